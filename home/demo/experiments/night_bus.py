"""Night buses: routes drawn from phone data, and the journeys people really make."""

from ..conclusions.night_bus import CONCLUSION
from ..promises.night_bus import REGISTRATIONS
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
from .night_bus_consent import CONSENT

STORY = [
    Text(
        heading=words(
            "Who is awake at three?", "새벽 세 시에 깨어 있는 사람들", "ใครตื่นอยู่ตอนตีสาม"
        ),
        paragraphs=[
            words(
                "Cleaners on the way to the towers, nurses after the late shift, cooks, students, people who missed the last train. In 2013 Seoul asked where they are. A telephone company counted three billion calls and texts made between midnight and five in the morning, laid 1,252 hexagons over the city, and drew lines between the places from which people called and the places to which their bills go.",
                "빌딩으로 가는 청소 노동자, 야간 근무를 마친 간호사, 요리사, 학생, 막차를 놓친 사람들. 2013년 서울시는 이들이 어디에 있는지 물었습니다. 통신사가 자정부터 새벽 다섯 시까지의 통화와 문자 30억 건을 세고, 도시를 육각형 1,252개로 나누어, 전화를 건 곳과 청구서가 가는 곳 사이에 선을 그었습니다.",
                "พนักงานทำความสะอาดที่กำลังไปตึกสูง พยาบาลหลังเวรดึก คนครัว นักศึกษา และคนที่พลาดรถไฟขบวนสุดท้าย เมื่อปี 2013 (พ.ศ. 2556) กรุงโซลถามว่าพวกเขาอยู่ที่ไหน บริษัทโทรศัพท์นับการโทรและข้อความสามพันล้านครั้งระหว่างเที่ยงคืนถึงตีห้า วางรูปหกเหลี่ยม 1,252 ช่องทับบนเมือง แล้วลากเส้นระหว่างจุดที่ผู้คนโทรออกกับที่อยู่ที่ใบแจ้งค่าบริการถูกส่งไป",
            ),
            words(
                "From these lines came the night bus. Two pilot routes started in April, nine were running in September. Some bent because the data said so: one through Nambu Terminal, where more people waited than at the place first planned.",
                "그 선에서 심야버스가 나왔습니다. 4월에 시범 노선 두 개로 시작해 9월에는 아홉 개가 달렸습니다. 자료에 따라 길이 바뀌기도 했습니다. 한 노선은 처음 계획한 곳보다 기다리는 사람이 많은 남부터미널을 지나게 되었습니다.",
                "จากเส้นเหล่านั้นจึงเกิดรถโดยสารรอบกลางคืน เดือนเมษายนเริ่มทดลองสองสาย ถึงเดือนกันยายนมีเก้าสาย บางสายเบี่ยงทางตามที่ข้อมูลบอก เช่น สายหนึ่งเปลี่ยนไปผ่านสถานีนัมบู เพราะมีคนรออยู่มากกว่าจุดที่วางแผนไว้เดิม",
            ),
        ],
    ),
    Picture(
        "night-bus",
        words(
            "The city at night: each dot is a place where people set out, each line a route that was considered.",
            "밤의 도시입니다. 점은 사람들이 길을 나서는 곳이고 선은 검토한 노선입니다.",
            "เมืองยามค่ำคืน จุดคือที่ที่ผู้คนออกเดินทาง เส้นคือเส้นทางที่นำมาพิจารณา",
        ),
    ),
    Figures(
        heading=words(
            "What happened when routes were added",
            "노선이 늘자 생긴 일",
            "เมื่อเพิ่มเส้นทางแล้วเกิดอะไรขึ้น",
        ),
        rows=[
            (
                words("9 → 14", "9 → 14개", "9 → 14"),
                words(
                    "night routes, from April to May 2022",
                    "2022년 4월부터 5월 사이의 심야 노선",
                    "สายรถกลางคืน ระหว่างเมษายนถึงพฤษภาคม 2022 (พ.ศ. 2565)",
                ),
            ),
            (
                words("219,346", "219,346명", "219,346"),
                words(
                    "boardings in March 2022, before the new routes",
                    "노선이 늘기 전인 2022년 3월의 승차",
                    "ครั้งที่ขึ้นรถในเดือนมีนาคม 2022 ก่อนเพิ่มสาย",
                ),
            ),
            (
                words("460,766", "460,766명", "460,766"),
                words(
                    "boardings in May 2022, with them",
                    "노선이 늘어난 2022년 5월의 승차",
                    "ครั้งที่ขึ้นรถในเดือนพฤษภาคม 2022 เมื่อมีสายใหม่แล้ว",
                ),
            ),
        ],
        source=words(
            "Source: Seoul Open Data Plaza (data.seoul.go.kr), OA-12913. Counted by Innovation Park.",
            "자료: 서울특별시 열린데이터광장(data.seoul.go.kr) OA-12913. 집계: 혁신파크.",
            "ที่มา: Seoul Open Data Plaza (data.seoul.go.kr) ชุดข้อมูล OA-12913 นับโดยอุทยานนวัตกรรม",
        ),
    ),
    Text(
        heading=words(
            "What data cannot hear", "자료가 듣지 못하는 것", "สิ่งที่ข้อมูลไม่ได้ยิน"
        ),
        paragraphs=[
            words(
                "Phone data sees who is awake. It does not see who stayed at home because no bus would bring them back, who waits forty minutes in the cold at a badly lit stop, or who walks an hour because a taxi costs half of the night's pay. Boardings are silent about them too: a stop without a bus has no boardings.",
                "휴대전화 자료는 깨어 있는 사람을 봅니다. 돌아올 버스가 없어 나가지 못한 사람, 어두운 정류소에서 추위 속에 40분을 기다리는 사람, 하룻밤 품삯의 절반이 드는 택시 대신 한 시간을 걷는 사람은 보지 못합니다. 승차 기록도 이들에 대해서는 말이 없습니다. 버스가 서지 않는 곳에는 승차도 없기 때문입니다.",
                "ข้อมูลโทรศัพท์เห็นคนที่ตื่นอยู่ แต่ไม่เห็นคนที่ต้องอยู่บ้านเพราะไม่มีรถกลับ คนที่ยืนรอสี่สิบนาทีกลางอากาศหนาวตรงป้ายที่ไฟสลัว หรือคนที่เดินหนึ่งชั่วโมงเพราะค่าแท็กซี่เท่ากับครึ่งหนึ่งของค่าแรงคืนนั้น จำนวนผู้ขึ้นรถก็ไม่ได้บอกถึงพวกเขา เพราะป้ายที่ไม่มีรถย่อมไม่มีผู้โดยสาร",
            ),
            words(
                "So fifty-two participants kept a diary for eight weeks: when they set out, from which neighbourhood to which, how long they waited, and whether they gave up. We laid their journeys over the map that the data had drawn, and the two did not fit.",
                "그래서 참여자 쉰두 분이 여덟 주 동안 일지를 썼습니다. 언제 나섰는지, 어느 동에서 어느 동으로 갔는지, 얼마나 기다렸는지, 포기했는지를 적었습니다. 그 이동을 자료가 그린 지도 위에 겹쳐 보니 서로 맞지 않았습니다.",
                "ผู้เข้าร่วมห้าสิบสองคนจึงจดบันทึกเป็นเวลาแปดสัปดาห์ ว่าออกเดินทางเมื่อใด จากแขวงไหนไปแขวงไหน รอนานเท่าใด และล้มเลิกหรือไม่ เมื่อเรานำการเดินทางเหล่านั้นมาวางทับแผนที่ที่ข้อมูลวาดไว้ ทั้งสองไม่ตรงกัน",
            ),
        ],
    ),
    Steps(
        heading=words(
            "How a route is judged", "노선은 이렇게 평가합니다", "เส้นทางถูกประเมินอย่างไร"
        ),
        steps=[
            (
                words("Draw it from the data", "자료로 그립니다", "วาดจากข้อมูล"),
                words(
                    "Counts per area and hour suggest where a line would carry most people.",
                    "지역과 시간별 인원수로 가장 많은 사람을 태울 길을 찾습니다.",
                    "จำนวนคนต่อพื้นที่และชั่วโมงบอกว่าเส้นทางใดน่าจะรับคนได้มากที่สุด",
                ),
            ),
            (
                words("Lay the diaries over it", "일지를 겹칩니다", "วางบันทึกทับลงไป"),
                words(
                    "How many of the written journeys would it have brought home, and with how much waiting?",
                    "일지에 적힌 이동 가운데 몇 건을 집까지 데려다주었을지, 얼마나 기다렸을지 셉니다.",
                    "เส้นทางนี้จะพาการเดินทางที่จดไว้กลับถึงบ้านได้กี่ครั้ง และต้องรอนานเท่าใด",
                ),
            ),
            (
                words("Ask who is left out", "빠진 사람을 묻습니다", "ถามว่าใครตกหล่น"),
                words(
                    "Which districts have no stop, and which buses cannot be boarded with a wheelchair?",
                    "정류소가 없는 자치구는 어디인지, 휠체어로 탈 수 없는 버스는 어느 것인지 살핍니다.",
                    "เขตใดไม่มีป้าย และรถคันใดที่ผู้ใช้วีลแชร์ขึ้นไม่ได้",
                ),
            ),
        ],
    ),
    Table(
        heading=words(
            "What we promised to measure", "재기로 약속한 것", "สิ่งที่เราสัญญาว่าจะวัด"
        ),
        columns=[
            words("What", "무엇을", "สิ่งที่วัด"),
            words("Success means", "성공의 기준", "ถือว่าสำเร็จเมื่อ"),
        ],
        rows=[
            [
                words(
                    "Journeys within 500 m of a night stop",
                    "심야 정류소에서 500m 안에 있는 이동",
                    "การเดินทางที่อยู่ในระยะ 500 เมตรจากป้าย",
                ),
                words("at least 8 of 10", "10건 중 8건 이상", "อย่างน้อย 8 ใน 10"),
            ],
            [
                words(
                    "Waiting time written in diaries",
                    "일지에 적힌 기다린 시간",
                    "เวลารอที่จดในบันทึก",
                ),
                words(
                    "half of them under 20 minutes",
                    "절반이 20분 미만",
                    "ครึ่งหนึ่งไม่ถึง 20 นาที",
                ),
            ],
            [
                words("Journeys given up", "포기한 이동", "การเดินทางที่ล้มเลิก"),
                words("fewer than 1 of 10", "10건 중 1건 미만", "น้อยกว่า 1 ใน 10"),
            ],
        ],
    ),
    Callout(
        "warning",
        words("It did not work", "실패했습니다", "ไม่สำเร็จ"),
        words(
            "Only about six of ten written journeys had a night stop near both ends. We had promised eight. The promise, the figures and the conclusion stand on this site point by point, so that nobody has to fail in the same way again.",
            "일지에 적힌 이동 열 건 가운데 여섯 건쯤만 양쪽 끝 가까이에 심야 정류소가 있었습니다. 저희는 여덟 건을 약속했습니다. 누구도 같은 실패를 되풀이하지 않도록 약속과 수치, 결론을 항목별로 이 누리집에 남깁니다.",
            "มีเพียงราวหกในสิบการเดินทางที่จดไว้ซึ่งมีป้ายรถกลางคืนใกล้ทั้งต้นทางและปลายทาง ทั้งที่เราสัญญาไว้แปด คำสัญญา ตัวเลข และข้อสรุปอยู่บนเว็บไซต์นี้ทีละข้อ เพื่อไม่ให้ใครต้องพลาดแบบเดียวกันอีก",
        ),
    ),
    Questions(
        heading=words(
            "Questions about the data", "자료에 관한 질문", "คำถามเกี่ยวกับข้อมูล"
        ),
        pairs=[
            (
                words(
                    "Do you know where my telephone is?",
                    "제 휴대전화가 어디에 있는지 압니까?",
                    "คุณรู้ไหมว่าโทรศัพท์ของฉันอยู่ที่ไหน",
                ),
                words(
                    "No. We receive counts per area and hour, never a telephone. Small counts are removed before they reach us.",
                    "아닙니다. 지역과 시간별 인원수만 받으며 개별 휴대전화 자료는 받지 않습니다. 적은 수는 저희에게 오기 전에 지워집니다.",
                    "ไม่รู้ เราได้รับเพียงจำนวนต่อพื้นที่และชั่วโมง ไม่เคยได้ข้อมูลรายเครื่อง จำนวนน้อย ๆ ถูกตัดออกก่อนมาถึงเรา",
                ),
            ),
            (
                words(
                    "Can I still withdraw my diary?",
                    "지금도 제 일지를 거둬들일 수 있습니까?",
                    "ตอนนี้ยังขอถอนบันทึกได้ไหม",
                ),
                words(
                    "Yes. Withdraw on your page in as few steps as joining took; the results are counted again without you within a minute.",
                    "네. 내 페이지에서 참여할 때보다 많은 단계를 거치지 않고 철회하실 수 있으며, 1분 안에 그 기록을 빼고 결과를 다시 셉니다.",
                    "ได้ ถอนตัวในหน้าของคุณด้วยขั้นตอนไม่มากกว่าตอนเข้าร่วม แล้วผลจะนับใหม่โดยไม่มีข้อมูลของคุณภายในหนึ่งนาที",
                ),
            ),
        ],
    ),
    Link(
        words(
            "Read how your data is kept",
            "개인정보를 지키는 방법 보기",
            "อ่านวิธีดูแลข้อมูลของคุณ",
        ),
        "privacy",
    ),
]

