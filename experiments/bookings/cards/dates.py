"""The dates of a series: booked, or why not and what is free instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.utils import timezone

from ..actions.repeating import Rhythm
from ..availability import free_times
from ..models import Booking, Series, SeriesDate
from ..opening_hours import Span
from ..permissions import sentence_of
from ..receipts import span_in_words, time_buttons
from ..wishes import Wish

AROUND = timedelta(days=1)
MAY_BE_ELSEWHERE = ("AlreadyTaken", "Closed")


@dataclass(frozen=True)
class DateCard:
    date: SeriesDate
    when: str
    booking: Booking | None
    sentence: str
    times: list[dict]


def dates_of(series: Series) -> list[DateCard]:
    """A handful of queries, however many dates: what is free is read once for all of them."""
    rows = list(series.dates.select_related("booking").order_by("day"))
    rhythm = rhythm_of(series)
    zone = series.resource.time_zone
    spans = {row.pk: rhythm.span(row.day, zone) for row in rows}
    refused = [spans[row.pk] for row in rows if _may_be_elsewhere(row, spans)]
    free = _free_around(series, refused)
    return [
        DateCard(
            date=row,
            when=span_in_words(_span_of(row, spans), series.resource.zone),
            booking=row.booking,
            sentence=sentence_of(row.refusal) if row.refusal else "",
            times=_nearest(series, spans[row.pk], free)
            if _may_be_elsewhere(row, spans)
            else [],
        )
        for row in rows
    ]


def _span_of(row: SeriesDate, spans: dict[int, Span]) -> Span:
    """Where it is now: a booked date may have been moved."""
    return row.booking.span if row.booking else spans[row.pk]


def rhythm_of(series: Series) -> Rhythm:
    return Rhythm(
        series.first_day,
        series.last_day,
        series.every_weeks,
        series.opens,
        series.closes,
    )


def _may_be_elsewhere(row: SeriesDate, spans: dict[int, Span]) -> bool:
    is_coming = spans[row.pk].start > timezone.now()
    return row.refusal.startswith(MAY_BE_ELSEWHERE) and is_coming


def _free_around(series: Series, refused: list[Span]) -> list[Span]:
    if not refused:
        return []
    now = timezone.now()
    around = Span(max(now, refused[0].start - AROUND), refused[-1].end + AROUND)
    return free_times(Wish.for_one(series.resource, around), around)


def _nearest(series: Series, wished: Span, free: list[Span]) -> list[dict]:
    """The time of the same length that begins nearest to the wished one, a day away at most, on its step."""
    length = wished.end - wished.start
    step = timedelta(minutes=series.resource.rules.step_minutes)
    starts = [
        start
        for span in free
        for start in _edges(span, length, wished.start, step)
        if abs(start - wished.start) <= AROUND
    ]
    starts.sort(key=lambda start: (abs(start - wished.start), start))
    nearest = [Span(start, start + length) for start in starts[:1]]
    return time_buttons(nearest, series.resource.zone)


def _edges(free: Span, length: timedelta, wished: datetime, step: timedelta):
    """The earliest and the latest start within that keep the step of the wished one."""
    earliest = wished + -((wished - free.start) // step) * step
    latest = wished + ((free.end - length - wished) // step) * step
    for start in {earliest, latest, min(max(wished, earliest), latest)}:
        if free.start <= start and start + length <= free.end:
            yield start.astimezone(UTC)
