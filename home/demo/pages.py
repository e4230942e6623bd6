"""The standing pages of the demonstration park and the words around every page."""

from .words import Callout, DemoPage, Link, Questions, Steps, Table, Text, words

HOME_TITLE = words("Innovation Park", "혁신파크", "อุทยานนวัตกรรม")
HOME_SUMMARY = words(
    "A city tries out its ideas here before it decides. Find an experiment, understand it and join.",
    "도시가 결정하기 전에 먼저 해 보는 곳입니다. 실험을 찾고, 알아보고, 참여해 주십시오.",
    "ที่ที่เมืองทดลองแนวคิดก่อนตัดสินใจ ค้นหาการทดลอง ทำความเข้าใจ แล้วเข้าร่วม",
)
EXPERIMENTS_TITLE = words("Experiments", "실험", "การทดลอง")
EXPERIMENTS_SUMMARY = words(
    "Every Living Lab experiment of the park, what it asks and whether there is a place for you.",
    "혁신파크의 모든 리빙랩 실험과 그 질문, 그리고 지금 참여할 자리가 있는지 알려 드립니다.",
    "ทุกการทดลองในลิฟวิงแล็บของอุทยาน แต่ละเรื่องถามอะไร และยังมีที่สำหรับคุณหรือไม่",
)
NEWS_TITLE = words("News and events", "소식과 행사", "ข่าวและกิจกรรม")
NEWS_SUMMARY = words(
    "What has happened in the park, and when you can come by.",
    "혁신파크에서 있었던 일과 앞으로 오실 수 있는 날을 알려 드립니다.",
    "สิ่งที่เกิดขึ้นในอุทยาน และวันที่คุณมาเยี่ยมได้",
)

TAGLINE = words(
    "We try it together before the city decides",
    "도시가 결정하기 전에, 함께 해 봅니다",
    "ลองด้วยกันก่อนที่เมืองจะตัดสินใจ",
)
ADDRESS = words(
    "Innovation Park, Eunpyeong-gu, Seoul\nDesk: Monday to Friday, 9 am to 6 pm\npark@park.example",
    "서울특별시 은평구 혁신파크\n안내 데스크: 월요일~금요일 오전 9시~오후 6시\npark@park.example",
    "อุทยานนวัตกรรม เขตอึนพยอง กรุงโซล\nโต๊ะบริการ: จันทร์–ศุกร์ 9.00–18.00 น.\npark@park.example",
)
FOOTER = words(
    "This is a demonstration park. Its experiments, participants and dates are made up; figures with a source are real.",
    "시연용 혁신파크입니다. 실험과 참여자, 날짜는 지어낸 것이며 출처를 밝힌 수치는 실제 자료입니다.",
    "นี่คืออุทยานสาธิต การทดลอง ผู้เข้าร่วม และวันที่เป็นเรื่องสมมติ ส่วนตัวเลขที่ระบุแหล่งที่มาเป็นข้อมูลจริง",
)
NOTICE = words(
    "You are visiting a demonstration park: everything here may be tried out, and nobody is really signed up.",
    "시연용 혁신파크입니다. 무엇이든 마음껏 해 보셔도 되며, 실제로 신청되는 것은 없습니다.",
    "คุณกำลังเยี่ยมชมอุทยานสาธิต ทดลองใช้ได้ทุกอย่าง โดยไม่มีการสมัครจริง",
)
NOTICE_PAGE = "about"
EVENT_ACCESS = words(
    "Step-free, with an accessible toilet and a hearing loop. Tell the desk three days before if you need an interpreter.",
    "턱이 없고 장애인 화장실과 청각 보조 장치가 있습니다. 통역이 필요하시면 사흘 전까지 안내 데스크에 알려 주십시오.",
    "ไม่มีขั้นบันได มีห้องน้ำสำหรับคนพิการและระบบช่วยฟัง หากต้องการล่าม โปรดแจ้งโต๊ะบริการล่วงหน้าสามวัน",
)

# The pages of each menu, by slug; the first also decides the order.
HEADER_MENU = ["experiments", "news", "how-it-works", "about"]
FOOTER_MENU = ["about", "how-it-works", "help", "accessibility", "privacy"]

