"""Battery recycling: do more cells come back when a box is known to be there and to have room?"""

from ..promises.batteries import REGISTRATIONS
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
    Table,
    Text,
    words,
)
from .batteries_consent import FIRST, SECOND

STORY = [
    Text(
        heading=words(
            "The drawer that everybody has", "집집마다 하나쯤 있는 서랍", "ลิ้นชักที่ทุกบ้านมี"
        ),
        paragraphs=[
            words(
                "Most homes have one: a drawer with dead cells from a remote control, a swollen telephone battery nobody dares to touch, a power bank that no longer charges. They stay there because the way to the box is uncertain. Is it still where the leaflet says? Is it open on Sunday? Will it be full?",
                "집집마다 이런 서랍이 하나쯤 있습니다. 리모컨에서 꺼낸 다 쓴 건전지, 부풀어 올라 손대기 겁나는 휴대전화 배터리, 더는 충전되지 않는 보조배터리가 들어 있습니다. 수거함까지 가는 길이 확실하지 않으니 그대로 둡니다. 안내문에 적힌 곳에 아직 있을까요? 일요일에도 열려 있을까요? 가득 차 있지는 않을까요?",
                "แทบทุกบ้านมีลิ้นชักแบบนี้ ในนั้นมีถ่านรีโมตที่หมดแล้ว แบตเตอรี่โทรศัพท์ที่บวมจนไม่มีใครกล้าจับ และแบตเตอรี่สำรองที่ชาร์จไม่เข้า ทั้งหมดยังอยู่ตรงนั้นเพราะไม่แน่ใจว่าจะเอาไปทิ้งที่ไหน กล่องยังอยู่ตามที่แผ่นพับบอกหรือเปล่า วันอาทิตย์เปิดไหม แล้วจะเต็มหรือยัง",
            ),
            words(
                "These doubts are reasonable. When researchers telephoned the 31 published drop-off points of one London borough, only 15 could be confirmed, and 6 no longer existed. A map that is wrong once is not trusted twice.",
                "괜한 걱정이 아닙니다. 런던의 한 자치구에서 안내된 수거 장소 31곳에 전화를 걸어 보니, 확인된 곳은 15곳뿐이었고 6곳은 이미 없어졌습니다. 한 번 틀린 지도는 두 번 믿지 않습니다.",
                "ความลังเลนี้มีเหตุผล เมื่อมีผู้โทรตรวจสอบจุดรับ 31 แห่งที่เขตหนึ่งในลอนดอนประกาศไว้ ยืนยันได้เพียง 15 แห่ง และอีก 6 แห่งไม่มีอยู่แล้ว แผนที่ที่ผิดครั้งเดียวก็ไม่มีใครเชื่ออีก",
            ),
        ],
    ),
    Picture(
        "batteries",
        words(
            "A collecting box seen from above: each cell is one battery, and the bright ones came this week.",
            "위에서 본 수거함입니다. 칸 하나가 전지 하나이며 밝은 칸은 이번 주에 들어온 것입니다.",
            "กล่องรับเมื่อมองจากด้านบน หนึ่งช่องคือแบตเตอรี่หนึ่งก้อน ช่องสีสว่างคือก้อนที่มาถึงในสัปดาห์นี้",
        ),
    ),
    Text(
        heading=words(
            "Thirty boxes that tell the truth",
            "사실대로 말하는 수거함 서른 개",
            "กล่องสามสิบใบที่พูดความจริง",
        ),
        paragraphs=[
            words(
                "We have put thirty boxes into shops, libraries and stairwells. Each shows on its page when somebody last saw it, who that was (a shopkeeper, a neighbour, the driver), and how full it is. Whoever finds no box presses “It is not there”, and within a day somebody goes and looks. Half of the boxes show all this; the other half show only their address. We compare the two halves.",
                "가게와 도서관, 공동주택 계단에 수거함 서른 개를 두었습니다. 수거함마다 누가(가게 주인, 이웃, 수거 기사) 언제 마지막으로 확인했는지, 얼마나 찼는지가 페이지에 나옵니다. 수거함을 찾지 못한 분이 ‘여기 없습니다’를 누르면 하루 안에 사람이 나가 봅니다. 절반은 이 정보를 모두 보여 주고 나머지 절반은 주소만 보여 줍니다. 두 쪽을 비교합니다.",
                "เราวางกล่องสามสิบใบไว้ในร้านค้า ห้องสมุด และโถงบันได หน้าข้อมูลของแต่ละกล่องบอกว่าใครเห็นกล่องครั้งล่าสุดเมื่อใด (เจ้าของร้าน เพื่อนบ้าน หรือคนขับรถเก็บ) และเต็มแค่ไหน ใครหากล่องไม่พบก็กด “ไม่มีกล่องที่นี่” แล้วจะมีคนไปดูภายในหนึ่งวัน ครึ่งหนึ่งของกล่องแสดงข้อมูลทั้งหมดนี้ อีกครึ่งหนึ่งแสดงเพียงที่อยู่ แล้วเรานำสองกลุ่มมาเปรียบเทียบกัน",
            ),
        ],
    ),
    Steps(
        heading=words("Your part", "여러분이 하실 일", "สิ่งที่คุณทำ"),
        steps=[
            (
                words("Collect at home", "집에서 모읍니다", "รวบรวมที่บ้าน"),
                words(
                    "Put tape over the poles of every lithium cell; we send you a roll.",
                    "리튬 전지는 극에 테이프를 붙여 주십시오. 테이프는 보내 드립니다.",
                    "ปิดเทปที่ขั้วของแบตเตอรี่ลิเทียมทุกก้อน เราส่งเทปให้หนึ่งม้วน",
                ),
            ),
            (
                words("Bring them to a box", "수거함에 넣습니다", "นำไปใส่กล่อง"),
                words(
                    "Weigh the bag on the scale beside it and say your number, or write both on the slip.",
                    "옆에 있는 저울에 봉투를 올리고 번호를 말하거나, 쪽지에 무게와 번호를 적어 주십시오.",
                    "ชั่งถุงบนตาชั่งข้างกล่องแล้วบอกหมายเลขของคุณ หรือเขียนทั้งสองอย่างลงในใบเล็ก",
                ),
            ),
            (
                words("Follow the kilos", "무게를 따라가 봅니다", "ติดตามน้ำหนัก"),
                words(
                    "What boxes give, the hub must receive and the recycler must certify. Losses are shown too.",
                    "수거함에서 나간 무게는 집하장에 도착한 무게, 재활용 업체가 확인한 무게와 맞아야 합니다. 줄어든 무게도 그대로 보여 드립니다.",
                    "น้ำหนักที่ออกจากกล่องต้องตรงกับที่ศูนย์รวมได้รับและที่ผู้รีไซเคิลรับรอง ส่วนที่หายไปเราก็แสดงให้เห็น",
                ),
            ),
        ],
    ),
    Callout(
        "warning",
        words(
            "Never bring a swollen or hot battery",
            "부풀거나 뜨거운 전지는 가져오지 마십시오",
            "อย่านำแบตเตอรี่ที่บวมหรือร้อนมา",
        ),
        words(
            "Put it into a pot with dry sand, outdoors, and call the desk. A team with the right box collects it from you on the same day. This is why we once paused: two swollen cells lay in an ordinary box. Since then every box has a lid with sand and a sign.",
            "마른 모래를 담은 그릇에 넣어 집 밖에 두고 안내 데스크로 전화해 주십시오. 전용 용기를 갖춘 팀이 그날 찾아갑니다. 실험을 멈췄던 까닭도 이것입니다. 부푼 전지 두 개가 일반 수거함에서 나왔습니다. 그 뒤로 모든 수거함에 모래 뚜껑과 안내판을 달았습니다.",
            "ใส่ในกระถางทรายแห้ง วางไว้นอกบ้าน แล้วโทรหาโต๊ะบริการ ทีมงานที่มีกล่องเฉพาะจะไปรับภายในวันเดียวกัน เราเคยหยุดพักการทดลองเพราะเรื่องนี้ มีแบตเตอรี่บวมสองก้อนอยู่ในกล่องธรรมดา ตั้งแต่นั้นทุกกล่องมีฝาบรรจุทรายและป้ายเตือน",
        ),
    ),
    Table(
        heading=words(
            "What districts give in return",
            "자치구마다 돌려주는 것",
            "สิ่งที่แต่ละเขตให้ตอบแทน",
        ),
        columns=[
            words("District", "자치구", "เขต"),
            words("You bring", "가져오는 것", "คุณนำมา"),
            words("You get", "받는 것", "คุณได้รับ"),
        ],
        rows=[
            [
                words("Dobong-gu", "도봉구", "เขตโทบง"),
                words(
                    "10 cells, or one power bank",
                    "전지 10개 또는 보조배터리 1개",
                    "ถ่าน 10 ก้อน หรือแบตเตอรี่สำรอง 1 ก้อน",
                ),
                words(
                    "one 10-litre bag, at most 3 a day",
                    "10리터 종량제 봉투 1장, 하루 3장까지",
                    "ถุงขยะ 10 ลิตร 1 ใบ ไม่เกินวันละ 3 ใบ",
                ),
            ],
            [
                words("Dongdaemun-gu", "동대문구", "เขตทงแดมุน"),
                words(
                    "10 cells, at most 100",
                    "전지 10개, 100개까지",
                    "ถ่าน 10 ก้อน ไม่เกิน 100 ก้อน",
                ),
                words("one bag", "종량제 봉투 1장", "ถุงขยะ 1 ใบ"),
            ],
            [
                words("Eunpyeong-gu", "은평구", "เขตอึนพยอง"),
                words(
                    "20 cells or 500 g", "전지 20개 또는 500g", "ถ่าน 20 ก้อน หรือ 500 กรัม"
                ),
                words("2 new cells", "새 건전지 2개", "ถ่านใหม่ 2 ก้อน"),
            ],
        ],
    ),
    Figures(
        heading=words("Why it matters", "왜 중요한가", "ทำไมเรื่องนี้จึงสำคัญ"),
        rows=[
            (
                words("15 of 31", "31곳 중 15곳", "15 จาก 31"),
                words(
                    "published drop-off points of a London borough were confirmed by telephone",
                    "런던 한 자치구가 안내한 수거 장소 가운데 전화로 확인된 곳",
                    "จุดรับที่ประกาศไว้ในเขตหนึ่งของลอนดอน ยืนยันได้ทางโทรศัพท์",
                ),
            ),
            (
                words("6", "6곳", "6"),
                words(
                    "of them were no longer there at all",
                    "이미 없어진 곳",
                    "แห่งไม่มีอยู่แล้ว",
                ),
            ),
            (
                words("2027", "2027년", "2027"),
                words(
                    "from February, large batteries in the European Union carry a passport",
                    "2월부터 유럽연합에서는 대형 배터리에 여권이 붙습니다",
                    "ตั้งแต่เดือนกุมภาพันธ์ แบตเตอรี่ขนาดใหญ่ในสหภาพยุโรปต้องมีหนังสือเดินทาง",
                ),
            ),
        ],
        source=words(
            "Haringey battery study (CC0); Regulation (EU) 2023/1542; announcements of the districts.",
            "해링게이 폐전지 조사(CC0), 유럽연합 규정 2023/1542, 각 자치구 안내.",
            "การสำรวจแบตเตอรี่ในฮาริงเกย์ (CC0) ระเบียบ (EU) 2023/1542 และประกาศของเขตต่าง ๆ",
        ),
    ),
    Questions(
        heading=words(
            "What people ask at the counter",
            "창구에서 자주 묻는 질문",
            "คำถามที่พบบ่อยที่เคาน์เตอร์",
        ),
        pairs=[
            (
                words(
                    "I signed before the pause. Must I sign again?",
                    "실험을 멈추기 전에 서명했습니다. 다시 해야 합니까?",
                    "ฉันลงนามก่อนหยุดพัก ต้องลงนามใหม่ไหม",
                ),
                words(
                    "Yes, once. The text has changed, so until you have signed the new one we record nothing from you.",
                    "네, 한 번만 해 주십시오. 동의문이 바뀌었으므로 새로 서명하실 때까지 아무것도 기록하지 않습니다.",
                    "ต้องลงนามอีกครั้งเดียว เพราะข้อความเปลี่ยนไป เราจะไม่บันทึกข้อมูลใดของคุณจนกว่าคุณจะลงนามฉบับใหม่",
                ),
            ),
            (
                words(
                    "May children take part?",
                    "아이도 참여할 수 있습니까?",
                    "เด็กเข้าร่วมได้ไหม",
                ),
                words(
                    "From the age of eight. Under 14 a guardian confirms the consent by letter.",
                    "여덟 살부터 참여할 수 있습니다. 14세 미만은 법정대리인이 편지로 동의를 확인합니다.",
                    "ได้ตั้งแต่อายุแปดปี หากอายุต่ำกว่า 14 ปี ผู้ปกครองจะยืนยันความยินยอมทางจดหมาย",
                ),
            ),
            (
                words(
                    "What about a car or bicycle battery?",
                    "자동차나 전기자전거 배터리는요?",
                    "แบตเตอรี่รถยนต์หรือจักรยานล่ะ",
                ),
                words(
                    "They are too heavy and too dangerous for the box. The shop that sells you a new one must take the old one back.",
                    "수거함에 넣기에는 너무 무겁고 위험합니다. 새 배터리를 사는 가게에 헌것을 맡겨 주십시오.",
                    "หนักและอันตรายเกินไปสำหรับกล่องนี้ โปรดคืนให้ร้านที่คุณซื้อก้อนใหม่",
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

BATTERIES = DemoExperiment(
    slug="battery-recycling",
    topic="batteries",
    name=words("Battery recycling", "폐전지 재활용", "โครงการรีไซเคิลแบตเตอรี่"),
    summary=words(
        "Thirty collecting boxes show when they were last seen and how full they are. Do more batteries come back?",
        "수거함 서른 개가 언제 확인되었고 얼마나 찼는지 보여 줍니다. 폐전지가 더 많이 돌아올까요?",
        "กล่องรับสามสิบใบบอกว่ามีคนเห็นครั้งล่าสุดเมื่อใดและเต็มแค่ไหน แบตเตอรี่จะกลับมามากขึ้นหรือไม่",
    ),
    question=words(
        "Do residents hand in more used batteries when they can see that a box is there and has room?",
        "수거함이 그 자리에 있고 넣을 자리가 남았다는 것을 볼 수 있으면 주민이 폐전지를 더 많이 내놓습니까?",
        "ถ้าผู้อยู่อาศัยเห็นว่ากล่องอยู่ตรงนั้นจริงและยังมีที่ว่าง จะนำแบตเตอรี่ใช้แล้วมาคืนมากขึ้นหรือไม่",
    ),
    place=words(
        "Thirty shops, libraries and stairwells in Dobong-gu and Eunpyeong-gu",
        "도봉구와 은평구의 가게, 도서관, 공동주택 계단 서른 곳",
        "ร้านค้า ห้องสมุด และโถงบันไดสามสิบแห่งในเขตโทบงและเขตอึนพยอง",
    ),
    districts=["11100", "11120"],
    latitude=37.6550,
    longitude=127.0350,
    starts_in=-82,
    ends_in=98,
    capacity=120,
    joined=64,
    waiting=0,
    who_may_join=words(
        "Everyone aged eight or over who lives, works or goes to school in one of the two districts.",
        "두 자치구에 살거나 그곳에서 일하거나 학교에 다니는 여덟 살 이상이면 누구나 참여하실 수 있습니다.",
        "ทุกคนที่อายุแปดปีขึ้นไป ซึ่งอาศัย ทำงาน หรือเรียนอยู่ในเขตใดเขตหนึ่งในสองเขตนี้",
    ),
    asked=words(
        "Collect used batteries at home, tape the poles of lithium cells, bring them to a box and weigh them: about ten minutes a month.",
        "집에서 폐전지를 모으고, 리튬 전지의 극에 테이프를 붙인 뒤, 수거함에 가져와 무게를 달아 주십시오. 한 달에 10분쯤 걸립니다.",
        "รวบรวมแบตเตอรี่ใช้แล้วที่บ้าน ปิดเทปที่ขั้วของแบตเตอรี่ลิเทียม นำไปที่กล่องและชั่งน้ำหนัก ใช้เวลาราวสิบนาทีต่อเดือน",
    ),
    offered=words(
        "Tape and a small sand pot for the home, the exchange your district gives, and a yearly sheet that shows where your kilos went.",
        "테이프와 가정용 작은 모래통, 자치구가 정한 교환 물품, 그리고 여러분이 내놓은 무게가 어디로 갔는지 보여 주는 연간 안내문을 드립니다.",
        "เทปและกระถางทรายเล็กสำหรับบ้าน ของแลกตามที่เขตของคุณกำหนด และใบสรุปประจำปีที่บอกว่าแบตเตอรี่ของคุณไปอยู่ที่ไหน",
    ),
    risks=words(
        "Damaged lithium cells can catch fire. Never open, press or bring a swollen one: we collect it from you. Every box has a lid with sand, and a smoke detector hangs above it.",
        "손상된 리튬 전지는 불이 날 수 있습니다. 부푼 전지는 열거나 누르거나 가져오지 마십시오. 저희가 찾아갑니다. 모든 수거함에 모래 뚜껑이 있고 위에는 연기 감지기를 달았습니다.",
        "แบตเตอรี่ลิเทียมที่เสียหายอาจลุกไหม้ อย่าแกะ กด หรือนำก้อนที่บวมมาเอง เราจะไปรับถึงที่ ทุกกล่องมีฝาบรรจุทรายและมีเครื่องตรวจจับควันอยู่ด้านบน",
    ),
    access=["step-free", "no-phone", "screen-reader"],
    responsible=words(
        "Living Lab office, team for materials",
        "리빙랩 사무국 자원순환팀",
        "สำนักงานลิฟวิงแล็บ ทีมทรัพยากรหมุนเวียน",
    ),
    contact_email="batteries@park.example",
    questions=[
        Question(
            words(
                "Do you live, work or go to school in Dobong-gu or Eunpyeong-gu?",
                "도봉구나 은평구에 살거나 그곳에서 일하거나 학교에 다니십니까?",
                "คุณอาศัย ทำงาน หรือเรียนอยู่ในเขตโทบงหรือเขตอึนพยองใช่หรือไม่",
            ),
            words(
                "The boxes stand there, and nobody should travel far with batteries in a bag.",
                "수거함이 그곳에 있습니다. 전지를 들고 멀리 다니시면 위험합니다.",
                "กล่องอยู่ในสองเขตนี้ และไม่ควรมีใครต้องถือแบตเตอรี่เดินทางไกล",
            ),
        ),
        Question(
            words(
                "Would you hand in batteries from a shop or company?",
                "가게나 회사에서 나온 폐전지를 내놓으려고 하십니까?",
                "คุณจะนำแบตเตอรี่จากร้านค้าหรือบริษัทมาหรือไม่",
            ),
            words(
                "Businesses must use their own collection; large amounts would hide what homes do.",
                "사업장은 정해진 수거 체계를 써야 합니다. 많은 양이 들어오면 가정의 변화가 보이지 않습니다.",
                "ธุรกิจต้องใช้ระบบเก็บของตนเอง ปริมาณมากจะทำให้มองไม่เห็นผลจากครัวเรือน",
            ),
            wanted=False,
        ),
    ],
    consents=[FIRST, SECOND],
    moves=[
        Move(
            168,
            "proposed",
            words(
                "A pupils' council and four shopkeepers proposed it together.",
                "학생자치회와 가게 주인 네 분이 함께 제안했습니다.",
                "สภานักเรียนและเจ้าของร้านสี่คนเสนอร่วมกัน",
            ),
        ),
        Move(
            140,
            "designing",
            words(
                "The fire service and the recycler agreed to help.",
                "소방서와 재활용 업체가 돕기로 했습니다.",
                "หน่วยดับเพลิงและผู้รีไซเคิลตกลงให้ความช่วยเหลือ",
            ),
        ),
        Move(
            96,
            "recruiting",
            words(
                "Thirty places for boxes are found.",
                "수거함을 둘 곳 서른 군데를 정했습니다.",
                "หาที่วางกล่องได้ครบสามสิบแห่งแล้ว",
            ),
        ),
        Move(
            82,
            "running",
            words(
                "The first boxes stand and are counted every week.",
                "첫 수거함을 놓았고 매주 무게를 셉니다.",
                "วางกล่องชุดแรกแล้ว และนับทุกสัปดาห์",
            ),
        ),
        Move(
            49,
            "paused",
            words(
                "Two swollen cells lay in an ordinary box. Nobody was hurt; we stop until every box has a lid with sand.",
                "일반 수거함에서 부푼 전지 두 개가 나왔습니다. 다친 사람은 없습니다. 모든 수거함에 모래 뚜껑을 달 때까지 멈춥니다.",
                "พบแบตเตอรี่บวมสองก้อนในกล่องธรรมดา ไม่มีผู้บาดเจ็บ เราหยุดจนกว่าทุกกล่องจะมีฝาบรรจุทราย",
            ),
        ),
        Move(
            33,
            "running",
            words(
                "All thirty boxes have new lids, and the consent text says what is new.",
                "수거함 서른 개의 뚜껑을 모두 바꾸었고, 달라진 점을 동의문에 적었습니다.",
                "กล่องทั้งสามสิบใบมีฝาใหม่แล้ว และข้อความขอความยินยอมบอกสิ่งที่เปลี่ยนไป",
            ),
        ),
    ],
    story=STORY,
    registrations=REGISTRATIONS,
    scene="batteries",
    minimum_age=8,
)
