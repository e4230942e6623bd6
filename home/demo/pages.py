"""The standing pages of the demonstration park."""

from .statements import ACCESSIBILITY, HELP, PRIVACY
from .words import Callout, DemoPage, Link, Steps, Text, words

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
    scene="park",
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

PAGES = [ABOUT, HOW_IT_WORKS, HELP, ACCESSIBILITY, PRIVACY]
