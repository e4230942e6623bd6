"""The opening hours of resources, from their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db.models import DateField, QuerySet, SmallIntegerField, Value

from innovation_park.lib.prepared import Given, Prepared

from .models import Holiday, HoursException, Resource, WeeklyHours
from .opening_hours import ONE_DAY, OpeningHours, Span

ALL_DAYS, NO_DAYS = (date.min, date.max), (date.max, date.min)


class Place(NamedTuple):
    """What there is to know about a resource besides its rows of hours."""

    pk: int
    zone: str
    is_always_open: bool
    keeps_holidays: bool


def hours_of(
    resources: Iterable[Resource], around: Span | None = None
) -> dict[int, OpeningHours]:
    """By resource id. One query, however many there are; ``rules`` must be loaded.

    With ``around`` hours are known for the days of that time only.
    """
    return hours_on(days_of(around) if around else ALL_DAYS, places_of(resources))


def places_of(resources: Iterable[Resource]) -> list[Place]:
    """``rules`` must be loaded."""
    return [
        Place(each.pk, each.zone, each.is_always_open, each.rules.keeps_holidays)
        for each in resources
    ]


def hours_on(days: tuple[date, date], places: list[Place]) -> dict[int, OpeningHours]:
    """As :func:`hours_of`, from the first of these days to the last."""
    if not places:
        return {}
    return hours_from(HOURS(**asked_of_hours(days, places)), places)


def asked_of_hours(days: tuple[date, date], places: list[Place]) -> dict:
    """What :func:`hour_rows` are to be about: weekly hours of what is not always open, holidays if one keeps them."""
    first, last = days
    keeps = any(each.keeps_holidays for each in places)
    first_holiday, last_holiday = days if keeps else NO_DAYS
    return {
        "lent": [each.pk for each in places if not each.is_always_open],
        "places": [each.pk for each in places],
        "weekdays": _weekdays(first, last),
        "first": first,
        "last": last,
        "first_holiday": first_holiday,
        "last_holiday": last_holiday,
    }


def hours_from(rows: Iterable[tuple], places: list[Place]) -> dict[int, OpeningHours]:
    """By resource id, out of :func:`hour_rows`."""
    weekly: Mapping = defaultdict(lambda: defaultdict(list))
    exceptions: Mapping = defaultdict(lambda: defaultdict(list))
    holidays: set[date] = set()
    for resource, weekday, day, opens, closes in rows:
        if resource is None:
            holidays.add(day)
        elif day is None:
            weekly[resource][weekday].append((opens, closes))
        else:
            hours = exceptions[resource][day]
            if opens is not None:
                hours.append((opens, closes))
    closed_on, none = frozenset(holidays), frozenset()
    return {
        place.pk: OpeningHours(
            zone=ZoneInfo(place.zone),
            weekly=weekly.get(place.pk, {}),
            exceptions=exceptions.get(place.pk, {}),
            closed_on=closed_on if place.keeps_holidays else none,
            always=place.is_always_open,
        )
        for place in places
    }


def days_of(span: Span) -> tuple[date, date]:
    """In whatever zone."""
    return span.start.date() - ONE_DAY, span.end.date() + ONE_DAY


def _weekdays(first: date, last: date) -> list[int]:
    days = min((last - first).days + 1, 7)
    return [(first.weekday() + each) % 7 for each in range(days)]


def hour_rows(*more) -> tuple[QuerySet, QuerySet, QuerySet]:
    """Of each: resource, weekday, day, from, until; what it has not is null. ``more`` are columns of the same for all."""
    no_number, no_day = Value(None, SmallIntegerField()), Value(None, DateField())
    weekly = WeeklyHours.objects.filter(
        resource__pk__among=Given("lent"), weekday__among=Given("weekdays")
    ).values_list("resource_id", "weekday", no_day, "opens", "closes", *more)
    exceptions = HoursException.objects.filter(
        resource__pk__among=Given("places"),
        day__gte=Given("first"),
        day__lte=Given("last"),
    ).values_list("resource_id", no_number, "day", "opens", "closes", *more)
    holidays = Holiday.objects.filter(
        day__gte=Given("first_holiday"), day__lte=Given("last_holiday")
    ).values_list(no_number, no_number, "day", no_number, no_number, *more)
    return weekly, exceptions, holidays


def _hours() -> QuerySet:
    weekly, *others = hour_rows()
    return weekly.union(*others, all=True)


HOURS = Prepared(_hours)
