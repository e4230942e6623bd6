"""Which places are free at a time, and from when others are. Whoever books is checked again under the lock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from math import ceil, floor
from operator import or_
from zoneinfo import ZoneInfo

from django.db.models import F, Q
from django.utils import timezone

from innovation_park.lib.distances import (
    Point,
    box_around,
    metres_between,
    shrinking,
)

from .availability import (
    Taken,
    claimed_span,
    free_spans,
    roads_of,
    taken_on,
    unclaimed,
)
from .calendars import hours_of, keeps_the_step, open_during
from .models import Holiday, Resource, ResourceQuerySet
from .opening_hours import Span

MINUTE, ONE_DAY = timedelta(minutes=1), timedelta(days=1)
LONGEST = timedelta(days=31)
LOOKING_AHEAD = timedelta(days=7)
FIRST_LOOK = 6  # times the limit
BUFFERS = ("rules__buffer_before_minutes", "rules__buffer_after_minutes")
SETUP = ("zone", *BUFFERS, "is_several", "is_inside")


@dataclass(frozen=True)
class Found:
    """``metres`` from where one searched; ``None`` when there was no such place, or the resource has no point."""

    resource: Resource
    metres: float | None


def find_free(
    *,
    kind: str,
    span: Span,
    near: Point | None = None,
    within_metres: float | None = None,
    features: Iterable[int] = (),
    district=None,
    count: int = 1,
    limit: int = 50,
) -> list[Found]:
    """Whatever could be held for the whole of ``span``, the nearest to ``near`` first; at most five queries.

    Open by its hours, exceptions and holidays, free with its buffers and all it stands in, and allowed by its card
    (length, step, notice, days ahead). ``features`` are hard filters. Quotas of a person are not asked.
    """
    if not timedelta(0) < span.end - span.start <= LONGEST:
        return []
    places = _allowing(span).filter(kind=kind, quantity__gte=count).offering(features)
    if district is not None:
        places = places.filter(district=district)
    if near is not None and within_metres is not None:
        places = places.filter(_in_box(near, within_metres))
    found = [
        Found(each, _metres(each, near))
        for each in _first_free(_in_order(places, near), span, count, limit)
    ]
    if near is None or within_metres is None:
        return found
    return [each for each in found if each.metres <= within_metres]


def free_from(
    resources: Iterable[Resource], now: datetime
) -> dict[int, datetime | None]:
    """By id: from when each could be used for its shortest time, ``now`` or later; ``None``: not within a week.

    Four queries, however many there are, when they come with ``with_rules()``.
    """
    resources = list(resources)
    around = Span(now, now + LOOKING_AHEAD)
    wanted = [(each, 1) for each in resources]
    by_road = defaultdict(list)
    for each in taken_on(roads_of(wanted), claimed_span(wanted, around)):
        by_road[each.lanes.resource].append(each)
    hours = hours_of(resources, around)
    return {
        each.pk: _first_start(each, hours[each.pk], by_road, around)
        for each in resources
    }


def _first_free(
    places: ResourceQuerySet, span: Span, count: int, limit: int
) -> list[Resource]:
    """Most searches end among the nearest; only when too few of those are free, all are asked."""
    holidays = _holidays_around(span)
    places = places.annotate(
        is_several=Q(quantity__gt=1), is_inside=Q(parent__isnull=False)
    )
    nearest = list(places.values_list("pk", *SETUP)[: limit * FIRST_LOOK])
    seen = [pk for pk, *_setup in nearest]
    setups = {tuple(setup) for _pk, *setup in nearest}
    some = places.filter(pk__in=seen)
    found = _free_among(some, setups, span, count, holidays)[:limit]
    if len(found) == limit or len(seen) < limit * FIRST_LOOK:
        return found
    rest = places.exclude(pk__in=seen)
    setups = set(rest.order_by().values_list(*SETUP).distinct())
    more = _free_among(rest, setups, span, count, holidays)[: limit - len(found)]
    return [*found, *more]


def _free_among(
    places: ResourceQuerySet, setups, span: Span, count: int, holidays
) -> ResourceQuerySet:
    """``setups`` are the :data:`SETUP` that occur there: only what they need is asked of the database."""
    zones = {zone for zone, *_more in setups}
    buffers = {(before, after) for _zone, before, after, *_more in setups}
    several, inside = (any(each[at] for each in setups) for at in (3, 4))
    is_open = (
        Q(zone=zone)
        & keeps_the_step(span, ZoneInfo(zone))
        & open_during(span, ZoneInfo(zone), holidays)
        for zone in zones
    )
    is_free = (
        Q(**dict(zip(BUFFERS, pair, strict=True)))
        & unclaimed(span.widened(*pair), count, several, inside)
        for pair in buffers
    )
    return places.filter(_any(is_open), _any(is_free)).to_book()


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(or_, conditions, Q(pk__in=()))


def _allowing(span: Span) -> ResourceQuerySet:
    """What can be booked for that long, at that notice."""
    ahead = span.start - timezone.now()
    minutes = floor(ahead / MINUTE)
    return Resource.objects.bookable().filter(
        rules__lead_minutes__lte=max(minutes, 0),
        rules__step_minutes__gte=-minutes,
        rules__min_minutes__lte=span.minutes,
        rules__max_minutes__gte=span.minutes,
        rules__horizon_days__gte=ceil(ahead / ONE_DAY),
    )


def _in_box(near: Point, metres: float) -> Q:
    (south, west), (north, east) = box_around(near, metres)
    return Q(latitude__range=(south, north), longitude__range=(west, east))


def _in_order(places: ResourceQuerySet, near: Point | None) -> ResourceQuerySet:
    if near is None:
        return places.order_by("pk")
    up = F("latitude") - near[0]
    right = (F("longitude") - near[1]) * shrinking(near[0])
    return places.order_by((up * up + right * right).asc(nulls_last=True), "pk")


def _metres(resource: Resource, near: Point | None) -> float | None:
    if near is None or resource.latitude is None:
        return None
    return metres_between(near, (resource.latitude, resource.longitude))


def _holidays_around(span: Span) -> frozenset[date]:
    """Those on any of its days in whatever zone."""
    days = span.start.date() - ONE_DAY, span.end.date() + ONE_DAY
    found = Holiday.objects.filter(day__range=days)
    return frozenset(found.values_list("day", flat=True))


def _first_start(
    resource: Resource, hours, taken: Mapping[int, list[Taken]], around: Span
) -> datetime | None:
    here = [each for road in (resource.pk, *resource.around) for each in taken[road]]
    times = free_spans([(resource, 1)], here, {resource.pk: hours}, around)
    shortest = resource.rules.min_minutes
    return next((each.start for each in times if each.minutes >= shortest), None)
