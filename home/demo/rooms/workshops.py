"""The house of workshops and the studio with its desks."""

from accounts.roles import Role
from experiments.bookings.enums import Feature, Kind

from ..room_words import DemoSpace
from ..words import words
from .cards import DESK_RULES, ROOM_RULES, WORKSHOP_RULES
from .halls import ACCESSIBLE, FREE_FOR, WEEK

TUESDAY_TO_SATURDAY = range(1, 6)
DESKS_IN_STUDIO = 4

WORKSHOP_HOUSE = DemoSpace(
    slug="workshop-house",
    kind=Kind.WORKSHOP,
    name=words("Workshop house", "공방동", "เรือนช่าง"),
    summary=words(
        "Both workshops and the yard between them, for courses and repair days.",
        "두 공방과 그 사이 마당을 함께 쓰는 곳입니다. 강좌나 수리의 날을 열기에 좋습니다.",
        "ห้องช่างทั้งสองและลานระหว่างกัน สำหรับหลักสูตรและวันซ่อมของ",
    ),
    house_rules=WORKSHOP_RULES,
    card="workshops",
    people=22,
    hours=(WEEK, 9, 21),
    scene="workshop",
    features=ACCESSIBLE,
    tools=("sewing-machine", "folding-table"),
    free_roles=FREE_FOR,
    door="7531#",
    busy=0.02,
)
WOOD_WORKSHOP = DemoSpace(
    slug="wood-workshop",
    kind=Kind.WORKSHOP,
    name=words("Wood workshop", "나무 공방", "ห้องช่างไม้"),
    summary=words(
        "Six benches, a band saw, a drill press and hand tools; two benches can be worked at while sitting.",
        "작업대 여섯 개와 띠톱, 탁상 드릴, 손 공구가 있습니다. 작업대 두 개는 앉아서 쓰실 수 있습니다.",
        "โต๊ะช่างหกตัว เลื่อยสายพาน สว่านแท่น และเครื่องมือช่าง มีโต๊ะสองตัวที่นั่งทำงานได้",
    ),
    house_rules=WORKSHOP_RULES,
    card="workshops",
    people=10,
    hours=(WEEK, 9, 21),
    scene="workshop",
    features=ACCESSIBLE | Feature.HEIGHT_TABLE,
    inside="workshop-house",
    free_roles=FREE_FOR,
    door="9517#",
    busy=0.3,
)
REPAIR_WORKSHOP = DemoSpace(
    slug="repair-workshop",
    kind=Kind.WORKSHOP,
    name=words("Repair workshop", "고쳐쓰기 공방", "ห้องซ่อมของ"),
    summary=words(
        "Soldering stations, measuring instruments and many small drawers: radios, lamps and toys have been brought back to life here.",
        "납땜 자리와 측정기, 작은 서랍이 많이 있습니다. 라디오와 전등, 장난감이 여기서 다시 살아납니다.",
        "สถานีบัดกรี เครื่องวัด และลิ้นชักเล็ก ๆ มากมาย วิทยุ โคมไฟ และของเล่นกลับมาใช้ได้อีกครั้งที่นี่",
    ),
    house_rules=WORKSHOP_RULES,
    card="workshops",
    people=12,
    hours=(TUESDAY_TO_SATURDAY, 10, 20),
    scene="workshop",
    features=ACCESSIBLE,
    inside="workshop-house",
    tools=("sewing-machine",),
    free_roles=FREE_FOR,
    door="4862#",
    busy=0.25,
)
OPEN_STUDIO = DemoSpace(
    slug="open-studio",
    kind=Kind.ROOM,
    name=words("Open studio", "함께 쓰는 작업실", "สตูดิโอเปิด"),
    summary=words(
        "A room with four desks on the second floor. Book one desk, or the whole room for a team.",
        "책상 네 개가 있는 2층 방입니다. 책상 하나만, 또는 모둠을 위해 방 전체를 빌리실 수 있습니다.",
        "ห้องที่มีโต๊ะสี่ตัวบนชั้นสอง จองโต๊ะเดียว หรือทั้งห้องสำหรับทีมก็ได้",
    ),
    house_rules=ROOM_RULES,
    card="rooms",
    people=6,
    hours=(WEEK, 8, 20),
    scene="desks",
    features=Feature.LIFT | Feature.STEP_FREE | Feature.TOILET,
    free_roles=(*FREE_FOR, Role.STARTUP_MEMBER),
    busy=0.02,
)


def desk(number: int) -> DemoSpace:
    return DemoSpace(
        slug=f"desk-{number}",
        kind=Kind.DESK,
        name=words(f"Desk {number}", f"{number}번 책상", f"โต๊ะ {number}"),
        summary=words(
            "A desk of adjustable height in the open studio, with a lamp, a screen and two sockets.",
            "함께 쓰는 작업실에 있는 높이 조절 책상입니다. 등과 모니터, 콘센트 두 개가 있습니다.",
            "โต๊ะปรับความสูงได้ในสตูดิโอเปิด มีโคมไฟ จอภาพ และเต้ารับสองจุด",
        ),
        house_rules=DESK_RULES,
        card="desks",
        people=1,
        hours=(WEEK, 8, 20),
        scene="desks",
        features=Feature.LIFT
        | Feature.STEP_FREE
        | Feature.TOILET
        | Feature.HEIGHT_TABLE,
        inside="open-studio",
        busy=0.55,
    )


DESKS = [desk(number) for number in range(1, DESKS_IN_STUDIO + 1)]
WORKSHOPS = [WORKSHOP_HOUSE, WOOD_WORKSHOP, REPAIR_WORKSHOP, OPEN_STUDIO, *DESKS]
