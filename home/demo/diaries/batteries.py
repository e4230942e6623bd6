"""Bags that are weighed, boxes that are seen, and what the boxes say of themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import cos, pi
from random import Random

from ..promises.batteries import SECOND
from ..words import words
from .entries import Diarist, Entry, clock

BOXES = [(f"box-{at:02}", "11100" if at <= 15 else "11120") for at in range(1, 31)]
KINDS = ("alkaline", "button", "lithium", "power-bank")
STATES = ("room", "full", "damaged", "gone")
PHOTOGRAPHED = ("room", "full", "damaged")  # by whoever agreed to sending photos
FULL = 88
SILENT_BOX, SILENT_DAYS = "box-17", range(20, 29)  # its battery was empty
HOT_BOX, HOT_DAY = "box-04", 41  # the sun stood on it through a shop window
REMARKS = [
    words(
        "The scale needs a new battery itself.",
        "저울 건전지부터 갈아야겠습니다.",
        "ตาชั่งเองก็ต้องเปลี่ยนถ่านแล้ว",
    ),
    words(
        "It stands behind the door now and is easily missed.",
        "지금은 문 뒤에 있어 지나치기 쉽습니다.",
        "ตอนนี้อยู่หลังประตู มองข้ามได้ง่าย",
    ),
    words(
        "The shop was closed, so I came back on Monday.",
        "가게가 닫혀 월요일에 다시 왔습니다.",
        "ร้านปิด ฉันจึงกลับมาวันจันทร์",
    ),
]


def entries_of(diarist: Diarist, day: date) -> Iterator[Entry]:
    habit = diarist.chance.lognormvariate(5.02, 0.42)  # grams in an ordinary week
    for week in diarist.weeks():
        on = diarist.chance.choice(week)
        if diarist.happens(0.82):
            yield _weighing(diarist, on, habit, (day - on).days)
        if diarist.happens(0.16):
            given = {"state": diarist.chance.choices(STATES, (70, 20, 6, 4))[0]}
            diarist.maybe_says(given, REMARKS, 0.3)
            on = diarist.chance.choice(week)
            if given["state"] in PHOTOGRAPHED and (day - on).days < SECOND.days_ago:
                given["photo"] = True
            yield diarist.entry("box-report", on, given)


def _weighing(diarist: Diarist, on: date, habit: float, days_ago: int) -> Entry:
    """More from month to month, as the first drawers are emptied."""
    if diarist.happens(0.22):
        return diarist.entry("weighing", on, {"weight": 0})
    growth = 1.25 - days_ago / 400
    weight = round(habit * growth * diarist.about(1.25, 0.35, 0.2))
    kinds = [kind for kind in KINDS if diarist.happens(0.35)] or ["alkaline"]
    given = {"weight": weight, "kinds": kinds}
    if diarist.happens(0.9):
        given["knew"] = diarist.happens(0.55)
    slip = {}
    if diarist.happens(0.012):  # the bag of the whole stairwell
        given["weight"] = weight * 9
    elif diarist.happens(0.015):  # kilograms instead of grams
        slip = {"weight": 0}
    return diarist.entry("weighing", on, given, slip=slip)


def readings(days: list[date], lids_from: date, chance: Random) -> Iterator[Entry]:
    levels = {box: chance.uniform(5, 50) for box, _district in BOXES}
    for at, on in enumerate(days):
        for box, district in BOXES:
            levels[box] += chance.uniform(1.5, 7)
            if levels[box] > FULL and chance.random() < 0.5 or levels[box] > 99:
                levels[box] = chance.uniform(0, 4)
            is_silent = box == SILENT_BOX and at in SILENT_DAYS
            if is_silent or chance.random() < 0.03:
                continue
            given = {
                "level": round(levels[box]),
                "temperature": _temperature(box, at, on, chance),
            }
            if on >= lids_from:
                given["sand-lid"] = chance.random() < 0.97
            yield Entry("box-levels", clock(on, 6), given, unit=box, district=district)


def _temperature(box: str, at: int, on: date, chance: Random) -> float:
    """Seoul's year, a little warmer indoors."""
    if (box, at) == (HOT_BOX, HOT_DAY):
        return 58.5
    year = cos((on.timetuple().tm_yday - 205) / 365 * 2 * pi)
    return round(14.5 + 11.5 * year + chance.gauss(0, 1.6), 1)
