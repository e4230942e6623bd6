"""Which places are free at a time, and from when others are. Whoever books is checked again under the lock."""

from __future__ import annotations

from collections import defaultdict, namedtuple
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache, partial, reduce
from math import ceil, floor
from operator import or_
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import (
    ExpressionWrapper,
    F,
    FloatField,
    IntegerField,
    OrderBy,
    QuerySet,
    TextField,
)
from django.db.models.functions import Cast
from django.utils import timezone

from innovation_park.lib.distances import (
    Point,
    box_around,
    metres_between,
    shrinking,
)
from innovation_park.lib.prepared import Given, Prepared

from .availability import (
    Taken,
    claimed_span,
    free_spans,
    lanes_free_for,
    roads_of,
    taken_on,
)
from .calendars import Place, hours_of, hours_on
from .models import BookingRules, Resource, ResourceQuerySet
from .opening_hours import ONE_DAY, Span, is_on_step, wall_clock

MINUTE = timedelta(minutes=1)
LONGEST = timedelta(days=31)
LOOKING_AHEAD = timedelta(days=7)
FIRST_LOOK = 6  # times the limit
OWN = [field.attname for field in Resource._meta.concrete_fields]
CARD = [field.attname for field in BookingRules._meta.concrete_fields]
FOUND_BY = [
    *OWN,
    *(f"rules__{name}" for name in CARD),
    "parent__parent",
    "parent__parent__parent",
]
WORDS = {"name": Resource, "rules__name": BookingRules}  # in three languages, as JSON
COLUMNS = [Cast(each, TextField()) if each in WORDS else each for each in FOUND_BY]
Row = namedtuple("Row", FOUND_BY)
Shape = tuple[bool, bool, bool]  # is there a place to be near, a reach, a district?


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
    """Whatever could be held for the whole of ``span``, the nearest to ``near`` first; at most six queries.

    Open by its hours, exceptions and holidays, free with its buffers and all it stands in, and allowed by its card
    (length, step, notice, days ahead). ``features`` are hard filters. Quotas of a person are not asked.
    """
    if not timedelta(0) < span.end - span.start <= LONGEST:
        return []
    reach = None if near is None else within_metres
    asked = {
        "kind": kind,
        "count": count,
        "features": reduce(or_, features, 0),
        "district": district and getattr(district, "pk", district),
        **_asked_of_cards(span),
        **_asked_of_places(near, reach),
    }
    shape = (near is not None, reach is not None, district is not None)
    found = [
        Found(each, _metres(each, near))
        for each in _first_free(shape, asked, span, count, limit)
    ]
    return [each for each in found if reach is None or each.metres <= reach]


def free_from(
    resources: Iterable[Resource], now: datetime
) -> dict[int, datetime | None]:
    """By id: from when each could be used for its shortest time, ``now`` or later; ``None``: not within a week.

    Three queries, however many there are, when they come with ``with_rules()``.
    """
    resources = list(resources)
    around = Span(now, now + LOOKING_AHEAD)
    wanted = [(each, 1) for each in resources]
    by_road = defaultdict(list)
    for each in taken_on(roads_of(wanted), claimed_span(wanted, around)):
        by_road[each.resource].append(each)
    hours = hours_of(resources, around)
    return {
        each.pk: _first_start(each, hours[each.pk], by_road, around)
        for each in resources
    }


def _first_free(
    shape: Shape, asked: dict, span: Span, count: int, limit: int
) -> list[Resource]:
    """Most searches end among the nearest; only when too few of those are free, all are asked."""
    first = limit * FIRST_LOOK
    nearest = _rows(_places(shape, first), {**asked, "seen": []})
    found = _free_among(nearest, span, count)
    if len(found) < limit and len(nearest) == first:
        seen = [each.id for each in nearest]
        rest = _rows(_places(shape, None), {**asked, "seen": seen})
        found += _free_among(rest, span, count)
    return [_resource(each) for each in found[:limit]]


def _rows(places: Prepared, asked: dict) -> list[Row]:
    return [Row._make(each) for each in places(**asked)]


@lru_cache(maxsize=64)
def _places(shape: Shape, first: int | None) -> Prepared:
    return Prepared(partial(_nearest, *shape, first))


def _nearest(
    is_near: bool, has_reach: bool, has_district: bool, first: int | None
) -> QuerySet[Resource]:
    """All that ``to_book()`` reads, of which models are made only for what is found: half the time.

    The places are chosen by what little that takes, before their columns are read.
    """
    places = _allowing().exclude(pk__among=Given("seen"))
    if has_reach:
        places = places.filter(
            latitude__gte=Given("south"),
            latitude__lte=Given("north"),
            longitude__gte=Given("west"),
            longitude__lte=Given("east"),
        )
    if has_district:
        places = places.filter(district__pk=Given("district"))
    order = [_nearness(), "pk"] if is_near else ["pk"]
    chosen = places.order_by(*order).values("pk")[:first]
    return Resource.objects.filter(pk__in=chosen).order_by(*order).values_list(*COLUMNS)


