"""The common grammar of OpenStreetMap's ``opening_hours``, read into hours of a day. Knows no database.

Rules are parted by ``;`` (the later one takes the place of the earlier on the days it names) or by ``,`` before a weekday
(it adds). A rule is ``[season[:]] [weekdays] [times] [off]``: ``Mo-Fr 08:00-12:00,13:00-18:00``, ``PH off``, ``24/7``,
``Nov-Mar: Sa 10:00-14:00``, ``Mar Su[-1] - Oct Su[-1] -1 days: Tu 15:00-18:00``. What is beyond it (sunrise, open ends,
weeks, comments) raises :class:`NotUnderstood`, and is shown as it was written: nothing is guessed.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

DAY = 24 * 60  # minutes
WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
MONTHS = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "May",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
)
# Written in German by mappers there; no English short form looks like any of them.
GERMAN = {"Di": "Tu", "Mi": "We", "Do": "Th", "So": "Su"}
LONGEST = 400

Times = tuple[tuple[int, int], ...]


class NotUnderstood(ValueError):
    """The text is beyond the grammar; it says where."""


@dataclass(frozen=True)
class Moment:
    """A day of any year: ``Oct 3``, ``Mar``, or ``Mar Su[-1] -1 days``; without a day, the whole month."""

    month: int
    day: int = 0
    weekday: int = 0
    nth: int = 0
    shift: int = 0

    def first(self, year: int) -> date:
        return self._in(year, 1)

    def last(self, year: int) -> date:
        return self._in(year, calendar.monthrange(year, self.month)[1])

    def _in(self, year: int, otherwise: int) -> date:
        length = calendar.monthrange(year, self.month)[1]
        if self.nth:
            found = self._nth(year, length)
        else:
            found = date(year, self.month, min(self.day or otherwise, length))
        return found + timedelta(days=self.shift)

    def _nth(self, year: int, length: int) -> date:
        days = [
            day
            for day in range(1, length + 1)
            if date(year, self.month, day).weekday() == self.weekday
        ]
        return date(year, self.month, days[self.nth - 1 if self.nth > 0 else self.nth])


@dataclass(frozen=True)
class Season:
    begins: Moment
    ends: Moment

    def holds(self, day: date) -> bool:
        begins, ends = self.begins.first(day.year), self.ends.last(day.year)
        if begins <= ends:
            return begins <= day <= ends
        return day >= begins or day <= ends


@dataclass(frozen=True)
class Rule:
    """``weekdays`` None: every day. ``holidays`` None: holidays are days like others; True: holidays as well."""

    seasons: tuple[Season, ...] = ()
    weekdays: frozenset[int] | None = None
    on_holidays: bool = False
    times: Times = ()
    adds: bool = False

    def holds(self, day: date, is_holiday: bool) -> bool:
        if self.seasons and not any(each.holds(day) for each in self.seasons):
            return False
        if self.on_holidays and is_holiday:
            return True
        if self.weekdays is None:
            return not self.on_holidays
        return day.weekday() in self.weekdays


@dataclass(frozen=True)
class Hours:
    """``mended`` says in what the text was read otherwise than it was written."""

    rules: tuple[Rule, ...]
    mended: tuple[str, ...] = ()

    @property
    def has_seasons(self) -> bool:
        return any(rule.seasons for rule in self.rules)

    def of_day(self, day: date, is_holiday: bool = False) -> Times:
        """(opens, closes) in minutes of the day; beyond 1440 is after midnight."""
        found: Times = ()
        for rule in self.rules:
            if rule.holds(day, is_holiday):
                found = found + rule.times if rule.adds else rule.times
        return _joined(found)

    def is_open(self, moment: datetime, is_holiday: bool = False) -> bool:
        """On the wall clock of the place; what began yesterday may still last."""
        minute = moment.hour * 60 + moment.minute
        today = self.of_day(moment.date(), is_holiday)
        before = self.of_day(moment.date() - timedelta(days=1))
        return any(opens <= minute < closes for opens, closes in today) or any(
            minute + DAY < closes for _opens, closes in before
        )

    def week_of(self, day: date) -> Times:
        """Minutes since Monday 00:00 in the week of that day, cut at the end of Sunday."""
        monday = day - timedelta(days=day.weekday())
        found = []
        for number in range(7):
            for opens, closes in self.of_day(monday + timedelta(days=number)):
                found.extend(_wrapped(number * DAY + opens, number * DAY + closes))
        return _joined(tuple(found))


def parse(text: str) -> Hours:
    """Raises :class:`NotUnderstood` unless every part of it is understood."""
    mended: list[str] = []
    if len(text) > LONGEST:
        raise NotUnderstood("It is longer than opening hours are.")
    rules = []
    for part, adds in _parts(text):
        if rest := part.strip():
            rule = _rule(rest, adds, mended)
            if adds and not rule.seasons and rules[-1].seasons:
                rule = replace(rule, seasons=rules[-1].seasons)
                mended.append(f"{rest} was read for the season before it")
            rules.append(rule)
    if not rules:
        raise NotUnderstood("There is nothing in it.")
    return Hours(tuple(rules), tuple(dict.fromkeys(mended)))


NAMES = "|".join((*WEEKDAYS, *GERMAN, "PH"))
# Whether a comma parts rules ("Mo 09:00-18:00, We 15:00-18:00"), days or times depends on what stands around it.
ADDING = re.compile(rf"(?<=\d)\s*,\s*(?=(?:{NAMES})\b)", re.IGNORECASE)
STATE = re.compile(r"\s*\b(off|closed|open)$", re.IGNORECASE)
CLOCK = r"(\d{1,2})([:.])(\d{2})"
TIME = re.compile(rf"{CLOCK}\s*[-–]\s*{CLOCK}")
TIMES = re.compile(r"(?:^|\s)(\d{1,2}[:.]\d{2}.*)$")
DAYS = re.compile(rf"(?:{NAMES})(?:\s*[-,]\s*(?:{NAMES}))*:?$", re.IGNORECASE)
MONTH = "(?:" + "|".join(MONTHS) + ")"
MOMENT = re.compile(
    rf"({MONTH})(?:\s+(?:(\d{{1,2}})|(Mo|Tu|We|Th|Fr|Sa|Su)\[(-?[1-5])\]))?(?:\s*([+-])\s*(\d{{1,3}})\s*days?)?",
    re.IGNORECASE,
)


def _parts(text: str) -> Iterator[tuple[str, bool]]:
    for part in text.split(";"):
        first, *others = ADDING.split(part)
        yield first, False
        for other in others:
            yield other, True


def _rule(text: str, adds: bool, mended: list[str]) -> Rule:
    if text.replace(" ", "") == "24/7":
        return Rule(times=((0, DAY),), adds=adds)
    rest, state = text, ""
    if found := STATE.search(rest):
        state, rest = found[1].lower(), rest[: found.start()]
    times: Times = ()
    if found := TIMES.search(rest):
        times, rest = _times(found[1], mended), rest[: found.start()]
    if bool(times) == (state in ("off", "closed")):
        raise NotUnderstood(f"“{text}” names no hours, or hours that are off.")
    weekdays, on_holidays, rest = _weekdays(rest.strip(), mended)
    seasons = _seasons(rest.strip().rstrip(":").strip())
    return Rule(seasons, weekdays, on_holidays, times, adds)


def _times(text: str, mended: list[str]) -> Times:
    return tuple(_span(part.strip(), mended) for part in text.split(","))


def _span(text: str, mended: list[str]) -> tuple[int, int]:
    found = TIME.fullmatch(text)
    if not found:
        raise NotUnderstood(f"“{text}” is not from one time to another.")
    if "." in (found[2], found[5]):
        mended.append(f"{text} was read with colons")
    opens, closes = _minutes(found[1], found[3]), _minutes(found[4], found[6])
    if opens >= DAY or closes > 2 * DAY:
        raise NotUnderstood(f"“{text}” is beyond the clock.")
    return opens, closes if closes > opens else closes + DAY


def _minutes(hours: str, minutes: str) -> int:
    if int(minutes) > 59:
        raise NotUnderstood(f"“{hours}:{minutes}” is no time.")
    return int(hours) * 60 + int(minutes)


def _weekdays(text: str, mended: list[str]) -> tuple[frozenset[int] | None, bool, str]:
    """Weekdays at the end of the text, whether holidays are among them, and what stands before."""
    found = DAYS.search(text)
    if not found or (found.start() and text[found.start() - 1] not in " :"):
        return None, False, text
    days: set[int] = set()
    on_holidays = False
    for part in found[0].rstrip(":").split(","):
        if part.strip().upper() == "PH":
            on_holidays = True
        else:
            days |= _from_to(part, mended)
    return frozenset(days) if days else None, on_holidays, text[: found.start()]


def _from_to(text: str, mended: list[str]) -> set[int]:
    names = [_weekday(name, mended) for name in text.split("-")]
    first, last = names[0], names[-1]
    if len(names) > 2:
        raise NotUnderstood(f"“{text}” is no range of days.")
    return {(first + step) % 7 for step in range((last - first) % 7 + 1)}


def _weekday(name: str, mended: list[str]) -> int:
    name = name.strip().capitalize()
    if name in GERMAN:
        mended.append(f"{name} was read as {GERMAN[name]}")
        name = GERMAN[name]
    if name not in WEEKDAYS:
        raise NotUnderstood(f"“{name}” is no day of the week here.")
    return WEEKDAYS.index(name)


def _seasons(text: str) -> tuple[Season, ...]:
    return tuple(_season(part) for part in text.split(",")) if text else ()


def _season(text: str) -> Season:
    """``Apr-Oct``, ``Dec 24``, ``Mar Su[-1] - Oct Su[-1] - 1 days``."""
    begins, rest = _moment(text.strip())
    if not rest:
        return Season(begins, begins)
    if not rest.startswith("-"):
        raise NotUnderstood(f"“{text}” is no season.")
    rest = rest[1:].strip()
    if rest.isdigit() and begins.day:
        return Season(begins, Moment(begins.month, _day(rest)))
    ends, rest = _moment(rest)
    if rest:
        raise NotUnderstood(f"“{text}” is no season.")
    return Season(begins, ends)


def _moment(text: str) -> tuple[Moment, str]:
    found = MOMENT.match(text)
    if not found:
        raise NotUnderstood(f"“{text}” is neither month nor day.")
    name, day, weekday, nth, sign, days = found.groups()
    return Moment(
        month=MONTHS.index(name.capitalize()) + 1,
        day=_day(day) if day else 0,
        weekday=WEEKDAYS.index(weekday.capitalize()) if weekday else 0,
        nth=_nth(nth) if nth else 0,
        shift=int(f"{sign}{days}") if days else 0,
    ), text[found.end() :].strip()


def _day(text: str) -> int:
    if not 1 <= int(text) <= 31:
        raise NotUnderstood(f"No month has a day {text}.")
    return int(text)


def _nth(text: str) -> int:
    if abs(int(text)) not in range(1, 5):  # not every month has a fifth
        raise NotUnderstood(f"Not every month has [{text}].")
    return int(text)


def _wrapped(opens: int, closes: int) -> Iterator[tuple[int, int]]:
    """Within one week: what lasts over its end goes on at its beginning."""
    week = 7 * DAY
    if closes <= week:
        yield opens, closes
    else:
        yield opens, week
        yield 0, closes - week


def _joined(spans: Times) -> Times:
    """In order; what touches or overlaps is one."""
    joined: list[tuple[int, int]] = []
    for opens, closes in sorted(spans):
        if joined and opens <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(closes, joined[-1][1]))
        else:
            joined.append((opens, closes))
    return tuple(joined)
