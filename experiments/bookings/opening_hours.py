"""When a place is open: weekly hours, exceptions and holidays on the wall clock, answered in UTC.

The wall clock is the place's own. On the night it springs forward an hour of it does not exist, on the night it falls
back one exists twice: an opening that begins or ends in the first does so when the clock jumps over it, one that begins
or ends in the second at its first coming. Lengths are always those of real time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

DAY = 24 * 60  # minutes
ONE_DAY = timedelta(days=1)
ONE_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, order=True)
class Span:
    """Half-open, in UTC."""

    start: datetime
    end: datetime

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end

    def widened(self, before: int, after: int) -> Span:
        """By minutes."""
        return Span(
            self.start - timedelta(minutes=before), self.end + timedelta(minutes=after)
        )

    @property
    def minutes(self) -> float:
        return (self.end - self.start).total_seconds() / 60


@dataclass(frozen=True)
class OpeningHours:
    """``weekly`` by weekday (Monday 0): (opens, closes) in minutes of the day, up to 1440; none: closed.

    ``exceptions`` take the place of the weekday on their date; an empty tuple closes it. ``closed_on`` are the
    holidays the place keeps; an exception on a holiday wins. ``always`` is open around the clock.
    """

    zone: ZoneInfo
    weekly: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)
    exceptions: Mapping[date, Sequence[tuple[int, int]]] = field(default_factory=dict)
    closed_on: frozenset[date] = frozenset()
    always: bool = False

    def of_day(self, day: date) -> Sequence[tuple[int, int]]:
        if day in self.exceptions:
            return self.exceptions[day]
        if day in self.closed_on:
            return ()
        return ((0, DAY),) if self.always else self.weekly.get(day.weekday(), ())

    def spans(self, first: date, last: date) -> list[Span]:
        """The open times of these days of the place, both included; those that touch are one."""
        runs: list[tuple[tuple[date, int], tuple[date, int]]] = []
        day = first
        while day <= last:
            for opens, closes in self.of_day(day):
                if opens == 0 and runs and runs[-1][1] == (day - ONE_DAY, DAY):
                    runs[-1] = (runs[-1][0], (day, closes))
                else:
                    runs.append(((day, opens), (day, closes)))
            day += ONE_DAY
        return merged(
            Span(self.moment(*opens), self.moment(*closes)) for opens, closes in runs
        )

    def holds(self, span: Span) -> bool:
        """Is it open the whole time?"""
        first, last = (
            moment.astimezone(self.zone).date() for moment in (span.start, span.end)
        )
        return any(span.within(each) for each in self.spans(first, last))

    def cover(self, walls: Iterable[tuple[date, int, int]]) -> bool:
        """As :meth:`holds` for a span of which :func:`wall_clock` has been asked once for many places."""
        return all(_reach(self.of_day(day), first, last) for day, first, last in walls)

    def moment(self, day: date, minutes: int) -> datetime:
        return moment(self.zone, day, minutes)


def _reach(openings: Iterable[tuple[int, int]], first: int, last: int) -> bool:
    """Is it open from ``first`` until ``last``, one opening taking over from another?"""
    for opens, closes in sorted(openings):
        if first >= last or opens > first:
            break
        first = max(first, closes)
    return first >= last


@lru_cache(maxsize=4096)
def moment(zone: ZoneInfo, day: date, minutes: int) -> datetime:
    """``minutes`` on the wall clock of ``day`` in UTC; 1440 is midnight at its end. Later minutes are never earlier."""
    wall = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    while not _is_on_the_clock(wall, zone):
        wall += timedelta(minutes=1)
    return wall.replace(tzinfo=zone).astimezone(UTC)


def _is_on_the_clock(wall: datetime, zone: ZoneInfo) -> bool:
    there = wall.replace(tzinfo=zone)
    return there.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall


def is_on_step(moment: datetime, zone: ZoneInfo, step: int) -> bool:
    """On one of the marks every ``step`` minutes, counted from midnight on the wall clock."""
    wall = moment.astimezone(zone)
    minutes = wall.hour * 60 + wall.minute
    return not (wall.second or wall.microsecond or minutes % step)


def wall_clock(span: Span, zone: ZoneInfo) -> list[tuple[date, int, int]]:
    """What ``span`` is on the wall clock: (day, from, until) for each of its days, in minutes, until 1440.

    Hours of a day contain its part of the span exactly when they open at ``from`` or before and close at ``until`` or
    after, on the nights the clock is changed too.
    """
    first, last = (
        moment_.astimezone(zone).replace(tzinfo=None)
        for moment_ in (span.start, span.end)
    )
    opens, closes = first.hour * 60 + first.minute, last.hour * 60 + last.minute
    while opens < DAY - 1 and moment(zone, first.date(), opens + 1) <= span.start:
        opens += 1
    while moment(zone, last.date(), closes) < span.end:
        closes += 1
    while closes > 0 and moment(zone, last.date(), closes - 1) >= span.end:
        closes -= 1
    days = (last.date() - first.date()).days
    told = [
        (
            first.date() + timedelta(days=day),
            opens if day == 0 else 0,
            closes if day == days else DAY,
        )
        for day in range(days + 1)
    ]
    return [each for each in told if each[1] < each[2]]


def still_to_come(span: Span, zone: ZoneInfo, now: datetime) -> Span:
    """The same hours on the wall clock, as many weeks later as it takes for them to be still to come; or as they are."""
    weeks = (now - span.start) // ONE_WEEK + 1 if span.start <= now else 0
    start, end = (
        (each.astimezone(zone) + weeks * ONE_WEEK).astimezone(UTC)
        for each in (span.start, span.end)
    )
    return Span(start, end)


def merged(spans: Iterable[Span]) -> list[Span]:
    """In order, touching and overlapping ones joined, empty ones gone."""
    joined: list[Span] = []
    spans = [each for each in spans if each.start < each.end]
    for span in sorted(spans, key=lambda each: each.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def without(spans: Iterable[Span], busy: Iterable[Span]) -> list[Span]:
    """What is left of ``spans`` when the ``busy`` times are taken out."""
    busy = merged(busy)
    left = []
    for span in merged(spans):
        start = span.start
        for each in busy:
            if each.end <= start or each.start >= span.end:
                continue
            if start < each.start:
                left.append(Span(start, each.start))
            start = max(start, each.end)
        if start < span.end:
            left.append(Span(start, span.end))
    return left
