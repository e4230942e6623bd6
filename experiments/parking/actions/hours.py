"""When a space is lent."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from experiments.bookings.models import HoursException, WeeklyHours
from experiments.bookings.opening_hours import DAY, Span, merged

from ..models import ParkingSpace
from .lending import own


@transaction.atomic
def set_hours(
    *,
    space: ParkingSpace,
    always: bool,
    weekly: dict[int, tuple[int, int]],
    exception: tuple[date, int | None, int | None] | None = None,
    forget=(),
    by,
) -> None:
    """``weekly`` by weekday in minutes; an end at or before its beginning is on the next day. What is booked stays booked."""
    space = own(space, by)
    resource = space.resource
    resource.is_always_open = always
    resource.save(update_fields=["is_always_open"])
    resource.weekly_hours.all().delete()
    WeeklyHours.objects.bulk_create(
        WeeklyHours(resource=resource, weekday=day % 7, opens=opens, closes=closes)
        for day, opens, closes in _within_days(weekly)
    )
    resource.hours_exceptions.filter(pk__in=forget).delete()
    if exception:
        _except(resource, *exception)


def _within_days(weekly):
    """A night becomes an evening and a morning; those that would meet the day after are one with it."""
    pieces: dict[int, list[Span]] = {}
    for day, (opens, closes) in weekly.items():
        parts = (
            [(day, opens, closes)]
            if opens < closes
            else [(day, opens, DAY), ((day + 1) % 7, 0, closes)]
        )
        for weekday, first, last in parts:
            if first < last:
                pieces.setdefault(weekday, []).append(Span(first, last))
    for weekday, spans in pieces.items():
        for span in merged(spans):
            yield weekday, span.start, span.end


def _except(resource, day: date, opens: int | None, closes: int | None) -> None:
    """It takes the place of the weekday; an end after midnight ends with the day."""
    resource.hours_exceptions.filter(day=day).delete()
    if opens is not None and closes <= opens:
        closes = DAY
    HoursException.objects.create(
        resource=resource, day=day, opens=opens, closes=closes
    )