ABOUT = DemoPage(
    slug="about",
    title=words("About the park", "혁신파크 소개", "เกี่ยวกับอุทยาน"),
    summary=words(
        "Why a city needs a place where ideas may fail early, cheaply and in public.",
        "아이디어가 일찍, 적은 비용으로, 모두 앞에서 실패해도 되는 곳이 도시에 필요한 까닭입니다.",
        "เหตุใดเมืองจึงต้องมีที่ที่แนวคิดล้มเหลวได้ตั้งแต่เนิ่น ๆ ด้วยต้นทุนน้อย และต่อหน้าทุกคน",
    ),
    story=[
        Text(
            paragraphs=[
                words(
                    "Innovation Park is a place for social experiments. Residents, researchers, firms and offices try out an idea on a real street with real people, for a limited time and with a question that can be answered. Afterwards the idea is adopted, changed or dropped, and everyone can read why.",
                    "혁신파크는 사회 실험을 하는 곳입니다. 주민과 연구자, 기업과 관공서가 실제 골목에서 실제 사람들과 정해진 기간 동안 아이디어를 해 봅니다. 답할 수 있는 질문을 세우고, 끝나면 그 아이디어를 채택하거나 바꾸거나 그만둡니다. 까닭은 누구나 읽을 수 있습니다.",
                    "อุทยานนวัตกรรมเป็นที่สำหรับการทดลองทางสังคม ผู้อยู่อาศัย นักวิจัย บริษัท และหน่วยงาน ลองแนวคิดบนถนนจริงกับผู้คนจริง ในเวลาที่จำกัด และด้วยคำถามที่ตอบได้ เมื่อจบแล้วแนวคิดนั้นจะถูกนำไปใช้ ปรับเปลี่ยน หรือยกเลิก โดยทุกคนอ่านเหตุผลได้",
                ),
                words(
                    "It is modelled on Seoul's: shared parking, batteries that come back, a city looked after together with people with disabilities, and night buses drawn from phone data were all tried there.",
                    "서울의 경험을 본떴습니다. 주차면 나눔, 폐전지 되찾기, 장애인과 함께 살피는 도시, 휴대전화 자료로 그린 심야버스를 모두 서울에서 먼저 해 보았습니다.",
                    "อุทยานนี้มีแบบอย่างจากกรุงโซล ที่ซึ่งเคยลองมาแล้วทั้งการแบ่งที่จอดรถ การนำแบตเตอรี่กลับคืน การดูแลเมืองร่วมกับคนพิการ และรถโดยสารรอบกลางคืนที่วางเส้นทางจากข้อมูลโทรศัพท์",
                ),
            ]
        ),
        Text(
            heading=words("What we hold to", "저희가 지키는 것", "สิ่งที่เรายึดถือ"),
            paragraphs=[
                words(
                    "Four rules apply to every experiment.",
                    "모든 실험에 네 가지 규칙을 적용합니다.",
                    "ทุกการทดลองใช้กติกาสี่ข้อ",
                ),
            ],
            points=[
                words(
                    "What counts as a success is written down before the first day.",
                    "성공의 기준은 첫날이 되기 전에 적어 둡니다.",
                    "เขียนเกณฑ์ความสำเร็จไว้ก่อนวันแรก",
                ),
                words(
                    "Nobody takes part without having agreed to each use of their data.",
                    "자료를 쓰는 일마다 동의하신 분만 참여합니다.",
                    "ไม่มีใครเข้าร่วมโดยไม่ได้ยินยอมการใช้ข้อมูลทีละเรื่อง",
                ),
                words(
                    "Leaving takes no more steps than joining.",
                    "그만둘 때 거치는 단계는 참여할 때보다 많지 않습니다.",
                    "การถอนตัวใช้ขั้นตอนไม่มากกว่าการเข้าร่วม",
                ),
                words(
                    "Results that disappoint are published like all others.",
                    "기대에 못 미친 결과도 똑같이 공개합니다.",
                    "ผลที่ไม่เป็นไปตามหวังก็เผยแพร่เหมือนผลอื่น ๆ",
                ),
            ],
        ),
        Callout(
            "info",
            words("A demonstration", "시연입니다", "เว็บไซต์สาธิต"),
            words(
                "This park was built to show how the site works. Experiments, participants and dates are made up. Figures that name a source are real.",
                "이 혁신파크는 누리집이 어떻게 움직이는지 보여 드리려고 만들었습니다. 실험과 참여자, 날짜는 지어낸 것입니다. 출처를 밝힌 수치는 실제 자료입니다.",
                "อุทยานนี้สร้างขึ้นเพื่อแสดงการทำงานของเว็บไซต์ การทดลอง ผู้เข้าร่วม และวันที่เป็นเรื่องสมมติ ตัวเลขที่ระบุแหล่งที่มาเป็นข้อมูลจริง",
            ),
        ),
        Link(words("Find an experiment", "실험 찾기", "ค้นหาการทดลอง"), "experiments"),
    ],
)

