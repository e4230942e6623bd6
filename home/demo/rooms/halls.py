"""The hall with its rooms, and the rooms that stand alone."""

from accounts.roles import Role
from experiments.bookings.enums import Feature, Kind

from ..room_words import DemoSpace
from ..words import words
from .cards import HALL_RULES, ROOM_RULES

WEEK, EVERY_DAY = range(6), range(7)
ACCESSIBLE = Feature.STEP_FREE | Feature.WIDE | Feature.TOILET
FREE_FOR = (Role.PARK_MANAGER, Role.EDITOR, Role.MODERATOR)
SOUND = ("projector", "microphone", "folding-table")

GREAT_HALL = DemoSpace(
    slug="great-hall",
    kind=Kind.ROOM,
    name=words("Great hall", "큰마당 강당", "ห้องโถงใหญ่"),
    summary=words(
        "For assemblies, fairs and concerts, with a level stage and a hearing loop. Whoever books it has the Ginkgo and the Pine room too.",
        "총회와 장터, 음악회를 여는 곳입니다. 무대에 턱이 없고 청각 보조 장치가 있습니다. 강당을 빌리시면 은행나무방과 소나무방도 함께 쓰십니다.",
        "สำหรับการประชุมใหญ่ งานออกร้าน และดนตรี เวทีเสมอพื้นและมีระบบช่วยฟัง ผู้จองห้องโถงได้ใช้ห้องแปะก๊วยและห้องสนด้วย",
    ),
    house_rules=HALL_RULES,
    card="halls",
    people=120,
    hours=(EVERY_DAY, 9, 22),
    scene="hall",
    features=ACCESSIBLE | Feature.HEARING_LOOP,
    tools=SOUND,
    free_roles=FREE_FOR,
    door="2580#",
    busy=0.02,
)
GINKGO_ROOM = DemoSpace(
    slug="ginkgo-room",
    kind=Kind.ROOM,
    name=words("Ginkgo room", "은행나무방", "ห้องแปะก๊วย"),
    summary=words(
        "The southern half of the hall, bright until evening, with a wooden floor for dancing and gymnastics.",
        "강당의 남쪽 절반입니다. 저녁까지 밝고, 춤이나 체조를 하기 좋은 나무 바닥이 깔려 있습니다.",
        "ครึ่งด้านใต้ของห้องโถง สว่างจนถึงเย็น พื้นไม้เหมาะกับการเต้นรำและยืดเหยียด",
    ),
    house_rules=ROOM_RULES,
    card="rooms",
    people=48,
    hours=(EVERY_DAY, 9, 22),
    scene="hall",
    features=ACCESSIBLE | Feature.HEARING_LOOP,
    inside="great-hall",
    tools=SOUND,
    free_roles=FREE_FOR,
    door="1470#",
    busy=0.3,
)
PINE_ROOM = DemoSpace(
    slug="pine-room",
    kind=Kind.ROOM,
    name=words("Pine room", "소나무방", "ห้องสน"),
    summary=words(
        "The northern half of the hall, with rows of chairs, a screen and dark curtains.",
        "강당의 북쪽 절반입니다. 줄지은 의자와 영사막, 어두운 커튼이 있습니다.",
        "ครึ่งด้านเหนือของห้องโถง มีเก้าอี้เป็นแถว จอฉาย และม่านทึบ",
    ),
    house_rules=ROOM_RULES,
    card="rooms",
    people=40,
    hours=(EVERY_DAY, 9, 22),
    scene="rows",
    features=ACCESSIBLE | Feature.HEARING_LOOP,
    inside="great-hall",
    tools=SOUND,
    free_roles=FREE_FOR,
    door="3690#",
    busy=0.3,
)
MEETING_ROOM = DemoSpace(
    slug="meeting-room",
    kind=Kind.ROOM,
    name=words("Meeting room", "둥근탁자방", "ห้องประชุมโต๊ะกลม"),
    summary=words(
        "A round table for ten on the ground floor. The table can be raised and lowered.",
        "1층에 있는 열 명이 둘러앉는 방입니다. 탁자 높이를 올리고 내릴 수 있습니다.",
        "โต๊ะกลมสำหรับสิบคนที่ชั้นล่าง ปรับความสูงของโต๊ะได้",
    ),
    house_rules=ROOM_RULES,
    card="rooms",
    people=10,
    hours=(WEEK, 9, 21),
    scene="table",
    features=ACCESSIBLE | Feature.HEIGHT_TABLE,
    tools=("projector",),
    free_roles=(*FREE_FOR, Role.STARTUP_MEMBER),
    door="8024#",
    busy=0.5,
)
QUIET_ROOM = DemoSpace(
    slug="quiet-room",
    kind=Kind.ROOM,
    name=words("Quiet room", "조용한 방", "ห้องเงียบ"),
    summary=words(
        "Four soft chairs, light that can be dimmed and walls that keep sounds outside: for counselling, for reading aloud, for a rest.",
        "푹신한 의자 네 개와 밝기를 낮출 수 있는 조명, 소리를 막아 주는 벽이 있습니다. 상담하거나 책을 읽어 주거나 잠시 쉬기에 좋습니다.",
        "เก้าอี้นุ่มสี่ตัว ไฟหรี่ได้ และผนังกันเสียง สำหรับการปรึกษา การอ่านหนังสือให้กันฟัง หรือการพัก",
    ),
    house_rules=ROOM_RULES,
    card="rooms",
    people=4,
    hours=(WEEK, 9, 21),
    scene="quiet",
    features=ACCESSIBLE | Feature.QUIET,
    free_roles=FREE_FOR,
    busy=0.25,
)
HALLS = [GREAT_HALL, GINKGO_ROOM, PINE_ROOM, MEETING_ROOM, QUIET_ROOM]
