"""Happy parking: neighbours lend one another the spaces they are not using."""

from ..promises.parking import REGISTRATIONS
from ..words import (
    Callout,
    DemoExperiment,
    Figures,
    Link,
    Move,
    Picture,
    Question,
    Questions,
    Steps,
    Text,
    words,
)
from .parking_consent import CONSENT

STORY = [
    Text(
        heading=words(
            "An empty space is a small waste",
            "비어 있는 자리가 아깝습니다",
            "ที่ว่างที่ไม่มีใครได้ใช้",
        ),
        paragraphs=[
            words(
                "In the morning a resident drives to work and the space in front of the house stands empty until evening. At ten, a nurse on her rounds circles the same street three times and finds nothing. Both are right, both know their street well, and nobody has ever introduced them to each other.",
                "아침에 주민이 차를 몰고 출근하면 집 앞 주차면은 저녁까지 비어 있습니다. 오전 10시, 방문 간호사가 같은 골목을 세 바퀴나 돌지만 세울 곳이 없습니다. 누구의 잘못도 아닙니다. 두 사람 모두 이 골목을 잘 알지만, 서로를 이어 줄 방법이 없었을 뿐입니다.",
                "ตอนเช้า ผู้อยู่อาศัยคนหนึ่งขับรถไปทำงาน ที่จอดหน้าบ้านจึงว่างจนถึงเย็น พอสิบโมง พยาบาลเยี่ยมบ้านขับวนถนนเดียวกันสามรอบก็ยังหาที่จอดไม่ได้ ไม่มีใครทำผิด ทั้งสองคนรู้จักถนนเส้นนี้ดี เพียงแต่ยังไม่มีใครเชื่อมพวกเขาเข้าหากัน",
            ),
            words(
                "Happy parking introduces them. Whoever holds a resident-priority space or a private one says during which hours it is free. Whoever needs a space for an hour sees that one is free on the block and takes it. Nobody sees the daily pattern of a single house: the list shows only what is free now, street by street, so it tells a stranger nothing about who is away.",
                "행복주차는 두 사람을 이어 줍니다. 거주자우선주차면이나 개인 주차면을 가진 주민이 비는 시간을 알려 주면, 잠시 세울 곳이 필요한 이웃이 그 거리에 빈자리가 있는지 보고 이용합니다. 어느 집이 언제 비는지는 아무도 볼 수 없습니다. 목록에는 지금 비어 있는 자리 수만 거리별로 나오므로, 낯선 사람이 집을 비운 때를 짐작할 수 없습니다.",
                "ลานจอดรถมีความสุขทำหน้าที่นั้น ผู้ที่มีสิทธิจอดหน้าบ้านหรือมีที่จอดส่วนตัวบอกว่าที่ของตนว่างช่วงใด ผู้ที่ต้องการจอดสักชั่วโมงก็เห็นว่ามีที่ว่างในละแวกนั้นแล้วเข้าจอดได้ ไม่มีใครเห็นว่าบ้านหลังใดว่างเวลาไหน เพราะรายการแสดงเฉพาะจำนวนที่ว่างในขณะนี้เป็นรายถนน คนแปลกหน้าจึงรู้ไม่ได้ว่าใครไม่อยู่บ้าน",
            ),
        ],
    ),
    Picture(
        "parking",
        words(
            "A street seen from above: the yellow spaces are lent, and a neighbour may park there.",
            "위에서 본 골목입니다. 노란 면은 나누려고 내놓은 자리로, 이웃이 세울 수 있습니다.",
            "ถนนเส้นหนึ่งเมื่อมองจากด้านบน ช่องสีเหลืองคือที่ที่เปิดให้เพื่อนบ้านเข้าจอดได้",
        ),
    ),
    Steps(
        heading=words("How a day goes", "하루는 이렇게 흘러갑니다", "หนึ่งวันเป็นอย่างไร"),
        steps=[
            (
                words(
                    "Say when your space is free",
                    "비는 시간을 알립니다",
                    "บอกเวลาที่ที่จอดของคุณว่าง",
                ),
                words(
                    "Once for the whole week, with exceptions for single days. You can take an hour back at any time as long as nobody stands there.",
                    "일주일치를 한 번에 정하고 특정한 날만 따로 바꿀 수 있습니다. 아무도 세우지 않은 시간은 언제든지 거둬들일 수 있습니다.",
                    "กำหนดครั้งเดียวสำหรับทั้งสัปดาห์ และเว้นเฉพาะบางวันได้ ชั่วโมงใดที่ยังไม่มีผู้จอด คุณขอคืนได้ทุกเมื่อ",
                ),
            ),
            (
                words(
                    "A neighbour takes the hour",
                    "이웃이 그 시간을 씁니다",
                    "เพื่อนบ้านเข้าจอด",
                ),
                words(
                    "By phone or at the paper board in the community centre. Both count alike.",
                    "휴대전화로, 또는 주민센터의 종이 게시판에서 신청합니다. 두 방법의 순서는 똑같이 셉니다.",
                    "ขอใช้ผ่านโทรศัพท์หรือที่กระดานกระดาษในศูนย์ชุมชน ทั้งสองทางนับลำดับเหมือนกัน",
                ),
            ),
            (
                words(
                    "Somebody stays too long", "누군가 오래 머물면", "ถ้ามีคนจอดเกินเวลา"
                ),
                words(
                    "The next driver is offered another free space at once, rather than an apology. The first driver gets a friendly reminder.",
                    "다음 운전자에게 사과 대신 가까운 다른 빈자리를 곧바로 안내합니다. 먼저 세운 분께는 정중히 알려 드립니다.",
                    "คนถัดไปจะได้รับที่ว่างอีกช่องหนึ่งทันที แทนที่จะได้เพียงคำขอโทษ ส่วนคนแรกจะได้รับการเตือนอย่างสุภาพ",
                ),
            ),
            (
                words(
                    "Evening: the space is yours",
                    "저녁에는 다시 내 자리입니다",
                    "ตอนเย็น ที่จอดกลับเป็นของคุณ",
                ),
                words(
                    "Your lent hours are written down in a ledger that you can check line by line.",
                    "내놓은 시간은 장부에 한 줄씩 적히며 누구나 자신의 기록을 확인할 수 있습니다.",
                    "ชั่วโมงที่คุณแบ่งให้จะถูกบันทึกในบัญชีที่คุณตรวจสอบได้ทีละบรรทัด",
                ),
            ),
        ],
    ),
    Figures(
        heading=words(
            "What other districts have tried",
            "다른 자치구가 먼저 해 본 일",
            "สิ่งที่เขตอื่นเคยลองมาแล้ว",
        ),
        rows=[
            (
                words("2,918", "2,918면", "2,918"),
                words(
                    "resident-priority spaces in Jongno in 2019, for 3,499 applicants",
                    "2019년 종로구의 거주자우선주차면. 신청자는 3,499명이었습니다",
                    "ช่องจอดสำหรับผู้อยู่อาศัยในเขตชงโนเมื่อปี 2019 (พ.ศ. 2562) มีผู้สมัคร 3,499 คน",
                ),
            ),
            (
                words("600 hours", "600시간", "600 ชั่วโมง"),
                words(
                    "lent within four months lifted a Jongno resident one priority class",
                    "넉 달 동안 이만큼 나누면 종로구에서 배정 순위가 한 단계 올랐습니다",
                    "ที่แบ่งให้ภายในสี่เดือน ช่วยเลื่อนลำดับสิทธิของผู้อยู่อาศัยในเขตชงโนขึ้นหนึ่งขั้น",
                ),
            ),
            (
                words("25 %", "25%", "25%"),
                words(
                    "of Seodaemun's 4,518 spaces were shared",
                    "서대문구 주차면 4,518면 가운데 나눔에 참여한 비율",
                    "ของช่องจอด 4,518 ช่องในเขตซอแดมุนเข้าร่วมการแบ่งปัน",
                ),
            ),
        ],
        source=words(
            "Published by the two districts and collected for this project.",
            "두 자치구가 공개한 자료를 이 실험을 위해 모았습니다.",
            "ข้อมูลที่สองเขตเผยแพร่ รวบรวมเพื่อโครงการนี้",
        ),
    ),
    Text(
        heading=words("What we want to know", "무엇을 알고 싶은가", "เราอยากรู้อะไร"),
        paragraphs=[
            words(
                "Participants write down how long they look for a space: for four weeks as it always was, then while neighbours lend. Before the first day we registered what would count as a success: the search takes at least three minutes less. The registration cannot be changed unseen, and the results stand on this site while they grow. Should it fail, we shall say so in the same size of type.",
                "참여자는 자리를 찾는 데 걸린 시간을 적습니다. 네 주 동안은 늘 하던 대로, 그 뒤에는 이웃이 자리를 나누는 가운데 적습니다. 성공의 기준은 첫날이 되기 전에 등록했습니다. 찾는 시간이 3분 이상 줄면 성공입니다. 등록한 내용은 몰래 바꿀 수 없고, 결과는 쌓이는 대로 이 누리집에서 보실 수 있습니다. 실패하더라도 똑같은 크기의 글씨로 알리겠습니다.",
                "ผู้เข้าร่วมจดว่าใช้เวลาหาที่จอดนานเท่าใด สี่สัปดาห์แรกจดตามที่เป็นมา จากนั้นจดในช่วงที่เพื่อนบ้านแบ่งที่จอดกัน เราลงทะเบียนเกณฑ์ความสำเร็จไว้ก่อนวันแรก คือเวลาหาที่จอดต้องลดลงอย่างน้อยสามนาที สิ่งที่ลงทะเบียนแล้วแอบแก้ไม่ได้ และผลแสดงบนเว็บไซต์นี้ตั้งแต่ยังเก็บข้อมูลอยู่ หากไม่สำเร็จ เราจะบอกด้วยตัวอักษรขนาดเท่ากัน",
            ),
        ],
        points=[
            words(
                "Do people find a space sooner?",
                "사람들이 자리를 더 빨리 찾습니까?",
                "ผู้คนหาที่จอดได้เร็วขึ้นหรือไม่",
            ),
            words(
                "Are the points for lending given fairly, and can everyone check them?",
                "나눔 점수는 공정하며, 누구나 확인할 수 있습니까?",
                "คะแนนจากการแบ่งปันยุติธรรมและทุกคนตรวจสอบได้หรือไม่",
            ),
            words(
                "Do spaces for people with disabilities stay free for them?",
                "장애인 주차면은 그대로 지켜집니까?",
                "ช่องจอดสำหรับคนพิการยังว่างสำหรับคนพิการหรือไม่",
            ),
        ],
    ),
    Callout(
        "info",
        words(
            "Nobody earns money", "돈을 버는 일이 아닙니다", "ไม่มีใครได้เงินจากการทดลองนี้"
        ),
        words(
            "Lending is thanked with hours, not with won. Ten hours lent are ten hours you may park with others.",
            "나눔의 보답은 원이 아니라 시간입니다. 열 시간을 내놓으면 이웃의 자리를 열 시간 쓸 수 있습니다.",
            "ผู้แบ่งปันได้รับเป็นชั่วโมง ไม่ใช่เงิน แบ่งให้สิบชั่วโมงก็จอดในที่ของผู้อื่นได้สิบชั่วโมง",
        ),
    ),
    Questions(
        heading=words("Before you decide", "결정하시기 전에", "ก่อนตัดสินใจ"),
        pairs=[
            (
                words(
                    "What if my own space is taken when I come home?",
                    "집에 왔는데 내 자리에 다른 차가 있으면 어떻게 합니까?",
                    "ถ้ากลับบ้านแล้วมีรถอื่นจอดอยู่ในที่ของฉันล่ะ",
                ),
                words(
                    "Call the desk. You are given another space on the same street at once, and the lost hour is put back in your ledger twice.",
                    "안내 데스크로 전화해 주십시오. 같은 거리의 다른 자리를 바로 마련해 드리고, 잃은 시간은 두 배로 장부에 돌려 드립니다.",
                    "โทรหาโต๊ะบริการ เราจะหาที่จอดอื่นบนถนนเดียวกันให้ทันที และคืนชั่วโมงที่เสียไปให้สองเท่าในบัญชีของคุณ",
                ),
            ),
            (
                words(
                    "Do I need a smartphone?",
                    "스마트폰이 있어야 합니까?",
                    "ต้องมีสมาร์ตโฟนหรือไม่",
                ),
                words(
                    "No. Times can be given by telephone or at the community centre.",
                    "아닙니다. 전화나 주민센터에서도 시간을 알려 주실 수 있습니다.",
                    "ไม่ต้อง แจ้งเวลาทางโทรศัพท์หรือที่ศูนย์ชุมชนก็ได้",
                ),
            ),
            (
                words(
                    "I have no car. Can I still lend?",
                    "차가 없어도 나눌 수 있습니까?",
                    "ไม่มีรถ แต่แบ่งที่จอดได้ไหม",
                ),
                words(
                    "Yes, if the space is yours to lend: an empty yard counts.",
                    "네. 본인이 쓸 권리가 있는 자리라면 빈 마당도 좋습니다.",
                    "ได้ หากเป็นที่ของคุณเอง ลานว่างหน้าบ้านก็นับด้วย",
                ),
            ),
        ],
    ),
    Link(
        words(
            "How a Living Lab works", "리빙랩은 이렇게 움직입니다", "ลิฟวิงแล็บทำงานอย่างไร"
        ),
        "how-it-works",
    ),
]

