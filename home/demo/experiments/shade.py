"""Shaded bus stops: over since the summer, and its conclusion is late."""

from ..promises.shade import REGISTRATIONS
from ..words import (
    Callout,
    Consent,
    DemoExperiment,
    Link,
    Move,
    Purpose,
    Question,
    Text,
    words,
)

CONSENT = Consent(
    days_ago=246,
    introduction=words(
        "The Living Lab office asks for your consent to keep what you write about waiting at six bus stops in Mapo-gu. We want to learn whether climbing plants make a summer's day at the stop bearable. Refusing has no consequence.",
        "리빙랩 사무국이 마포구 정류소 여섯 곳의 기다림에 대해 적어 주신 내용을 보관해도 되는지 동의를 구합니다. 덩굴 식물이 여름날 정류소를 견딜 만하게 하는지 알아보려고 합니다. 거절하셔도 불이익이 없습니다.",
        "สำนักงานลิฟวิงแล็บขอความยินยอมเก็บสิ่งที่คุณจดเกี่ยวกับการรอที่ป้ายรถเมล์หกแห่งในเขตมาโพ เราอยากรู้ว่าไม้เลื้อยช่วยให้ทนวันฤดูร้อนที่ป้ายได้หรือไม่ หากไม่ยินยอมก็ไม่มีผลใด ๆ",
    ),
    retention=words(
        "Until six months after the result is published.",
        "결과를 공개하고 6개월까지 보관합니다.",
        "ถึงหกเดือนหลังเผยแพร่ผล",
    ),
    purposes=[
        Purpose(
            "waiting",
            words(
                "Keep my points for waiting and whether I stood in the shade.",
                "기다림에 매긴 점수와 그늘에 있었는지를 보관합니다.",
                "เก็บคะแนนการรอของฉันและการได้อยู่ในร่มหรือไม่",
            ),
            words(
                "Without it there is nothing to evaluate.",
                "이것이 없으면 평가할 것이 없습니다.",
                "หากไม่มีก็ไม่มีสิ่งใดให้ประเมิน",
            ),
            is_required=True,
        )
    ],
)
STORY = [
    Text(
        [
            words(
                "Six bus stops in Mapo-gu got frames with climbing plants in spring. Thirty-one people who wait there wrote down every week how bearable it was. By early summer the leaves reached the roof.",
                "봄에 마포구 정류소 여섯 곳에 덩굴 식물을 올리는 틀을 세웠습니다. 그곳에서 버스를 기다리는 서른한 분이 매주 견딜 만했는지 적었습니다. 초여름에는 잎이 지붕까지 닿았습니다.",
                "ฤดูใบไม้ผลิ ป้ายรถเมล์หกแห่งในเขตมาโพได้โครงสำหรับไม้เลื้อย ผู้ที่รอรถที่นั่นสามสิบเอ็ดคนจดทุกสัปดาห์ว่าทนได้แค่ไหน ต้นฤดูร้อนใบไม้ขึ้นถึงหลังคา",
            ),
        ],
        heading=words("Leaves instead of a roof", "지붕 대신 잎", "ใบไม้แทนหลังคา"),
    ),
    Callout(
        "warning",
        words("The conclusion is late", "결론이 늦어지고 있습니다", "ข้อสรุปล่าช้า"),
        words(
            "The diaries ended in summer and the figures are public. The conclusion was promised within ninety days and is not written yet; until it is, the list of findings says so.",
            "일지는 여름에 끝났고 수치는 공개되어 있습니다. 결론은 90일 안에 내기로 약속했지만 아직 쓰지 못했습니다. 그때까지 결과 목록에 늦었다고 나옵니다.",
            "การจดบันทึกสิ้นสุดในฤดูร้อนและตัวเลขเปิดเผยแล้ว เราสัญญาว่าจะสรุปภายในเก้าสิบวันแต่ยังไม่ได้เขียน จนกว่าจะถึงตอนนั้น รายการผลจะบอกว่าล่าช้า",
        ),
    ),
    Link(
        words(
            "How a Living Lab works", "리빙랩은 이렇게 움직입니다", "ลิฟวิงแล็บทำงานอย่างไร"
        ),
        "how-it-works",
    ),
]
SHADE = DemoExperiment(
    slug="shaded-stops",
    topic="green",
    name=words("Shaded bus stops", "그늘이 있는 정류소", "ป้ายรถเมล์ในร่มเงา"),
    summary=words(
        "Climbing plants shade six bus stops. Does waiting in summer become bearable?",
        "덩굴 식물이 정류소 여섯 곳에 그늘을 만듭니다. 여름의 기다림이 견딜 만해질까요?",
        "ไม้เลื้อยให้ร่มเงาแก่ป้ายรถเมล์หกแห่ง การรอในฤดูร้อนจะทนได้ขึ้นหรือไม่",
    ),
    question=words(
        "Do climbing plants make waiting at a bus stop bearable on a sunny day?",
        "덩굴 식물이 있으면 맑은 날 정류소에서 기다리기가 견딜 만합니까?",
        "ไม้เลื้อยทำให้การรอที่ป้ายรถเมล์ในวันแดดออกทนได้หรือไม่",
    ),
    place=words(
        "Six bus stops in Mapo-gu", "마포구의 정류소 여섯 곳", "ป้ายรถเมล์หกแห่งในเขตมาโพ"
    ),
    districts=["11140"],
    latitude=37.5560,
    longitude=126.9100,
    starts_in=-210,
    ends_in=-118,
    capacity=40,
    joined=31,
    waiting=0,
    who_may_join=words(
        "Anyone who waits at one of the six stops at least once a week.",
        "여섯 정류소 가운데 한 곳에서 한 주에 한 번 이상 버스를 기다리는 분이면 누구나.",
        "ผู้ที่รอรถที่ป้ายใดป้ายหนึ่งในหกแห่งอย่างน้อยสัปดาห์ละครั้ง",
    ),
    asked=words(
        "Give points once a week: one minute.",
        "한 주에 한 번 점수를 매겨 주십시오. 1분이면 됩니다.",
        "ให้คะแนนสัปดาห์ละครั้ง ใช้เวลาหนึ่งนาที",
    ),
    offered=words(
        "A cutting of the plant in autumn.",
        "가을에 덩굴 가지 하나를 드립니다.",
        "กิ่งปักชำหนึ่งกิ่งในฤดูใบไม้ร่วง",
    ),
    risks=words(
        "Pollen and insects are possible; a second bench stands away from the plants.",
        "꽃가루와 벌레가 있을 수 있어, 식물에서 떨어진 곳에도 의자를 두었습니다.",
        "อาจมีละอองเกสรและแมลง จึงมีม้านั่งอีกตัวห่างจากต้นไม้",
    ),
    access=["step-free", "no-phone"],
    responsible=words(
        "Living Lab office, team for green",
        "리빙랩 사무국 녹지팀",
        "สำนักงานลิฟวิงแล็บ ทีมพื้นที่สีเขียว",
    ),
    contact_email="green@park.example",
    questions=[
        Question(
            words(
                "Do you wait at one of the six stops at least once a week?",
                "여섯 정류소 가운데 한 곳에서 한 주에 한 번 이상 기다리십니까?",
                "คุณรอรถที่ป้ายใดป้ายหนึ่งในหกแห่งอย่างน้อยสัปดาห์ละครั้งใช่หรือไม่",
            ),
            words(
                "Only who waits there can say how it is.",
                "그곳에서 기다리는 분만 어떤지 말할 수 있습니다.",
                "เฉพาะผู้ที่รอที่นั่นเท่านั้นที่บอกได้ว่าเป็นอย่างไร",
            ),
        )
    ],
    consents=[CONSENT],
    moves=[
        Move(
            290,
            "proposed",
            words(
                "Pupils drew the first frame.",
                "학생들이 첫 틀을 그렸습니다.",
                "นักเรียนวาดโครงแรก",
            ),
        ),
        Move(
            270,
            "designing",
            words(
                "The nursery lends the plants.",
                "양묘장이 식물을 빌려줍니다.",
                "เรือนเพาะชำให้ยืมต้นไม้",
            ),
        ),
        Move(
            246,
            "recruiting",
            words("The frames stand.", "틀을 세웠습니다.", "ตั้งโครงแล้ว"),
        ),
        Move(
            210,
            "running",
            words("The first leaves are out.", "첫 잎이 났습니다.", "ใบแรกผลิแล้ว"),
        ),
        Move(
            118,
            "evaluating",
            words("The diaries are closed.", "일지를 마쳤습니다.", "ปิดการจดบันทึกแล้ว"),
        ),
    ],
    story=STORY,
    scene="park",
    registrations=REGISTRATIONS,
)
