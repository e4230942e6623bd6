"""Which spaces are lent, block by block; their owners are taken from the participants, one each."""

from __future__ import annotations

from dataclasses import dataclass

Weekly = dict[int, list[tuple[int, int]]]


def on(days, *spans: tuple[int, int]) -> Weekly:
    return {day: list(spans) for day in days}


WORKDAYS, WEEKEND = range(5), (5, 6)
OFFICE = on(WORKDAYS, (8, 19))
OFFICE_AND_SATURDAY = {**OFFICE, 5: [(9, 14)]}
EARLY = on(WORKDAYS, (6, 17))
NIGHTS = on(range(7), (0, 7), (19, 24))
WEEKENDS = {**on(WEEKEND, (8, 22)), 4: [(13, 22)]}
ALWAYS: Weekly = {}


@dataclass(frozen=True)
class Lot:
    """``place`` is where in its block it lies, from 0 to 1 north and east; sizes in centimetres. ``status`` as stored."""

    block: int
    place: tuple[float, float]
    hours: Weekly
    length: int = 500
    width: int = 240
    height: int | None = None
    has_charger: bool = False
    is_step_free: bool = False
    is_wide: bool = False
    status: str = "approved"

    @property
    def is_always_open(self) -> bool:
        return not self.hours


def wide(block: int, place: tuple[float, float], hours: Weekly) -> Lot:
    return Lot(block, place, hours, 530, 340, is_step_free=True, is_wide=True)


# The middle of the streets, and the blocks around it as steps to the north and the east.
MIDDLE = (37.5850, 126.9480)
BLOCKS = [(0, 0), (0, 1), (1, 0), (-1, 1)]
LOTS = [
    Lot(0, (0.2, 0.3), OFFICE),
    Lot(0, (0.5, 0.7), OFFICE_AND_SATURDAY, has_charger=True),
    wide(0, (0.8, 0.4), ALWAYS),
    Lot(0, (0.4, 0.2), EARLY, height=210),
    Lot(1, (0.3, 0.4), OFFICE),
    Lot(1, (0.6, 0.6), NIGHTS),
    Lot(1, (0.7, 0.2), ALWAYS, has_charger=True, is_step_free=True),
    Lot(1, (0.2, 0.8), OFFICE_AND_SATURDAY),
    Lot(2, (0.5, 0.5), EARLY),
    wide(2, (0.3, 0.6), OFFICE),
    Lot(2, (0.8, 0.3), WEEKENDS),
    Lot(2, (0.6, 0.8), ALWAYS, height=190),
    Lot(3, (0.4, 0.4), OFFICE, has_charger=True),
    Lot(3, (0.6, 0.2), OFFICE_AND_SATURDAY),
    Lot(3, (0.2, 0.6), ALWAYS),
    Lot(3, (0.7, 0.7), NIGHTS, status="paused"),
    Lot(2, (0.2, 0.2), OFFICE, status="submitted"),
]
