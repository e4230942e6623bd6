"""The things that go along with a room, or alone; what people book for; what the pictures show."""

from experiments.bookings.enums import Kind

from ..room_words import DemoSpace
from ..words import words
from .cards import THING_RULES
from .halls import EVERY_DAY


def thing(slug: str, quantity: int, name, summary) -> DemoSpace:
    return DemoSpace(
        slug=slug,
        kind=Kind.EQUIPMENT,
        name=name,
        summary=summary,
        house_rules=THING_RULES,
        card="things",
        people=1,
        hours=(EVERY_DAY, 8, 22),
        scene="things",
        quantity=quantity,
    )


THINGS = [
    thing(
        "projector",
        3,
        words("Projector", "빔프로젝터", "เครื่องฉาย"),
        words(
            "Bright enough for a room with open curtains; cables for every usual plug are in the case.",
            "커튼을 열어 둔 방에서도 잘 보입니다. 상자에 흔히 쓰는 단자의 케이블이 모두 들어 있습니다.",
            "สว่างพอสำหรับห้องที่เปิดม่าน ในกล่องมีสายสำหรับช่องเสียบทั่วไปครบ",
        ),
    ),
    thing(
        "microphone",
        6,
        words("Microphone", "무선 마이크", "ไมโครโฟนไร้สาย"),
        words(
            "Works with the loudspeakers and the hearing loop of the hall; batteries are charged.",
            "강당 스피커와 청각 보조 장치에 바로 이어집니다. 전지는 충전해 둡니다.",
            "ใช้กับลำโพงและระบบช่วยฟังของห้องโถงได้ทันที ชาร์จแบตเตอรี่ไว้แล้ว",
        ),
    ),
    thing(
        "folding-table",
        20,
        words("Folding table", "접이식 탁자", "โต๊ะพับ"),
        words(
            "For four, light enough for one person; half of them let a wheelchair under.",
            "네 명이 쓰며 혼자 나를 만큼 가볍습니다. 절반은 휠체어가 들어가는 높이입니다.",
            "สำหรับสี่คน เบาพอที่คนเดียวยกได้ ครึ่งหนึ่งสูงพอให้เก้าอี้รถเข็นสอดเข้าได้",
        ),
    ),
    thing(
        "sewing-machine",
        4,
        words("Sewing machine", "재봉틀", "จักรเย็บผ้า"),
        words(
            "With thread in twelve colours; the foot pedal can also stand on the table.",
            "열두 가지 색 실이 함께 있습니다. 발판은 탁자 위에 올려 쓰실 수도 있습니다.",
            "มีด้ายสิบสองสี แป้นเหยียบวางบนโต๊ะก็ได้",
        ),
    ),
    thing(
        "cargo-bicycle",
        1,
        words("Cargo bicycle", "짐자전거", "จักรยานบรรทุกของ"),
        words(
            "Carries 80 kg with electric help; the key hangs at the desk.",
            "전동 보조로 80 kg까지 싣습니다. 열쇠는 안내 데스크에 있습니다.",
            "บรรทุกได้ 80 กก. มีมอเตอร์ช่วย กุญแจอยู่ที่โต๊ะบริการ",
        ),
    ),
]

TITLES = {
    Kind.ROOM: [
        words("Assembly of residents", "주민 모임", "ประชุมผู้อยู่อาศัย"),
        words("Language exchange", "말 나누기 모임", "แลกเปลี่ยนภาษา"),
        words("Gymnastics in the morning", "아침 체조", "ยืดเหยียดยามเช้า"),
        words("Reading circle", "책 읽는 모임", "วงอ่านหนังสือ"),
        words("Parents and toddlers", "아기와 부모 모임", "พ่อแม่และเด็กเล็ก"),
        words("Rehearsal", "연습", "ซ้อมการแสดง"),
    ],
    Kind.WORKSHOP: [
        words("Building a shelf", "책장 만들기", "ต่อชั้นหนังสือ"),
        words("Repairing a lamp", "전등 고치기", "ซ่อมโคมไฟ"),
        words("Toys for the nursery", "어린이집 장난감", "ของเล่นให้เนอสเซอรี"),
    ],
    Kind.DESK: [words("Work", "업무", "ทำงาน"), words("Study", "공부", "อ่านหนังสือ")],
    Kind.EQUIPMENT: [words("Moving plants", "화분 옮기기", "ขนย้ายต้นไม้")],
}

SHOWS = {
    "hall": words(
        "Drawn plan: a wide floor of boards with a low stage along one side and chairs in a half circle.",
        "도면 그림: 한쪽에 낮은 무대가 있고 의자가 반원으로 놓인 넓은 마룻바닥.",
        "ภาพผัง: พื้นไม้กว้าง มีเวทีเตี้ยด้านหนึ่งและเก้าอี้เรียงครึ่งวงกลม",
    ),
    "rows": words(
        "Drawn plan: rows of chairs with a wide aisle and a free place for wheelchairs, before a screen.",
        "도면 그림: 영사막 앞에 줄지은 의자와 넓은 통로, 휠체어를 위해 비워 둔 자리.",
        "ภาพผัง: เก้าอี้เป็นแถวหน้าจอ มีทางเดินกว้างและที่ว่างสำหรับเก้าอี้รถเข็น",
    ),
    "table": words(
        "Drawn plan: a round table with ten chairs around it.",
        "도면 그림: 둥근 탁자와 그 둘레의 의자 열 개.",
        "ภาพผัง: โต๊ะกลมกับเก้าอี้สิบตัวรอบโต๊ะ",
    ),
    "quiet": words(
        "Drawn plan: four soft chairs on a round carpet in a room with thick walls.",
        "도면 그림: 벽이 두꺼운 방의 둥근 깔개 위에 놓인 푹신한 의자 네 개.",
        "ภาพผัง: เก้าอี้นุ่มสี่ตัวบนพรมกลมในห้องผนังหนา",
    ),
    "workshop": words(
        "Drawn plan: six benches in two rows, with tools on the wall and room to turn between them.",
        "도면 그림: 두 줄로 놓인 작업대 여섯 개와 벽의 공구, 그 사이 넉넉한 통로.",
        "ภาพผัง: โต๊ะช่างหกตัวสองแถว เครื่องมือบนผนัง และที่กว้างพอให้หมุนตัว",
    ),
    "desks": words(
        "Drawn plan: four desks by a row of windows, one of them bright and free.",
        "도면 그림: 창가에 놓인 책상 네 개. 하나는 밝게 비어 있습니다.",
        "ภาพผัง: โต๊ะสี่ตัวริมหน้าต่าง ตัวหนึ่งสว่างและว่าง",
    ),
    "things": words(
        "Drawn shelf: boxes, cases and coils of cable, each in its place.",
        "선반 그림: 상자와 가방, 감아 놓은 전선이 제자리에 있습니다.",
        "ภาพชั้นวาง: กล่อง กระเป๋า และสายไฟม้วน แต่ละอย่างอยู่ในที่ของมัน",
    ),
}