PARKING = DemoExperiment(
    slug="happy-parking",
    topic="parking",
    name=words("Happy parking", "행복주차", "ลานจอดรถมีความสุข"),
    summary=words(
        "Neighbours lend one another parking spaces while they are away, so that fewer cars circle the block.",
        "비는 시간의 주차면을 이웃과 나누어, 자리를 찾아 골목을 도는 차를 줄여 봅니다.",
        "เพื่อนบ้านแบ่งที่จอดรถให้กันในเวลาที่ไม่ได้ใช้ เพื่อให้รถวนหาที่จอดน้อยลง",
    ),
    question=words(
        "Do drivers find a space sooner when neighbours lend the spaces they are not using?",
        "이웃이 쓰지 않는 주차면을 나누면 운전자가 자리를 더 빨리 찾습니까?",
        "เมื่อเพื่อนบ้านแบ่งที่จอดรถซึ่งว่างอยู่ คนขับหาที่จอดได้เร็วขึ้นหรือไม่",
    ),
    place=words(
        "Eight residential streets in Jongno-gu and Seodaemun-gu",
        "종로구와 서대문구의 주택가 골목 여덟 곳",
        "ถนนในย่านที่อยู่อาศัยแปดสาย ในเขตชงโนและเขตซอแดมุน",
    ),
    districts=["11010", "11130"],
    latitude=37.5850,
    longitude=126.9480,
    starts_in=-63,
    ends_in=117,
    capacity=40,
    joined=37,
    waiting=0,
    who_may_join=words(
        "Anyone who lives on one of the eight streets and has a space to lend, or who regularly needs one there.",
        "여덟 골목에 살면서 나눌 주차면이 있는 분, 또는 그곳에 자주 차를 세워야 하는 분이면 누구나 참여하실 수 있습니다.",
        "ผู้ที่อาศัยอยู่บนถนนแปดสายนี้และมีที่จอดให้แบ่ง หรือผู้ที่ต้องใช้ที่จอดบริเวณนั้นเป็นประจำ",
    ),
    asked=words(
        "Give the hours in which your space is free, about five minutes a week. Be back on time when you use a neighbour's space. Answer a few questions at the end if you wish.",
        "주차면이 비는 시간을 알려 주십시오. 일주일에 5분쯤 걸립니다. 이웃의 자리를 쓸 때는 약속한 시간에 비워 주십시오. 원하시면 끝날 때 몇 가지 질문에 답해 주십시오.",
        "แจ้งเวลาที่ที่จอดของคุณว่าง ใช้เวลาราวห้านาทีต่อสัปดาห์ เมื่อใช้ที่จอดของเพื่อนบ้านก็ออกให้ตรงเวลา และตอบคำถามเล็กน้อยเมื่อจบการทดลองหากคุณสะดวก",
    ),
    offered=words(
        "An hour of parking with others for each hour you lend, a ledger you can check, and the results before anybody else reads them.",
        "내놓은 한 시간마다 이웃의 자리를 한 시간 쓸 수 있습니다. 직접 확인할 수 있는 장부를 드리고, 결과는 참여자에게 가장 먼저 알려 드립니다.",
        "สิทธิจอดในที่ของผู้อื่นหนึ่งชั่วโมงต่อทุกชั่วโมงที่คุณแบ่ง บัญชีที่ตรวจสอบได้ และได้อ่านผลการทดลองก่อนใคร",
    ),
    risks=words(
        "Your space may be taken for some minutes when you need it; another one on the street is kept for this. Lending hours could hint that nobody is at home; that is why they are never published house by house.",
        "필요할 때 내 자리가 몇 분 동안 차 있을 수 있습니다. 이때를 위해 같은 거리에 예비 자리를 둡니다. 비는 시간이 빈집을 짐작하게 할 수 있어, 집별 시간은 공개하지 않습니다.",
        "ที่จอดของคุณอาจยังมีรถอยู่อีกไม่กี่นาทีเมื่อคุณต้องใช้ เราจึงกันที่สำรองไว้บนถนนเดียวกัน เวลาที่เปิดให้ใช้อาจทำให้เดาได้ว่าไม่มีใครอยู่บ้าน เราจึงไม่เผยแพร่ข้อมูลรายบ้าน",
    ),
    access=["no-phone", "screen-reader", "from-home"],
    responsible=words(
        "Living Lab office, team for streets and parking",
        "리빙랩 사무국 거리·주차팀",
        "สำนักงานลิฟวิงแล็บ ทีมถนนและที่จอดรถ",
    ),
    contact_email="parking@park.example",
    questions=[
        Question(
            words(
                "Do you live on one of the eight streets, or park there at least once a week?",
                "여덟 골목에 사십니까, 아니면 일주일에 한 번 이상 그곳에 주차하십니까?",
                "คุณอาศัยอยู่บนถนนแปดสายนี้ หรือจอดรถที่นั่นอย่างน้อยสัปดาห์ละครั้งใช่หรือไม่",
            ),
            words(
                "We compare the weeks on these streets before and after lending began; hours from elsewhere would blur the comparison.",
                "이 골목들에서 나눔을 시작하기 전과 후를 비교합니다. 다른 지역의 시간이 섞이면 비교가 흐려집니다.",
                "เราเปรียบเทียบถนนเหล่านี้ก่อนและหลังเริ่มแบ่งปัน ข้อมูลจากที่อื่นจะทำให้ผลคลาดเคลื่อน",
            ),
        ),
        Question(
            words(
                "Is the space you would lend in dispute with a neighbour or landlord?",
                "나누려는 주차면을 두고 이웃이나 집주인과 다툼이 있습니까?",
                "ที่จอดที่คุณจะแบ่งมีข้อพิพาทกับเพื่อนบ้านหรือเจ้าของบ้านอยู่หรือไม่",
            ),
            words(
                "Nobody should come between two parties. Answer no when you have no space to lend.",
                "다툼 사이에 다른 이웃이 끼게 할 수는 없습니다. 나눌 주차면이 없으면 ‘아니요’를 고르십시오.",
                "เราไม่อยากให้เพื่อนบ้านคนอื่นต้องเข้าไปอยู่กลางข้อพิพาท หากคุณไม่มีที่จอดให้แบ่ง โปรดตอบว่าไม่",
            ),
            wanted=False,
        ),
    ],
    consents=[CONSENT],
    moves=[
        Move(
            152,
            "proposed",
            words(
                "Residents of three streets asked for it at their assembly.",
                "주민총회에서 세 골목의 주민들이 제안했습니다.",
                "ผู้อยู่อาศัยจากถนนสามสายเสนอในที่ประชุมชาวบ้าน",
            ),
        ),
        Move(
            121,
            "designing",
            words(
                "The idea answers a question nobody in the city has measured.",
                "시에서 아직 아무도 재어 보지 않은 질문에 답할 수 있습니다.",
                "แนวคิดนี้ตอบคำถามที่ยังไม่มีใครในเมืองเคยวัดผล",
            ),
        ),
        Move(
            80,
            "recruiting",
            words(
                "The measure of success is written down and the consent text is ready.",
                "성공 기준을 적어 두었고 동의문도 준비되었습니다.",
                "เขียนเกณฑ์ความสำเร็จไว้แล้ว และข้อความขอความยินยอมพร้อมแล้ว",
            ),
        ),
        Move(
            63,
            "running",
            words(
                "The first diaries begin; after four weeks of writing, neighbours start to lend.",
                "첫 일지를 쓰기 시작합니다. 네 주 동안 적은 뒤 이웃이 자리를 나누기 시작합니다.",
                "เริ่มจดบันทึกชุดแรก หลังจดครบสี่สัปดาห์ เพื่อนบ้านจึงเริ่มแบ่งที่จอด",
            ),
        ),
    ],
    story=STORY,
    registrations=REGISTRATIONS,
    scene="parking",
    minimum_age=18,
)
