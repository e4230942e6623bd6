"""When a place is open: weekly hours, exceptions and holidays on the wall clock, answered in UTC.

The wall clock is the place's own. On the night it springs forward an hour of it does not exist, on the night it falls
back one exists twice: an opening that begins or ends in the first moves with the clock (``fold=0``), and lengths are
always those of real time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DAY = 24 * 60  # minutes


@dataclass(frozen=True, order=True)
class Span:
    """Half-open, in UTC."""

    start: datetime
    end: datetime

    def meets(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end

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
        spans = []
        day = first
        while day <= last:
            spans.extend(
                Span(self.moment(day, opens), self.moment(day, closes))
                for opens, closes in self.of_day(day)
            )
            day += timedelta(days=1)
        return merged(spans)

    def holds(self, span: Span) -> bool:
        """Is it open the whole time?"""
        first, last = (
            moment.astimezone(self.zone).date() for moment in (span.start, span.end)
        )
        return any(span.within(each) for each in self.spans(first, last))

    def moment(self, day: date, minutes: int) -> datetime:
        """``minutes`` on the wall clock of ``day``; 1440 is midnight at its end."""
        days, minutes = divmod(minutes, DAY)
        wall = datetime(day.year, day.month, day.day, *divmod(minutes, 60))
        return (wall + timedelta(days=days)).replace(tzinfo=self.zone).astimezone(UTC)


def merged(spans: Iterable[Span]) -> list[Span]:
    """In order, touching and overlapping ones joined, empty ones gone."""
    joined: list[Span] = []
    for span in sorted(each for each in spans if each.start < each.end):
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
