"""Pages of the demonstration park that one looks up: help, access, privacy."""

from .words import Callout, DemoPage, Questions, Table, Text, words

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
                [
                    words(
                        "Posts in the forums",
                        "포럼에 쓰신 글",
                        "โพสต์ในกระดานสนทนา",
                    ),
                    words(
                        "so that others can read and answer them",
                        "다른 분들이 읽고 답할 수 있도록",
                        "เพื่อให้ผู้อื่นได้อ่านและตอบ",
                    ),
                    words(
                        "you take them back or erase your account",
                        "직접 거두시거나 계정을 지우실 때",
                        "คุณถอนโพสต์คืนหรือลบบัญชี",
                    ),
                ],
                [
                    words(
                        "What rules of the forums decided by themselves",
                        "포럼 규칙이 스스로 내린 결정",
                        "สิ่งที่กติกาของกระดานสนทนาตัดสินเอง",
                    ),
                    words(
                        "so that each decision can be explained and checked again",
                        "결정마다 설명하고 다시 확인할 수 있도록",
                        "เพื่อให้อธิบายและตรวจสอบแต่ละคำตัดสินซ้ำได้",
                    ),
                    words(
                        "a year; longer only while a moderator looks at it again",
                        "1년, 운영자가 다시 살펴보는 동안에만 더 길게",
                        "หนึ่งปี นานกว่านั้นเฉพาะระหว่างที่ผู้ดูแลกำลังพิจารณาอีกครั้ง",
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
