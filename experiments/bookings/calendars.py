"""The opening hours of resources, from their rows; and the same question put to the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta
from functools import reduce
from operator import and_
from zoneinfo import ZoneInfo

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Value, When
from django.db.models.lookups import Exact

from .models import Holiday, HoursException, Resource, WeeklyHours
from .opening_hours import DAY, OpeningHours, Span, wall_clock

ONE_DAY = timedelta(days=1)


def hours_of(
    resources: Iterable[Resource], around: Span | None = None
) -> dict[int, OpeningHours]:
    """By resource id. Three queries at most, however many there are; ``rules`` must be loaded.

    With ``around`` exceptions and holidays are known for the days of that time only.
    """
    resources = list(resources)
    rowed = [each.pk for each in resources if not each.is_always_open]
    weekly = _weekly(rowed)
    days = _days_of(around) if around else {}
    exceptions = _exceptions([each.pk for each in resources], days)
    closed_on = (
        frozenset(Holiday.objects.filter(**days).values_list("day", flat=True))
        if any(each.rules.keeps_holidays for each in resources)
        else frozenset()
    )
    return {
        each.pk: OpeningHours(
            zone=each.time_zone,
            weekly=weekly.get(each.pk, {}),
            exceptions=exceptions.get(each.pk, {}),
            closed_on=closed_on if each.rules.keeps_holidays else frozenset(),
            always=each.is_always_open,
        )
        for each in resources
    }


def open_during(span: Span, zone: ZoneInfo, holidays: frozenset[date]) -> Q:
    """For resources of that zone: open the whole time. It says what ``hours_of`` would, in the database.

    ``holidays`` are those on the days of ``span`` at least.
    """
    days = wall_clock(span, zone)
    open_ = ~Exists(_too_little(days))
    by_hours = defaultdict(list)
    for day, first, last in days:
        by_hours[day.weekday(), first, last].append(day)
    for (weekday, first, last), these in by_hours.items():
        weekly = WeeklyHours.objects.filter(resource=OuterRef("pk"), weekday=weekday)
        as_ever = Q(is_always_open=True) | _covered(weekly, first, last)
        open_ &= as_ever | _all_excepted(these)
    if kept := holidays.intersection(day for day, _first, _last in days):
        open_ &= Q(rules__keeps_holidays=False) | _all_excepted(kept)
    return open_


def keeps_the_step(span: Span, zone: ZoneInfo) -> Q:
    """For resources of that zone: it begins and ends on the marks of the clock."""
    walls = [moment.astimezone(zone) for moment in (span.start, span.end)]
    if any(wall.second or wall.microsecond for wall in walls):
        return Q(pk__in=())
    keeps = Q()
    for wall in walls:
        minutes = Value(wall.hour * 60 + wall.minute)
        keeps &= Exact(minutes % F("rules__step_minutes"), 0)
    return keeps


def _too_little(days: list[tuple[date, int, int]]) -> QuerySet:
    """Exceptions of a resource on these days that leave a part of them closed."""
    (begins_on, first, _), (ends_on, _, last) = days[0], days[-1]
    rows = HoursException.objects.filter(
        resource=OuterRef("pk"), day__range=(begins_on, ends_on)
    ).annotate(
        first=Case(When(day=begins_on, then=first), default=0),
        last=Case(When(day=ends_on, then=last), default=DAY),
    )
    same = HoursException.objects.filter(
        resource=OuterRef("resource"), day=OuterRef("day")
    )
    return rows.filter(
        ~Exists(_open_at(same, OuterRef("first")))
        | Q(closes__gt=F("first"), closes__lt=F("last"))
        & ~Exists(_open_at(same, OuterRef("closes")))
    )


def _covered(rows: QuerySet, first: int, last: int) -> Q:
    """Something opens it at ``first``, and whatever closes before ``last`` is taken over by another."""
    same = rows.model.objects.filter(
        resource=OuterRef("resource"), weekday=OuterRef("weekday")
    )
    ends = rows.filter(closes__gt=first, closes__lt=last)
    return Exists(_open_at(rows, first)) & ~Exists(
        ends.exclude(Exists(_open_at(same, OuterRef("closes"))))
    )


def _open_at(rows: QuerySet, minute) -> QuerySet:
    return rows.filter(opens__lte=minute, closes__gt=minute)


def _all_excepted(days: Iterable[date]) -> Q:
    rows = HoursException.objects.filter(resource=OuterRef("pk"))
    return reduce(and_, (Q(Exists(rows.filter(day=day))) for day in days))


def _weekly(resources: list[int]) -> dict[int, dict[int, list[tuple[int, int]]]]:
    found = defaultdict(lambda: defaultdict(list))
    if resources:
        rows = WeeklyHours.objects.filter(resource__in=resources)
        for resource, weekday, opens, closes in rows.values_list(
            "resource", "weekday", "opens", "closes"
        ):
            found[resource][weekday].append((opens, closes))
    return found


def _days_of(span: Span) -> dict:
    """In whatever zone."""
    first, last = span.start.date() - ONE_DAY, span.end.date() + ONE_DAY
    return {"day__range": (first, last)}


def _exceptions(
    resources: list[int], days: dict
) -> dict[int, dict[date, list[tuple[int, int]]]]:
    found = defaultdict(lambda: defaultdict(list))
    rows = HoursException.objects.filter(resource__in=resources, **days)
    for resource, day, opens, closes in rows.values_list(
        "resource", "day", "opens", "closes"
    ):
        hours = found[resource][day]
        if opens is not None:
            hours.append((opens, closes))
    return found