HOW_IT_WORKS = DemoPage(
    slug="how-it-works",
    title=words(
        "How a Living Lab works", "리빙랩은 이렇게 움직입니다", "ลิฟวิงแล็บทำงานอย่างไร"
    ),
    summary=words(
        "From a question that bothers somebody to a decision everyone can read.",
        "누군가의 답답한 질문이 모두가 읽을 수 있는 결정이 되기까지의 길입니다.",
        "จากคำถามที่กวนใจใครสักคน สู่การตัดสินใจที่ทุกคนอ่านได้",
    ),
    story=[
        Text(
            paragraphs=[
                words(
                    "A laboratory keeps the world out so that one thing can be seen clearly. A Living Lab does the opposite: it lets the street in, with its weather, habits and surprises, and asks whether the idea still works. The people who live there are not the objects of the study. They help to ask, to measure and to judge.",
                    "실험실은 한 가지를 또렷이 보려고 바깥세상을 막습니다. 리빙랩은 반대입니다. 날씨와 습관, 뜻밖의 일이 있는 골목을 그대로 들이고, 그래도 아이디어가 통하는지 묻습니다. 그곳에 사는 사람은 연구 대상이 아닙니다. 함께 묻고, 재고, 판단합니다.",
                    "ห้องทดลองทั่วไปกันโลกภายนอกออกไปเพื่อให้เห็นสิ่งเดียวอย่างชัดเจน ลิฟวิงแล็บทำตรงกันข้าม คือเปิดรับถนนทั้งสาย พร้อมสภาพอากาศ นิสัย และเรื่องไม่คาดคิด แล้วถามว่าแนวคิดยังใช้ได้หรือไม่ ผู้คนที่อยู่ที่นั่นไม่ใช่วัตถุของการศึกษา พวกเขาช่วยกันถาม วัด และตัดสิน",
                )
            ]
        ),
        Steps(
            heading=words(
                "The life of an experiment", "실험의 일생", "เส้นทางของการทดลอง"
            ),
            steps=[
                (
                    words("Proposed", "제안", "เสนอ"),
                    words(
                        "Somebody names a problem and an idea. Anyone may.",
                        "누군가 문제와 아이디어를 말합니다. 누구나 할 수 있습니다.",
                        "มีคนบอกปัญหาและแนวคิด ใครก็เสนอได้",
                    ),
                ),
                (
                    words("Designing", "설계", "ออกแบบ"),
                    words(
                        "The question, the measure of success, the risks and the consent are written down.",
                        "질문과 성공 기준, 위험과 동의문을 적습니다.",
                        "เขียนคำถาม เกณฑ์ความสำเร็จ ความเสี่ยง และข้อความขอความยินยอม",
                    ),
                ),
                (
                    words("Recruiting", "참여자 모집", "รับผู้เข้าร่วม"),
                    words(
                        "Places open. Whoever comes when they are taken waits in order.",
                        "자리를 엽니다. 다 찬 뒤에 오시는 분은 순서대로 기다립니다.",
                        "เปิดรับตามจำนวนที่ ผู้ที่มาหลังจากเต็มแล้วรอตามลำดับ",
                    ),
                ),
                (
                    words("Running", "진행", "ดำเนินการ"),
                    words(
                        "The experiment takes place. When something goes wrong it pauses, and the timeline says why.",
                        "실험을 진행합니다. 문제가 생기면 멈추고 까닭을 시간표에 적습니다.",
                        "การทดลองดำเนินไป หากเกิดปัญหาจะหยุดพัก และเส้นเวลาจะบอกเหตุผล",
                    ),
                ),
                (
                    words("Evaluating", "평가", "ประเมินผล"),
                    words(
                        "What was measured is compared with what was promised.",
                        "잰 것을 약속한 것과 견줍니다.",
                        "นำสิ่งที่วัดได้มาเทียบกับสิ่งที่สัญญาไว้",
                    ),
                ),
                (
                    words("Concluded", "마무리", "สรุปผล"),
                    words(
                        "The idea is adopted, changed or dropped, with reasons.",
                        "아이디어를 채택하거나 바꾸거나 그만두고 까닭을 밝힙니다.",
                        "แนวคิดถูกนำไปใช้ ปรับเปลี่ยน หรือยกเลิก พร้อมเหตุผล",
                    ),
                ),
            ],
        ),
        Text(
            heading=words("What joining means", "참여한다는 것", "การเข้าร่วมหมายถึงอะไร"),
            paragraphs=[
                words(
                    "You answer two or three plain questions, read what would be recorded and why, and decide about each purpose by itself. Nothing is ticked for you. You get a receipt and a copy of exactly the text you signed. Should the text change, you are asked again before anything more is recorded.",
                    "쉬운 질문 두세 가지에 답하고, 무엇을 왜 기록하는지 읽고, 쓰임마다 따로 정합니다. 미리 선택된 칸은 없습니다. 확인증과 함께, 서명한 글 그대로의 사본을 드립니다. 글이 바뀌면 더 기록하기 전에 다시 여쭙습니다.",
                    "คุณตอบคำถามง่าย ๆ สองสามข้อ อ่านว่าจะบันทึกอะไรและเพราะเหตุใด แล้วตัดสินใจทีละเรื่อง ไม่มีช่องใดถูกเลือกไว้ให้ล่วงหน้า คุณจะได้ใบยืนยันและสำเนาข้อความที่ลงนามทุกตัวอักษร หากข้อความเปลี่ยน เราจะถามใหม่ก่อนบันทึกสิ่งใดเพิ่ม",
                ),
                words(
                    "You may withdraw on any day and choose what happens to your data: it stays without your name, or it is deleted.",
                    "언제든지 철회하실 수 있고, 자료를 이름 없이 남길지 지울지 직접 고르십니다.",
                    "คุณถอนตัวได้ทุกวัน และเลือกได้ว่าจะให้เก็บข้อมูลไว้โดยไม่มีชื่อ หรือให้ลบ",
                ),
            ],
        ),
        Link(words("Find an experiment", "실험 찾기", "ค้นหาการทดลอง"), "experiments"),
    ],
)

