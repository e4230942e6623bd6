"""Barriers that are met, places that are seen again, and the register of the stations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from accounts.districts.names import DISTRICTS

from ..words import words
from .entries import Diarist, Entry, clock

WHERE = ("11020", "11030", "11140")
AIDS = ("manual-chair", "power-chair", "cane", "walker", "pushchair", "none")
KINDS = ("step", "lift", "door", "surface", "thing", "sign")
STATIONS = [(f"demo-{at:02}", WHERE[at % 3], f"{at % 5 + 1}") for at in range(12)]
FACILITIES = ("lift", "escalator", "escalator", "wheelchair-lift")
STATES = ("running", "inspection", "stopped")
REMARKS = [
    words(
        "The ramp is there, but bicycles stand on it.",
        "경사로는 있지만 자전거가 서 있습니다.",
        "มีทางลาดแล้ว แต่มีจักรยานจอดขวาง",
    ),
    words(
        "It works when somebody holds the door.",
        "누가 문을 잡아 주면 됩니다.",
        "ผ่านได้ถ้ามีคนช่วยจับประตู",
    ),
    words(
        "Mended well, thank you.", "잘 고쳐졌습니다. 고맙습니다.", "แก้ไขเรียบร้อยดี ขอบคุณ"
    ),
]


def entries_of(diarist: Diarist, day: date) -> Iterator[Entry]:
    aid = diarist.chance.choices(AIDS, (6, 6, 5, 2, 2, 3))[0]
    luck = diarist.about(0.58, 0.12, 0.2)
    for week in diarist.weeks():
        for _time in range(2):
            if diarist.happens(0.42):
                on = diarist.chance.choice(week)
                yield _look_again(diarist, on, aid, luck, (day - on).days)
        if diarist.happens(0.55):
            yield _report(diarist, diarist.chance.choice(week), aid)


def _report(diarist: Diarist, on: date, aid: str) -> Entry:
    code = diarist.chance.choice(WHERE)
    given = {"kind": diarist.chance.choices(KINDS, (5, 3, 3, 4, 6, 2))[0], "aid": aid}
    if diarist.happens(0.7):
        district = DISTRICTS[code]
        given["place"] = [
            round(district.latitude + diarist.chance.uniform(-0.006, 0.006), 5),
            round(district.longitude + diarist.chance.uniform(-0.006, 0.006), 5),
        ]
    diarist.maybe_says(given, REMARKS, 0.15)
    return diarist.entry("barrier-report", on, given, district=code)


def _look_again(
    diarist: Diarist, on: date, aid: str, luck: float, days_ago: int
) -> Entry:
    """Better from week to week, since the offices have learnt who closes a report."""
    through = diarist.happens(min(0.97, luck + 0.26 * (1 - days_ago / 61)))
    given = {"got-through": through, "aid": aid}
    if diarist.happens(0.92):
        given["days-open"] = round(diarist.about(16 if through else 29, 8, 1))
    if diarist.happens(0.85):
        given["called-done"] = diarist.happens(0.85 if through else 0.4)
    diarist.maybe_says(given, REMARKS, 0.12)
    slip = {}
    if "days-open" in given and diarist.happens(0.02):  # the year was counted as well
        slip = {"days-open": given["days-open"] + 365}
    code = diarist.chance.choice(WHERE)
    return diarist.entry("look-again", on, given, district=code, slip=slip)


def states(days: list[date], chance: Random) -> Iterator[Entry]:
    """Once a week; what stands still tends to stand still next week as well."""
    now = {}
    for on in days[::7]:
        for station, district, line in STATIONS:
            for at, facility in enumerate(FACILITIES, start=1):
                unit = f"{station}-{facility}-{at}"
                if now.get(unit, "running") == "running" or chance.random() < 0.6:
                    now[unit] = chance.choices(STATES, (93, 4, 3))[0]
                given = {"facility": facility, "state": now[unit], "line": line}
                yield Entry(
                    "facilities", clock(on, 5), given, unit=unit, district=district
                )