NIGHT_BUS = DemoExperiment(
    slug="night-bus",
    topic="night-bus",
    name=words(
        "Night-bus routes from phone data",
        "휴대전화 자료로 그린 심야버스",
        "เส้นทางรถโดยสารรอบกลางคืนจากข้อมูลโทรศัพท์",
    ),
    summary=words(
        "Phone data shows where people are awake. Diaries of real journeys show whether the night bus reaches them.",
        "휴대전화 자료는 밤에 사람이 있는 곳을 보여 줍니다. 일지는 심야버스가 그곳에 닿는지 알려 줍니다.",
        "ข้อมูลโทรศัพท์บอกว่าผู้คนตื่นอยู่ที่ไหน บันทึกการเดินทางจริงบอกว่ารถโดยสารรอบกลางคืนไปถึงพวกเขาหรือไม่",
    ),
    question=words(
        "Do night buses planned from phone data reach the people who are really out at night?",
        "휴대전화 자료로 짠 심야버스는 실제로 밤에 다니는 사람들에게 닿습니까?",
        "รถโดยสารรอบกลางคืนที่วางแผนจากข้อมูลโทรศัพท์ ไปถึงผู้ที่เดินทางตอนกลางคืนจริงหรือไม่",
    ),
    place=words(
        "The whole city, between midnight and five in the morning",
        "서울 전역, 자정부터 새벽 다섯 시까지",
        "ทั่วทั้งเมือง ระหว่างเที่ยงคืนถึงตีห้า",
    ),
    districts=[],
    latitude=37.4850,
    longitude=127.0160,
    starts_in=-118,
    ends_in=-40,
    capacity=60,
    joined=52,
    waiting=0,
    who_may_join=words(
        "Anyone aged sixteen or over who travels in Seoul between midnight and five at least twice a month.",
        "한 달에 두 번 이상 자정부터 새벽 다섯 시 사이에 서울에서 이동하는 열여섯 살 이상이면 누구나 참여하실 수 있습니다.",
        "ผู้ที่มีอายุสิบหกปีขึ้นไป และเดินทางในกรุงโซลระหว่างเที่ยงคืนถึงตีห้าอย่างน้อยเดือนละสองครั้ง",
    ),
    asked=words(
        "Write down each journey at night for eight weeks: the hour, the two neighbourhoods, the minutes of waiting. One line, one minute.",
        "여덟 주 동안 밤 이동을 한 번에 한 줄씩 적어 주십시오. 시간, 출발한 동과 도착한 동, 기다린 시간입니다. 1분이면 됩니다.",
        "จดการเดินทางตอนกลางคืนทุกครั้งเป็นเวลาแปดสัปดาห์ ได้แก่ เวลา แขวงต้นทางและปลายทาง และนาทีที่รอ ครั้งละหนึ่งบรรทัด ใช้เวลาหนึ่งนาที",
    ),
    offered=words(
        "A night fare card for the eight weeks, a map of your own journeys, and your name among those who are asked before a route is changed.",
        "여덟 주 동안 쓰는 심야 교통카드와 나의 이동 지도를 드리고, 노선을 바꾸기 전에 의견을 여쭙습니다.",
        "บัตรโดยสารรอบกลางคืนสำหรับแปดสัปดาห์ แผนที่การเดินทางของคุณเอง และเราจะถามความเห็นคุณก่อนเปลี่ยนเส้นทาง",
    ),
    risks=words(
        "A diary of nights can reveal habits. You write neighbourhoods, not addresses; nobody outside the team reads it; rare journeys are left out of everything published.",
        "밤 이동 일지에는 생활 습관이 드러날 수 있습니다. 주소가 아닌 동만 적고, 담당 팀만 읽으며, 드문 이동은 공개 자료에서 뺍니다.",
        "บันทึกยามค่ำคืนอาจเผยกิจวัตรของคุณ คุณจึงจดแค่ชื่อแขวง ไม่จดที่อยู่ ไม่มีใครนอกทีมได้อ่าน และการเดินทางที่พบน้อยจะไม่อยู่ในสิ่งที่เผยแพร่",
    ),
    access=["no-phone", "screen-reader", "from-home"],
    responsible=words(
        "Living Lab office, team for transport",
        "리빙랩 사무국 교통팀",
        "สำนักงานลิฟวิงแล็บ ทีมขนส่ง",
    ),
    contact_email="night-bus@park.example",
    questions=[
        Question(
            words(
                "Do you travel in Seoul between midnight and five at least twice a month?",
                "한 달에 두 번 이상 자정부터 새벽 다섯 시 사이에 서울에서 이동하십니까?",
                "คุณเดินทางในกรุงโซลระหว่างเที่ยงคืนถึงตีห้าอย่างน้อยเดือนละสองครั้งใช่หรือไม่",
            ),
            words(
                "The diaries must come from people who know the night.",
                "일지는 밤을 아는 분들에게서 나와야 합니다.",
                "บันทึกต้องมาจากผู้ที่รู้จักยามค่ำคืนจริง ๆ",
            ),
        ),
        Question(
            words(
                "Are you paid for driving at night, for example a taxi or a bus?",
                "택시나 버스처럼 밤에 운전하는 일을 하십니까?",
                "คุณมีอาชีพขับรถตอนกลางคืน เช่น แท็กซี่หรือรถโดยสาร ใช่หรือไม่",
            ),
            words(
                "Drivers know much and are asked separately; their many journeys would outweigh all others.",
                "운전하시는 분들께는 따로 여쭙니다. 이동이 워낙 많아 다른 분들의 기록이 묻히기 때문입니다.",
                "เราสอบถามคนขับแยกต่างหาก เพราะมีการเดินทางมากจนกลบข้อมูลของผู้อื่น",
            ),
            wanted=False,
        ),
    ],
    consents=[CONSENT],
    moves=[
        Move(
            214,
            "proposed",
            words(
                "Cleaners of three office towers asked why the first bus comes after their work begins.",
                "사무용 빌딩 세 곳의 청소 노동자들이 왜 첫차가 출근 시간보다 늦게 오는지 물었습니다.",
                "พนักงานทำความสะอาดจากตึกสำนักงานสามแห่งถามว่า เหตุใดรถเที่ยวแรกจึงมาหลังเวลาเริ่มงาน",
            ),
        ),
        Move(
            186,
            "designing",
            words(
                "The city opened its counts per neighbourhood and hour.",
                "시가 동과 시간별 인원수를 공개했습니다.",
                "เมืองเปิดเผยจำนวนคนรายแขวงและรายชั่วโมง",
            ),
        ),
        Move(
            150,
            "recruiting",
            words(
                "The diary fits on one line and works on paper.",
                "일지는 한 줄이면 되고 종이로도 쓸 수 있습니다.",
                "บันทึกใช้เพียงหนึ่งบรรทัด และเขียนบนกระดาษก็ได้",
            ),
        ),
        Move(
            118,
            "running",
            words(
                "Fifty-two people keep a diary.",
                "쉰두 분이 일지를 쓰기 시작했습니다.",
                "ผู้เข้าร่วมห้าสิบสองคนเริ่มจดบันทึก",
            ),
        ),
        Move(
            40,
            "evaluating",
            words(
                "All diaries are in. The result will be published within six weeks.",
                "일지가 모두 들어왔습니다. 결과는 여섯 주 안에 공개합니다.",
                "ได้รับบันทึกครบแล้ว ผลจะเผยแพร่ภายในหกสัปดาห์",
            ),
        ),
        Move(
            4,
            "dropped",
            words(
                "The target was missed clearly. Routes are not planned from phone data alone any more.",
                "목표에 크게 못 미쳤습니다. 앞으로 휴대전화 자료만으로 노선을 짜지 않습니다.",
                "ผลต่ำกว่าเป้าหมายอย่างชัดเจน ต่อไปจะไม่วางเส้นทางจากข้อมูลโทรศัพท์เพียงอย่างเดียว",
            ),
        ),
    ],
    story=STORY,
    registrations=REGISTRATIONS,
    conclusion=CONCLUSION,
    scene="night-bus",
    minimum_age=16,
)