HELP = DemoPage(
    slug="help",
    title=words("Help and contact", "도움말과 연락처", "ความช่วยเหลือและติดต่อ"),
    summary=words(
        "Answers to what is asked most, and people who answer the rest.",
        "가장 많이 묻는 질문의 답과, 그 밖의 것을 물어보실 곳입니다.",
        "คำตอบของคำถามที่พบบ่อย และช่องทางถามเรื่องอื่น ๆ",
    ),
    story=[
        Questions(
            heading=words("Asked most", "자주 묻는 질문", "คำถามที่พบบ่อย"),
            pairs=[
                (
                    words(
                        "Do I need an account to look around?",
                        "둘러보려면 가입해야 합니까?",
                        "ต้องมีบัญชีเพื่อดูเว็บไซต์ไหม",
                    ),
                    words(
                        "No. You may read everything and prepare everything. Only when you sign are you asked to sign in, and then you continue where you were.",
                        "아닙니다. 무엇이든 읽고 준비하실 수 있습니다. 서명할 때만 로그인을 부탁드리며, 하던 곳에서 그대로 이어집니다.",
                        "ไม่ต้อง คุณอ่านและเตรียมได้ทุกอย่าง เราจะขอให้เข้าสู่ระบบเฉพาะตอนลงนาม แล้วคุณทำต่อจากเดิมได้ทันที",
                    ),
                ),
                (
                    words(
                        "I have forgotten my password.",
                        "비밀번호를 잊었습니다.",
                        "ลืมรหัสผ่าน",
                    ),
                    words(
                        "You do not need one. Ask for a code by e-mail on the sign-in page.",
                        "없어도 됩니다. 로그인 페이지에서 이메일로 코드를 받으십시오.",
                        "ไม่ต้องใช้ก็ได้ ขอรับรหัสทางอีเมลที่หน้าเข้าสู่ระบบ",
                    ),
                ),
                (
                    words(
                        "How do I leave an experiment?",
                        "실험을 그만두려면 어떻게 합니까?",
                        "จะออกจากการทดลองได้อย่างไร",
                    ),
                    words(
                        "Open “My experiments”, choose the experiment and press “Withdraw”. You decide what happens to your data, and you get a receipt.",
                        "‘나의 실험’에서 실험을 고르고 ‘참여 철회’를 누르십시오. 자료를 어떻게 할지 직접 정하시고 확인증을 받으십니다.",
                        "เปิด “การทดลองของฉัน” เลือกการทดลอง แล้วกด “ถอนตัว” คุณเป็นผู้กำหนดว่าจะทำอย่างไรกับข้อมูล และจะได้รับใบยืนยัน",
                    ),
                ),
                (
                    words(
                        "How do I get or erase all my data?",
                        "내 정보를 모두 받거나 지울 수 있습니까?",
                        "จะขอรับหรือลบข้อมูลทั้งหมดของฉันได้อย่างไร",
                    ),
                    words(
                        "Both are in your profile and need nobody's permission. The export is ready within a minute.",
                        "두 가지 모두 내 정보에서 허락 없이 하실 수 있습니다. 내려받기는 1분 안에 준비됩니다.",
                        "ทำได้ทั้งสองอย่างในข้อมูลส่วนตัว โดยไม่ต้องขออนุญาตใคร ไฟล์พร้อมภายในหนึ่งนาที",
                    ),
                ),
                (
                    words(
                        "I found a mistake on a page.",
                        "페이지에서 잘못된 곳을 찾았습니다.",
                        "พบข้อผิดพลาดในหน้าเว็บ",
                    ),
                    words(
                        "Thank you. Write to park@park.example and say which page and which line.",
                        "고맙습니다. 어느 페이지 어느 줄인지 park@park.example로 알려 주십시오.",
                        "ขอบคุณ โปรดเขียนถึง park@park.example บอกหน้าและบรรทัดที่พบ",
                    ),
                ),
            ],
        ),
        Table(
            heading=words("Who answers what", "담당별 연락처", "เรื่องใดติดต่อที่ไหน"),
            columns=[
                words("About", "내용", "เรื่อง"),
                words("Write to", "보내실 곳", "เขียนถึง"),
            ],
            rows=[
                [
                    words(
                        "The park and this site", "혁신파크와 누리집", "อุทยานและเว็บไซต์นี้"
                    ),
                    words(
                        "park@park.example", "park@park.example", "park@park.example"
                    ),
                ],
                [
                    words("One experiment", "개별 실험", "การทดลองเรื่องใดเรื่องหนึ่ง"),
                    words(
                        "the address on its page",
                        "실험 페이지에 적힌 주소",
                        "ที่อยู่ในหน้าของการทดลองนั้น",
                    ),
                ],
                [
                    words("Your data", "개인정보", "ข้อมูลของคุณ"),
                    words(
                        "privacy@park.example",
                        "privacy@park.example",
                        "privacy@park.example",
                    ),
                ],
                [
                    words(
                        "Access to the site or the halls",
                        "누리집과 건물의 접근성",
                        "การเข้าถึงเว็บไซต์หรืออาคาร",
                    ),
                    words(
                        "access@park.example",
                        "access@park.example",
                        "access@park.example",
                    ),
                ],
            ],
        ),
    ],
)

