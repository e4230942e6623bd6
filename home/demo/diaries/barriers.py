"""Barriers that are met, places that are seen again, and the register of the stations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from accounts.districts.names import DISTRICTS

from ..words import words
from .entries import Diarist, Entry, clock

WHERE = ("11020", "11030", "11140")
AIDS = ("manual-chair", "power-chair", "cane", "walker", "pushchair", "none")
KINDS = ("step", "lift", "door", "surface", "thing", "sign")
STATIONS = [(f"demo-{at:02}", WHERE[at % 3]) for at in range(12)]
FACILITIES = ("lift", "escalator", "escalator", "wheelchair-lift")
STATES = ("running", "inspection", "stopped")
REGISTER_HEADER = "구분,역명,시설번호,상태,점검일"
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


def stations(on: date, chance: Random) -> Iterator[Entry]:
    for station, district in STATIONS:
        given = {
            "lifts": chance.randint(1, 6),
            "escalators": chance.randint(2, 14),
            "wheelchair-lifts": chance.choice((0, 0, 0, 1)),
            "walkways": chance.choice((0, 0, 0, 0, 2)),
        }
        yield Entry("stations", clock(on, 5), given, unit=station, district=district)


def states(days: list[date], chance: Random) -> Iterator[Entry]:
    """Once a week; what stands still tends to stand still next week as well."""
    now = {}
    for on in days[::7]:
        for station, district in STATIONS:
            for at, facility in enumerate(FACILITIES, start=1):
                unit = f"{station}-{facility}-{at}"
                if now.get(unit, "running") == "running" or chance.random() < 0.6:
                    now[unit] = chance.choices(STATES, (93, 4, 3))[0]
                given = {"kind": facility, "state": now[unit]}
                yield Entry(
                    "facilities", clock(on, 5), given, unit=unit, district=district
                )


def register(day: date) -> bytes:
    """A file as an office would send it: its own code page, three ways to write a day, some slips."""
    rows = [REGISTER_HEADER]
    for at, (station, _district) in enumerate(STATIONS):
        on = day - timedelta(days=30 + at)
        spellings = (on.isoformat(), f"{on:%Y%m%d}", f"{on:%Y.%m.%d}")
        kind = ("엘리베이터", "에스컬레이터", "휠체어리프트")[at % 3]
        state = "점검" if at == 7 else "운행"
        rows.append(f"{kind},{station},{at + 1}호기,{state},{spellings[at % 3]}")
    rows.append(rows[3])
    rows.append(f" 엘리베이터 ,demo-02,2호기,운행,{day - timedelta(days=29)}")
    rows.append(f"엘리베이터,demo-05,3호기,모름,{day - timedelta(days=29)}")
    rows.append("에스컬레이터,demo-06,4호기,운행,지난주")
    return "\n".join(rows).encode("cp949")
