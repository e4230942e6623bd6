"""The same hours every week: each date is booked on its own, and what cannot be is named with its reason."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone

from experiments.permissions import NotAllowed, Refused

from ..emails import letter_series
from ..models import Booking, Resource, Series, SeriesDate
from ..opening_hours import DAY, Span
from ..permissions import (
    AlreadyYours,
    KeyHasOtherWish,
    NoDates,
    TooManyDates,
    name_of,
)
from ..wishes import Wish
from ..workflow import Status
from .agreeing import call_off_booking
from .asking import ask_for_booking
from .changing import confirm_booking

MOST_DATES = 53


@dataclass(frozen=True)
class Rhythm:
    """From ``first`` to ``last`` day; ``opens`` and ``closes`` in minutes of the wall clock, a night ends tomorrow."""

    first: date
    last: date
    every_weeks: int
    opens: int
    closes: int

    def days(self) -> list[date]:
        """Raises a refusal when there are none, or more than a year of weeks."""
        step = timedelta(weeks=self.every_weeks)
        count = (self.last - self.first) // step + 1
        if count < 1:
            raise NoDates
        if count > MOST_DATES:
            raise TooManyDates
        return [self.first + step * number for number in range(count)]

    def span(self, day: date, zone) -> Span:
        """The same hours on the clock of the place, whichever side of the change of clocks it is."""
        night = timedelta(days=self.closes <= self.opens)
        return Span(_at(day, self.opens, zone), _at(day + night, self.closes, zone))


def _at(day: date, minutes: int, zone) -> datetime:
    day += timedelta(days=minutes // DAY)
    hour, minute = divmod(minutes % DAY, 60)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone).astimezone(
        UTC
    )


def book_series(
    *, person, resource: Resource, rhythm: Rhythm, title: str, client_key: UUID
) -> Series:
    """All dates that are free, one letter. The same key again goes on where it was left, and books nothing twice."""
    days = rhythm.days()
    series = _series(person, resource, rhythm, title, client_key)
    done = set(series.dates.values_list("day", flat=True))
    for day in days:
        if day not in done:
            _book_date(series, resource, rhythm, day)
    if not done:
        booked = series.dates.filter(refusal="").count()
        letter_series(series, booked, len(days) - booked)
    return series


def _series(person, resource, rhythm: Rhythm, title: str, client_key: UUID) -> Series:
    told = [resource.pk, title, *map(str, vars(rhythm).values())]
    fingerprint = hashlib.sha256(json.dumps(told).encode()).hexdigest()
    series, _is_new = Series.objects.get_or_create(
        client_key=client_key,
        defaults={
            "person": person,
            "resource": resource,
            "title": title,
            "first_day": rhythm.first,
            "last_day": rhythm.last,
            "every_weeks": rhythm.every_weeks,
            "opens": rhythm.opens,
            "closes": rhythm.closes,
            "fingerprint": fingerprint,
            "made_at": timezone.now(),
        },
    )
    if series.fingerprint != fingerprint or series.person_id != person.pk:
        raise KeyHasOtherWish
    return series


def _book_date(series: Series, resource: Resource, rhythm: Rhythm, day: date) -> None:
    wish = Wish.for_one(
        resource, rhythm.span(day, resource.time_zone), title=series.title
    )
    booking, refusal = None, ""
    try:
        booking = _booked(series, wish, day)
    except Refused as reason:
        refusal = name_of(reason)
    try:
        with transaction.atomic():
            SeriesDate.objects.create(
                series=series, day=day, booking=booking, refusal=refusal
            )
    except IntegrityError:  # the same form, sent twice at once: its twin wrote the date
        return


def _booked(series: Series, wish: Wish, day: date) -> Booking:
    booking = ask_for_booking(
        person=series.person,
        wish=wish,
        client_key=uuid5(series.client_key, day.isoformat()),
    )
    if booking.series_id not in (None, series.pk):  # sent from two windows
        raise AlreadyYours
    booking = confirm_booking(booking=booking, by=series.person)
    Booking.objects.filter(pk=booking.pk).update(series=series)
    return booking


def cancel_series(*, series: Series, by) -> int:
    """Its dates to come. Gives how many were given back."""
    if series.person_id != by.pk:
        raise NotAllowed
    coming = Booking.objects.filter(
        series=series,
        status__in=[Status.CONFIRMED, Status.REQUESTED, Status.HELD],
        starts_at__gt=timezone.now(),
    ).order_by("starts_at")
    for booking in list(coming):
        call_off_booking(booking=booking, by=by)
    return len(coming)