def _allowing() -> ResourceQuerySet:
    """What can be booked for that long, at that notice, and offers what is asked for."""
    offered = F("features").bitand(Given("features", IntegerField()))
    return (
        Resource.objects.bookable()
        .annotate(_offered=ExpressionWrapper(offered, IntegerField()))
        .filter(
            _offered=Given("features"),
            kind=Given("kind"),
            quantity__gte=Given("count"),
            rules__lead_minutes__lte=Given("lead"),
            rules__step_minutes__gte=Given("late"),
            rules__min_minutes__lte=Given("minutes"),
            rules__max_minutes__gte=Given("minutes"),
            rules__horizon_days__gte=Given("days"),
        )
    )


def _nearness() -> OrderBy:
    up = F("latitude") - Given("latitude", FloatField())
    right = F("longitude") - Given("longitude", FloatField())
    right *= Given("shrinking", FloatField())
    return (up * up + right * right).asc(nulls_last=True)


def _asked_of_cards(span: Span) -> dict:
    ahead = span.start - timezone.now()
    minutes = floor(ahead / MINUTE)
    return {
        "lead": max(minutes, 0),
        "late": -minutes,
        "minutes": span.minutes,
        "days": ceil(ahead / ONE_DAY),
    }


def _asked_of_places(near: Point | None, reach: float | None) -> dict:
    if near is None:
        return {}
    asked = {
        "latitude": near[0],
        "longitude": near[1],
        "shrinking": shrinking(near[0]),
    }
    if reach is not None:
        (south, west), (north, east) = box_around(near, reach)
        asked |= {"south": south, "west": west, "north": north, "east": east}
    return asked


def _resource(row: Row) -> Resource:
    """As it would come from ``to_book()``."""
    row = row._replace(
        **{
            column: model._meta.get_field("name").from_db_value(
                getattr(row, column), None, connection
            )
            for column, model in WORDS.items()
        }
    )
    resource = Resource.from_db("default", OWN, row[: len(OWN)])
    card = row[len(OWN) : len(OWN) + len(CARD)]
    resource.rules = BookingRules.from_db("default", CARD, card)
    resource.second_around, resource.third_around = row[-2:]
    return resource


def _free_among(rows: list[Row], span: Span, count: int) -> list[Row]:
    """In their order; two queries."""
    open_ = _open_among(_on_the_marks(rows, span), span)
    if not open_:
        return []
    widest = span.widened(
        max(each.rules__buffer_before_minutes for each in open_),
        max(each.rules__buffer_after_minutes for each in open_),
    )
    taken, now = defaultdict(list), timezone.now()
    for each in taken_on({road for row in open_ for road in _roads(row)}, widest):
        if not each.has_lapsed(now):
            taken[each.resource].append(each)
    return [each for each in open_ if _is_free(each, taken, span, count, now)]


def _open_among(rows: list[Row], span: Span) -> list[Row]:
    walls = {zone: wall_clock(span, ZoneInfo(zone)) for zone in {r.zone for r in rows}}
    days = [day for wall in walls.values() for day, _first, _last in wall]
    places = [
        Place(each.id, each.zone, each.is_always_open, each.rules__keeps_holidays)
        for each in rows
    ]
    hours = hours_on((min(days), max(days)), places) if places else {}
    return [each for each in rows if hours[each.id].cover(walls[each.zone])]


def _on_the_marks(rows: list[Row], span: Span) -> list[Row]:
    clocks = {(each.zone, each.rules__step_minutes) for each in rows}
    kept = {
        (zone, step)
        for zone, step in clocks
        if is_on_step(span.start, ZoneInfo(zone), step)
        and is_on_step(span.end, ZoneInfo(zone), step)
    }
    return [each for each in rows if (each.zone, each.rules__step_minutes) in kept]


def _roads(row: Row) -> list[int]:
    around = (row.parent_id, row.parent__parent, row.parent__parent__parent)
    return [row.id, *(pk for pk in around if pk)]


def _is_free(
    row: Row, taken: Mapping[int, list[Taken]], span: Span, count: int, now: datetime
) -> bool:
    here = [each for road in _roads(row) for each in taken[road]]
    if not here:
        return True
    claimed = span.widened(
        row.rules__buffer_before_minutes, row.rules__buffer_after_minutes
    )
    met = [
        each
        for each in here
        if each.starts_at < claimed.end and claimed.start < each.ends_at
    ]
    if not met or (row.quantity == 1 and any(each.resource == row.id for each in met)):
        return not met
    return lanes_free_for([(_resource(row), count)], met, now) is not None


def _metres(resource: Resource, near: Point | None) -> float | None:
    if near is None or resource.latitude is None:
        return None
    return metres_between(near, (resource.latitude, resource.longitude))


def _first_start(
    resource: Resource, hours, taken: Mapping[int, list[Taken]], around: Span
) -> datetime | None:
    here = [each for road in (resource.pk, *resource.around) for each in taken[road]]
    times = free_spans([(resource, 1)], here, {resource.pk: hours}, around)
    shortest = resource.rules.min_minutes
    return next((each.start for each in times if each.minutes >= shortest), None)
