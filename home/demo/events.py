"""Events of the demonstration park, some of them still to come."""

from .words import Callout, DemoEvent, Link, Text, words

EVENTS = [
    DemoEvent(
        slug="parking-evening",
        starts_in=5,
        hour=19,
        hours=2,
        title=words(
            "Neighbours' evening: lend a space",
            "이웃의 저녁: 주차면을 나눕시다",
            "ค่ำของเพื่อนบ้าน: มาแบ่งที่จอดรถกัน",
        ),
        summary=words(
            "Come with your questions about happy parking, and leave with your hours written down.",
            "행복주차에 대해 궁금한 점을 들고 오셔서, 나눌 시간을 적어 두고 가십시오.",
            "นำคำถามเรื่องลานจอดรถมีความสุขมา แล้วกลับไปพร้อมตารางเวลาที่จดเรียบร้อย",
        ),
        place=words(
            "Innovation Park, Hall 1, ground floor; step-free from the east gate",
            "혁신파크 1관 1층, 동문에서 턱 없이 들어올 수 있습니다",
            "อุทยานนวัตกรรม อาคาร 1 ชั้นล่าง เข้าทางประตูทิศตะวันออกได้โดยไม่มีขั้น",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "We show with chalk on the floor how one street shares its spaces over a day. Afterwards the team sits at four tables and fills in hours together with you. Bring the paper of your resident-priority space if you have one.",
                        "바닥에 분필로 골목을 그려 하루 동안 주차면을 어떻게 나누는지 보여 드립니다. 이어서 담당 팀이 탁자 네 곳에 앉아 여러분과 함께 시간을 적습니다. 거주자우선주차 배정서가 있으면 가져와 주십시오.",
                        "เราใช้ชอล์กวาดบนพื้นให้เห็นว่าถนนหนึ่งสายแบ่งที่จอดกันอย่างไรในหนึ่งวัน จากนั้นทีมงานนั่งประจำสี่โต๊ะเพื่อช่วยคุณกรอกเวลา หากมีเอกสารสิทธิจอดรถ โปรดนำมาด้วย",
                    )
                ]
            ),
            Callout(
                "info",
                words("Languages and access", "언어와 접근성", "ภาษาและการเข้าถึง"),
                words(
                    "Korean with interpretation into English, Thai and Korean Sign Language. No registration, free of charge.",
                    "한국어로 진행하며 영어, 태국어, 수어 통역이 있습니다. 신청 없이 무료로 오실 수 있습니다.",
                    "ใช้ภาษาเกาหลี มีล่ามภาษาอังกฤษ ไทย และภาษามือเกาหลี ไม่ต้องลงทะเบียน ไม่มีค่าใช้จ่าย",
                ),
            ),
            Link(
                words("See the experiment", "실험 보기", "ดูการทดลอง"), "happy-parking"
            ),
        ],
    ),
    DemoEvent(
        slug="battery-saturday",
        starts_in=13,
        hour=10,
        hours=4,
        title=words(
            "Battery Saturday for families",
            "가족과 함께하는 폐전지 토요일",
            "วันเสาร์แบตเตอรี่สำหรับครอบครัว",
        ),
        summary=words(
            "Empty your drawer, weigh what you find and follow it to the recycler.",
            "서랍을 비우고, 무게를 달고, 재활용 업체까지 따라가 봅니다.",
            "เคลียร์ลิ้นชัก ชั่งสิ่งที่พบ แล้วติดตามไปถึงผู้รีไซเคิล",
        ),
        place=words(
            "Innovation Park, yard behind Hall 3; when it rains, inside Hall 3",
            "혁신파크 3관 뒷마당, 비가 오면 3관 안",
            "อุทยานนวัตกรรม ลานหลังอาคาร 3 หากฝนตกจัดในอาคาร 3",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "Children sort cells by kind, tape their poles and guess the weight before the scale tells it. The fire service shows, at a distance, what a damaged lithium cell does and how dry sand stops it. Leave swollen batteries at home, outdoors, in sand, and tell us: we come and collect them.",
                        "어린이는 전지를 종류별로 나누고, 극에 테이프를 붙이고, 저울이 알려 주기 전에 무게를 맞혀 봅니다. 소방서에서 손상된 리튬 전지가 어떻게 되는지, 마른 모래가 어떻게 막는지 멀찍이서 보여 줍니다. 부푼 배터리는 가져오지 말고 집 밖 모래에 두고 알려 주십시오. 저희가 찾아갑니다.",
                        "เด็ก ๆ แยกแบตเตอรี่ตามชนิด ปิดเทปที่ขั้ว และทายน้ำหนักก่อนตาชั่งจะบอก หน่วยดับเพลิงสาธิตจากระยะไกลว่าแบตเตอรี่ลิเทียมที่เสียหายเป็นอย่างไรและทรายแห้งหยุดมันได้อย่างไร หากมีก้อนที่บวม ให้วางไว้ในทรายนอกบ้านแล้วแจ้งเรา เราจะไปรับ",
                    )
                ]
            ),
            Link(
                words("See the experiment", "실험 보기", "ดูการทดลอง"),
                "battery-recycling",
            ),
        ],
    ),
    DemoEvent(
        slug="walk-around-the-station",
        starts_in=24,
        hour=14,
        hours=2,
        title=words(
            "A walk around the station, in five ways",
            "다섯 가지 방법으로 역 둘레 걷기",
            "เดินรอบสถานีด้วยห้าวิธี",
        ),
        summary=words(
            "Walk the same way with a wheelchair, a cane, a pushchair, a suitcase and nothing.",
            "같은 길을 휠체어, 지팡이, 유아차, 여행 가방으로, 그리고 맨몸으로 다녀 봅니다.",
            "เดินทางเส้นเดียวกันด้วยวีลแชร์ ไม้เท้า รถเข็นเด็ก กระเป๋าเดินทาง และตัวเปล่า",
        ),
        place=words(
            "Meeting point: Innovation Park, east gate, under the clock",
            "모이는 곳: 혁신파크 동문 시계 아래",
            "จุดนัดพบ: อุทยานนวัตกรรม ประตูทิศตะวันออก ใต้นาฬิกา",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "Participants of the barriers study lead the walk. This is not a game of pretending: whoever uses an aid every day explains, and the others carry the notebook. At the end we report three barriers together, in words and without a map.",
                        "장벽 연구 참여자가 길을 이끕니다. 흉내를 내는 체험이 아닙니다. 날마다 보조기기를 쓰는 분이 설명하고 다른 분들은 수첩을 듭니다. 끝나면 장벽 세 곳을 지도 없이 말로 함께 신고합니다.",
                        "ผู้เข้าร่วมการศึกษาเรื่องอุปสรรคเป็นผู้นำเดิน นี่ไม่ใช่เกมสวมบทบาท ผู้ที่ใช้อุปกรณ์ช่วยทุกวันเป็นผู้อธิบาย คนอื่นถือสมุดจด เมื่อจบทางเราแจ้งอุปสรรคสามแห่งร่วมกันด้วยคำพูด ไม่ต้องใช้แผนที่",
                    )
                ]
            ),
            Link(
                words("See the experiment", "실험 보기", "ดูการทดลอง"), "barrier-study"
            ),
        ],
    ),
    DemoEvent(
        slug="night-bus-results",
        starts_in=38,
        hour=18,
        hours=2,
        title=words(
            "The night bus: results and next steps",
            "심야버스: 결과와 다음 걸음",
            "รถโดยสารรอบกลางคืน: ผลและก้าวต่อไป",
        ),
        summary=words(
            "What fifty-two diaries say, why no route will be proposed, and what to do instead.",
            "일지 쉰두 권이 말하는 것, 노선을 제안하지 않는 까닭, 그리고 다음에 할 일을 나눕니다.",
            "บันทึกห้าสิบสองเล่มบอกอะไร เหตุใดจึงไม่เสนอเส้นทางใด และควรทำอะไรแทน",
        ),
        place=words(
            "Innovation Park, Hall 2, first floor; lift beside the café",
            "혁신파크 2관 2층, 카페 옆 승강기 이용",
            "อุทยานนวัตกรรม อาคาร 2 ชั้นสอง มีลิฟต์ข้างร้านกาแฟ",
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "First the numbers, then an hour for your questions. The evening begins early so that people with a late shift can come, and is recorded for those who cannot. A result that disappoints is shown just as large.",
                        "먼저 숫자를 보고, 한 시간 동안 질문을 받습니다. 야간 근무를 하시는 분도 오실 수 있도록 일찍 시작하며, 못 오시는 분을 위해 녹화합니다. 기대에 못 미친 결과도 똑같이 크게 보여 드립니다.",
                        "เริ่มด้วยตัวเลข แล้วให้เวลาถามหนึ่งชั่วโมง งานเริ่มเร็วเพื่อให้ผู้ที่เข้ากะดึกมาได้ และบันทึกไว้ให้ผู้ที่มาไม่ได้ ผลที่ไม่เป็นไปตามหวังก็แสดงให้เห็นชัดเท่ากัน",
                    )
                ]
            ),
            Link(words("See the experiment", "실험 보기", "ดูการทดลอง"), "night-bus"),
        ],
    ),
    DemoEvent(
        slug="open-day",
        starts_in=-30,
        hour=11,
        hours=6,
        title=words("Open day at the park", "혁신파크 여는 날", "วันเปิดอุทยาน"),
        summary=words(
            "All experiments showed what they do, and every team answered questions.",
            "모든 실험이 하는 일을 보여 드리고 팀마다 질문에 답했습니다.",
            "ทุกการทดลองแสดงสิ่งที่ทำ และทุกทีมตอบคำถาม",
        ),
        place=words(
            "Innovation Park, all halls", "혁신파크 전관", "อุทยานนวัตกรรม ทุกอาคาร"
        ),
        story=[
            Text(
                paragraphs=[
                    words(
                        "Each experiment had a table with its question written large, and a jar for doubts. The fullest jar was the night bus: most people wanted to know whether their telephone had been counted. It had not, and the page of the experiment now says so first.",
                        "실험마다 질문을 크게 써 붙인 탁자와 걱정을 적어 넣는 항아리를 두었습니다. 가장 많이 찬 항아리는 심야버스였습니다. 내 휴대전화가 세어졌는지 궁금해하신 분이 많았습니다. 그렇지 않으며, 지금은 실험 페이지에 그 답을 적어 두었습니다.",
                        "ทุกการทดลองมีโต๊ะที่เขียนคำถามตัวใหญ่ และมีไหสำหรับใส่ข้อสงสัย ไหที่เต็มที่สุดคือเรื่องรถโดยสารรอบกลางคืน หลายคนอยากรู้ว่าโทรศัพท์ของตนถูกนับด้วยหรือไม่ คำตอบคือไม่ และตอนนี้หน้าของการทดลองเขียนเรื่องนี้ไว้แล้ว",
                    )
                ]
            ),
            Link(
                words(
                    "How a Living Lab works",
                    "리빙랩은 이렇게 움직입니다",
                    "ลิฟวิงแล็บทำงานอย่างไร",
                ),
                "how-it-works",
            ),
        ],
    ),
]
