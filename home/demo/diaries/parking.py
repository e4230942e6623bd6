"""Weeks of looking for a space: longer when it rains, shorter since neighbours lend."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ..words import words
from .entries import Diarist, Entry

LENDING_BEGAN = 35  # days before the day of loading
TIMES = ("morning", "afternoon", "evening", "night")
WEIGHTS = (2, 3, 6, 2)
REMARKS = [
    words(
        "The delivery vans were there again before noon.",
        "오전에는 배달 차가 또 서 있었습니다.",
        "ก่อนเที่ยงมีรถส่งของจอดอยู่อีกแล้ว",
    ),
    words(
        "A neighbour waved me into her space.",
        "이웃이 자기 자리로 손짓해 주었습니다.",
        "เพื่อนบ้านโบกมือให้เข้าไปจอดในที่ของเธอ",
    ),
    words(
        "It rained, everybody had come by car.",
        "비가 와서 모두 차를 몰고 나왔습니다.",
        "ฝนตก ทุกคนจึงขับรถออกมา",
    ),
]


def entries_of(diarist: Diarist, day: date) -> Iterator[Entry]:
    change = day - timedelta(days=LENDING_BEGAN)
    habit = diarist.about(11.6, 2.2, 4)
    gain = diarist.about(3.4, 1.3)
    has_space = diarist.happens(0.65)
    for week in diarist.weeks():
        written_on = diarist.chance.choice(week)
        lends = written_on >= change
        if diarist.happens(0.86):
            yield _search(diarist, written_on, habit - gain * lends, lends)
        if lends and has_space and diarist.happens(0.8):
            hours = round(diarist.about(26, 11), 1)
            cars = min(100, int(hours / 9 + diarist.about(0.5, 0.8)))
            given = {"hours": hours, "cars": cars}
            yield diarist.entry("lending", written_on, given)


def _search(diarist: Diarist, on: date, usual: float, lends: bool) -> Entry:
    rain = 1.8 if on.toordinal() % 11 == 0 else 0
    minutes = round(diarist.about(usual + rain, 2.4, 0.5), 1)
    given = {
        "minutes": minutes,
        "time-of-day": diarist.chance.choices(TIMES, WEIGHTS)[0],
    }
    if diarist.happens(0.93):
        given["lent-space"] = lends and diarist.happens(0.46)
    if diarist.happens(0.9):
        given["own-taken"] = diarist.happens(0.11 if lends else 0.07)
    diarist.maybe_says(given, REMARKS)
    slip = {}
    if diarist.happens(0.015):  # the decimal point was lost
        slip = {"minutes": min(120.0, minutes * 10)}
    elif diarist.happens(0.008):  # the market was on, and it really took so long
        given["minutes"] = 55.0
    return diarist.entry("search-diary", on, given, slip=slip)