ACCESSIBILITY = DemoPage(
    slug="accessibility",
    title=words("Accessibility statement", "접근성 안내", "แถลงการณ์การเข้าถึง"),
    summary=words(
        "What everyone can rely on here, what we know does not work yet, and how to tell us.",
        "누구나 믿고 쓰실 수 있는 것, 아직 부족한 것, 알려 주시는 방법을 적었습니다.",
        "สิ่งที่ทุกคนวางใจได้ สิ่งที่เรารู้ว่ายังใช้ไม่ได้ และวิธีแจ้งเรา",
    ),
    story=[
        Text(
            paragraphs=[
                words(
                    "This site is made to be used by everyone: with a keyboard, with a screen reader, with large type, on an old telephone, without JavaScript. We work to the Web Content Accessibility Guidelines 2.2 at level AA, and in the contrast of text beyond it.",
                    "이 누리집은 누구나 쓰실 수 있도록 만들었습니다. 키보드만으로, 화면낭독기로, 큰 글씨로, 오래된 휴대전화로, 자바스크립트 없이도 쓰실 수 있습니다. 웹 콘텐츠 접근성 지침 2.2의 AA 수준을 따르며, 글자 대비는 그보다 높게 잡았습니다.",
                    "เว็บไซต์นี้ทำขึ้นให้ทุกคนใช้ได้ ไม่ว่าจะใช้แป้นพิมพ์ โปรแกรมอ่านหน้าจอ ตัวอักษรขนาดใหญ่ โทรศัพท์รุ่นเก่า หรือไม่ใช้จาวาสคริปต์ เรายึดแนวทางการเข้าถึงเนื้อหาเว็บ 2.2 ระดับ AA และให้ความคมชัดของตัวอักษรสูงกว่านั้น",
                )
            ]
        ),
        Text(
            heading=words(
                "What you can rely on", "믿고 쓰실 수 있는 것", "สิ่งที่คุณวางใจได้"
            ),
            paragraphs=[
                words(
                    "We check these on every page and before every change.",
                    "모든 페이지에서, 바꿀 때마다 확인합니다.",
                    "เราตรวจสิ่งเหล่านี้ทุกหน้าและก่อนการเปลี่ยนแปลงทุกครั้ง",
                ),
            ],
            points=[
                words(
                    "Every map has a list that says the same.",
                    "모든 지도에는 같은 내용을 담은 목록이 있습니다.",
                    "ทุกแผนที่มีรายการที่บอกสิ่งเดียวกัน",
                ),
                words(
                    "Every picture is described in your language.",
                    "모든 그림에는 읽으시는 언어로 된 설명이 있습니다.",
                    "ทุกภาพมีคำบรรยายในภาษาของคุณ",
                ),
                words(
                    "Nothing moves by itself, and nothing runs out of time while you read.",
                    "저절로 움직이는 것이 없고, 읽는 동안 시간이 끝나지 않습니다.",
                    "ไม่มีสิ่งใดเคลื่อนไหวเอง และไม่มีการหมดเวลาขณะที่คุณอ่าน",
                ),
                words(
                    "Each act can also be done by telephone or at the desk.",
                    "모든 일은 전화나 안내 데스크에서도 하실 수 있습니다.",
                    "ทุกเรื่องทำทางโทรศัพท์หรือที่โต๊ะบริการได้ด้วย",
                ),
            ],
        ),
        Text(
            heading=words(
                "What is not good enough yet", "아직 부족한 것", "สิ่งที่ยังไม่ดีพอ"
            ),
            paragraphs=[
                words(
                    "Pages have no version in Easy Read and no videos in Korean Sign Language yet. The desk can arrange an interpreter within three working days.",
                    "쉬운 글로 된 페이지와 수어 영상은 아직 없습니다. 안내 데스크에 말씀해 주시면 업무일 기준 3일 안에 수어 통역을 마련해 드립니다.",
                    "ยังไม่มีหน้าฉบับอ่านง่ายและวิดีโอภาษามือเกาหลี โต๊ะบริการจัดล่ามให้ได้ภายในสามวันทำการ",
                )
            ],
        ),
        Callout(
            "info",
            words(
                "Something stands in your way?",
                "막히는 곳이 있습니까?",
                "มีสิ่งใดขวางทางคุณหรือไม่",
            ),
            words(
                "Write to access@park.example. You get an answer within five working days, with a date by which it will be mended.",
                "access@park.example로 알려 주십시오. 업무일 기준 5일 안에, 언제까지 고칠지 날짜와 함께 답해 드립니다.",
                "เขียนถึง access@park.example คุณจะได้รับคำตอบภายในห้าวันทำการ พร้อมกำหนดวันที่จะแก้ไขเสร็จ",
            ),
        ),
    ],
)

