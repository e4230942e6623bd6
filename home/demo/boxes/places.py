"""Fourteen boxes in five districts. They stand nowhere: the streets are invented, the districts are not."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.batteries.enums import Chemistry, PointKind

HOUSEHOLD = (Chemistry.ALKALINE, Chemistry.ZINC_CARBON, Chemistry.NIMH)
SMALL = (*HOUSEHOLD, Chemistry.BUTTON)
EVERYTHING = (*SMALL, Chemistry.NICD, Chemistry.LI_ION, Chemistry.LI_PRIMARY)
HUB = (37.6096, 126.9338)


@dataclass(frozen=True)
class Box:
    """``metres`` are north and east of the middle of the district; ``a_week`` is how many people come in a usual one."""

    name: str
    address: str
    district: str
    metres: tuple[int, int]
    kind: PointKind
    hours: str
    takes: tuple[Chemistry, ...]
    a_week: float
    capacity: int = 4_000
    is_step_free: bool = True


BOXES = [
    Box(
        "시연 도봉 도서관",
        "도봉구 시연도서관길 8",
        "11100",
        (260, -310),
        PointKind.CENTRE,
        "Tu-Su 09:00-20:00",
        EVERYTHING,
        4.6,
        7_000,
    ),
    Box(
        "시연 방학 슈퍼",
        "도봉구 시연시장길 12",
        "11100",
        (-420, -620),
        PointKind.SHOP,
        "Mo-Sa 08:00-22:00",
        SMALL,
        3.4,
    ),
    Box(
        "시연 창동 아파트 3동 현관",
        "도봉구 시연마을길 31",
        "11100",
        (-900, 540),
        PointKind.BOX,
        "24/7",
        HOUSEHOLD,
        2.6,
        3_000,
    ),
    Box(
        "시연 쌍문 주민센터",
        "도봉구 시연중앙로 5",
        "11100",
        (-1_050, -140),
        PointKind.CENTRE,
        "Mo-Fr 09:00-18:00",
        EVERYTHING,
        2.8,
    ),
    Box(
        "시연 은평 청소년센터",
        "은평구 시연숲길 17",
        "11120",
        (310, -160),
        PointKind.CENTRE,
        "Mo-Sa 10:00-21:00",
        EVERYTHING,
        4.1,
        7_000,
    ),
    Box(
        "시연 불광 문구점",
        "은평구 시연학교길 4",
        "11120",
        (-240, 420),
        PointKind.SHOP,
        "Mo-Sa 08:30-20:00",
        SMALL,
        2.9,
    ),
    Box(
        "시연 응암 시장 입구",
        "은평구 시연장터길 2",
        "11120",
        (-1_300, -330),
        PointKind.BOX,
        "24/7",
        HOUSEHOLD,
        2.2,
        3_000,
        False,
    ),
    Box(
        "시연 진관 건전지 교환기",
        "은평구 시연개울길 29",
        "11120",
        (1_450, -420),
        PointKind.KIOSK,
        "Mo-Su 07:00-23:00",
        SMALL,
        3.0,
    ),
    Box(
        "시연 회기 편의점",
        "동대문구 시연대학로 40",
        "11060",
        (820, 90),
        PointKind.SHOP,
        "24/7",
        SMALL,
        3.1,
        3_000,
    ),
    Box(
        "시연 제기 주민센터",
        "동대문구 시연약령길 6",
        "11060",
        (240, -980),
        PointKind.CENTRE,
        "Mo-Fr 09:00-18:00",
        EVERYTHING,
        2.4,
    ),
    Box(
        "시연 답십리 상가 계단",
        "동대문구 시연고개길 15",
        "11060",
        (-760, 120),
        PointKind.BOX,
        "Mo-Su 06:00-24:00",
        HOUSEHOLD,
        1.6,
        3_000,
        False,
    ),
    Box(
        "시연 서초 주민센터",
        "서초구 시연법원길 9",
        "11220",
        (1_500, -900),
        PointKind.CENTRE,
        "Mo-Fr 09:00-18:00",
        EVERYTHING,
        2.5,
    ),
    Box(
        "시연 양재 공구상가",
        "서초구 시연공구길 22",
        "11220",
        (430, 260),
        PointKind.SHOP,
        "Mo-Sa 09:00-19:00",
        (Chemistry.NIMH, Chemistry.NICD, Chemistry.LI_ION),
        1.9,
        7_000,
    ),
]
# Somebody drew it on a map; nobody of the park has stood before it, and no van goes there.
HEARSAY = Box(
    "시연 종로 지하상가",
    "종로구 시연지하로 1",
    "11010",
    (-1_700, 240),
    PointKind.BOX,
    "Mo-Sa 10:00-21:00",
    HOUSEHOLD,
    0,
)
# By name: where a resident says that there is no box, that it is full, and what the park found broken.
SAID_TO_BE_GONE, SAID_TO_BE_FULL, FOUND_DAMAGED = (
    "시연 응암 시장 입구",
    "시연 방학 슈퍼",
    "시연 답십리 상가 계단",
)
