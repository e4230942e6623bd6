"""The seasons of the demonstration park: one that is given out, one that takes requests."""

from experiments.bookings.enums import Feature

from ..room_words import DemoGroup
from ..words import words

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)
NOW_NAME = words("Evenings of this season", "이번 철 저녁 시간", "ช่วงเย็นของฤดูกาลนี้")
NEXT_NAME = words(
    "Evenings of the next season", "다음 철 저녁 시간", "ช่วงเย็นของฤดูกาลหน้า"
)
SPACES = ["ginkgo-room", "pine-room", "meeting-room", "wood-workshop"]
EVENINGS = [(day, 18, 21) for day in range(5)]

CHOIR = DemoGroup(
    words(
        "Evening choir (demonstration)",
        "저녁 합창단 (시연)",
        "คณะประสานเสียงยามเย็น (สาธิต)",
    ),
    28,
    [(TUESDAY, 19, 21, "ginkgo-room"), (THURSDAY, 19, 21, "ginkgo-room")],
    times=2,
)
DANCE = DemoGroup(
    words(
        "Wheelchair dance (demonstration)",
        "휠체어 댄스 (시연)",
        "เต้นรำบนเก้าอี้รถเข็น (สาธิต)",
    ),
    16,
    [
        (TUESDAY, 18, 20, "ginkgo-room"),
        (FRIDAY, 18, 20, "ginkgo-room"),
        (MONDAY, 18, 20, ""),
    ],
    times=2,
    features=Feature.STEP_FREE | Feature.WIDE,
)
FILMS = DemoGroup(
    words("Film club (demonstration)", "영화 모임 (시연)", "ชมรมภาพยนตร์ (สาธิต)"),
    35,
    [(FRIDAY, 18, 21, "pine-room"), (THURSDAY, 18, 21, "pine-room")],
)
JOINERS = DemoGroup(
    words(
        "Joiners' evening (demonstration)", "목공 저녁 모임 (시연)", "ค่ำคืนช่างไม้ (สาธิต)"
    ),
    8,
    [(WEDNESDAY, 18, 20, "wood-workshop"), (MONDAY, 18, 20, "wood-workshop")],
    times=2,
)
READERS = DemoGroup(
    words(
        "Reading to each other (demonstration)",
        "서로 읽어 주기 (시연)",
        "อ่านให้กันฟัง (สาธิต)",
    ),
    9,
    [(FRIDAY, 18, 20, "meeting-room"), (WEDNESDAY, 18, 20, "meeting-room")],
    is_name_public=False,
)
FAIR = DemoGroup(
    words(
        "Spring fair committee (demonstration)",
        "봄 장터 준비 모임 (시연)",
        "คณะจัดงานฤดูใบไม้ผลิ (สาธิต)",
    ),
    60,
    [(WEDNESDAY, 19, 21, "")],
)
THIS_SEASON = [CHOIR, DANCE, FILMS, JOINERS, READERS, FAIR]
NEXT_SEASON = [CHOIR, FILMS, JOINERS]
FLOOR_WAXED = words("The floor is being waxed", "바닥에 왁스를 칠합니다", "ลงแว็กซ์พื้น")
