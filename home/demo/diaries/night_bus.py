"""Eight weeks of journeys in the night, and how many got on a bus meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from ..words import words
from .entries import Diarist, Entry, clock

WEEKS = 8
# Where many of the journeys begin: offices, markets, hospitals.
BUSY = ("11010", "11020", "11140", "11190", "11230", "11060")
WORK = ("cleaning", "care", "kitchen", "delivery", "no-work")
LINES = [f"demo-n{at}" for at in range(1, 15)]
REMARKS = [
    words(
        "The stop had no light.",
        "정류소에 불이 없었습니다.",
        "ที่ป้ายไม่มีไฟ",
    ),
    words(
        "The bus came, but it was full.",
        "버스가 왔지만 자리가 없었습니다.",
        "รถมา แต่เต็ม",
    ),
    words(
        "I walked the last part with a colleague.",
        "마지막은 동료와 함께 걸었습니다.",
        "ช่วงสุดท้ายเดินไปกับเพื่อนร่วมงาน",
    ),
]


def entries_of(diarist: Diarist, day: date) -> Iterator[Entry]:
    work = diarist.chance.choices(WORK, (5, 4, 4, 3, 2))[0]
    nights = diarist.about(2.6, 0.8, 1)
    reach = min(0.95, diarist.about(0.575, 0.1, 0.15))
    for week in list(diarist.weeks())[:WEEKS]:
        for on in diarist.chance.sample(week, min(len(week), round(nights))):
            if diarist.happens(0.88):
                yield _journey(diarist, on, work, reach)


def _journey(diarist: Diarist, on: date, work: str, reach: float) -> Entry:
    is_near = diarist.happens(reach)
    given = {"stop-near": is_near, "work": work}
    if diarist.happens(0.94):
        mean = 17 if is_near else 28
        given["waited"] = min(240, round(diarist.chance.gammavariate(3, mean / 3)))
    if diarist.happens(0.92):
        given["given-up"] = diarist.happens(0.08 if is_near else 0.23)
    hour = diarist.chance.choices(range(5), (5, 4, 3, 3, 5))[0]
    if diarist.happens(0.97):
        given["hour"] = str(hour)
    diarist.maybe_says(given, REMARKS)
    slip = {}
    if "waited" in given and diarist.happens(0.012):  # the whole night was counted
        slip = {"waited": min(240, given["waited"] + 180)}
    code = diarist.chance.choice(BUSY) if diarist.happens(0.6) else diarist.district
    entry = diarist.entry("night-diary", on, given, district=code, slip=slip)
    entry.at = clock(on, hour, diarist.chance.randint(0, 59))
    return entry


def boardings(days: list[date], chance: Random) -> Iterator[Entry]:
    """Fridays and Saturdays are full, and one line was not read for a week."""
    sizes = {line: chance.uniform(350, 1600) for line in LINES}
    for at, on in enumerate(days):
        for line in LINES:
            if line == LINES[4] and 30 <= at < 37:
                continue
            busy = 1.45 if on.weekday() in (4, 5) else 1
            count = round(sizes[line] * busy * max(0.3, chance.gauss(1, 0.12)))
            given = {
                "boardings": count,
                "alightings": round(count * chance.uniform(0.9, 1.02)),
            }
            yield Entry("boardings", clock(on, 4), given, unit=line)