PRIVACY = DemoPage(
    slug="privacy",
    title=words("Privacy statement", "개인정보 처리 안내", "แถลงการณ์ความเป็นส่วนตัว"),
    summary=words(
        "Which data the park keeps, why, for how long, and how you take it back.",
        "어떤 정보를 왜, 얼마 동안 보관하는지, 어떻게 되찾으시는지 적었습니다.",
        "อุทยานเก็บข้อมูลใด เพราะเหตุใด นานเท่าใด และคุณขอคืนได้อย่างไร",
    ),
    story=[
        Text(
            paragraphs=[
                words(
                    "Whoever only reads leaves nothing behind: no cookie, no counter of visits by another company, no address kept. What we know about you is what you tell us.",
                    "읽기만 하시면 아무것도 남지 않습니다. 쿠키도, 다른 회사의 방문 기록도, 보관하는 주소도 없습니다. 저희가 아는 것은 직접 알려 주신 것뿐입니다.",
                    "ผู้ที่มาอ่านอย่างเดียวไม่ทิ้งร่องรอยใดไว้ ไม่มีคุกกี้ ไม่มีการนับผู้เข้าชมโดยบริษัทอื่น และไม่มีการเก็บที่อยู่ เรารู้จักคุณเท่าที่คุณบอกเรา",
                )
            ]
        ),
        Table(
            heading=words("What is kept", "보관하는 정보", "ข้อมูลที่เก็บ"),
            columns=[
                words("Data", "정보", "ข้อมูล"),
                words("What for", "쓰임", "ใช้เพื่อ"),
                words("Until", "기한", "จนถึง"),
            ],
            rows=[
                [
                    words("E-mail address", "이메일 주소", "อีเมล"),
                    words(
                        "to sign in and to write to you",
                        "로그인과 편지",
                        "เข้าสู่ระบบและเขียนถึงคุณ",
                    ),
                    words("you erase your account", "계정을 지우실 때", "คุณลบบัญชี"),
                ],
                [
                    words(
                        "Name, district, languages, access needs",
                        "이름, 자치구, 언어, 접근 지원",
                        "ชื่อ เขต ภาษา ความช่วยเหลือที่ต้องการ",
                    ),
                    words(
                        "only what you enter in your profile",
                        "내 정보에 직접 적으신 것만",
                        "เฉพาะที่คุณกรอกเอง",
                    ),
                    words("you delete it", "직접 지우실 때", "คุณลบออก"),
                ],
                [
                    words("Consents", "동의", "ความยินยอม"),
                    words(
                        "to prove what you agreed to",
                        "동의하신 내용의 증명",
                        "เป็นหลักฐานว่าคุณยินยอมเรื่องใด",
                    ),
                    words(
                        "the time the consent itself names",
                        "동의문에 적힌 기한",
                        "เวลาที่ระบุในข้อความนั้น",
                    ),
                ],
                [
                    words("Data of an experiment", "실험 자료", "ข้อมูลการทดลอง"),
                    words(
                        "only the purposes you granted",
                        "허락하신 쓰임에만",
                        "เฉพาะเรื่องที่คุณอนุญาต",
                    ),
                    words(
                        "you withdraw, or the consent's end",
                        "철회하시거나 동의가 끝날 때",
                        "คุณถอนตัว หรือความยินยอมสิ้นสุด",
                    ),
                ],
            ],
        ),
        Text(
            heading=words("What you can do", "하실 수 있는 일", "สิ่งที่คุณทำได้"),
            paragraphs=[
                words(
                    "All of this is in your profile, at any hour and without asking anybody.",
                    "모두 내 정보에서, 언제든지, 허락 없이 하실 수 있습니다.",
                    "ทั้งหมดนี้อยู่ในข้อมูลส่วนตัวของคุณ ทำได้ทุกเวลาโดยไม่ต้องขอใคร",
                )
            ],
            points=[
                words(
                    "Take everything with you as a file.",
                    "모든 정보를 파일로 받기",
                    "ขอรับข้อมูลทั้งหมดเป็นไฟล์",
                ),
                words("Correct what is wrong.", "틀린 것을 바로잡기", "แก้ไขสิ่งที่ผิด"),
                words(
                    "Withdraw from an experiment and have its data deleted.",
                    "실험에서 철회하고 자료를 지우기",
                    "ถอนตัวจากการทดลองและให้ลบข้อมูล",
                ),
                words(
                    "Erase your account. Afterwards you are found nowhere, searches and files included.",
                    "계정 지우기. 그 뒤에는 검색과 파일을 포함해 어디에도 남지 않습니다.",
                    "ลบบัญชี หลังจากนั้นจะไม่พบคุณที่ใด รวมทั้งในการค้นหาและในไฟล์",
                ),
            ],
        ),
        Callout(
            "info",
            words("Children under 14", "14세 미만 어린이", "เด็กอายุต่ำกว่า 14 ปี"),
            words(
                "A guardian must agree as well. We write to the guardian, and nothing is recorded before the answer.",
                "법정대리인의 동의도 필요합니다. 법정대리인께 편지를 보내고, 답이 오기 전에는 아무것도 기록하지 않습니다.",
                "ต้องได้รับความยินยอมจากผู้ปกครองด้วย เราเขียนถึงผู้ปกครอง และจะไม่บันทึกสิ่งใดก่อนได้รับคำตอบ",
            ),
        ),
    ],
)

PAGES = [ABOUT, HOW_IT_WORKS, HELP, ACCESSIBILITY, PRIVACY]
