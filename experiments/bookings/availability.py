"""What is taken, what is free, and what is free nearby. Reading only; whoever books is checked again under the lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from .calendars import hours_of
from .lanes import Lanes, NotEnough, lanes_of
from .models import Booking, Claim, Resource
from .opening_hours import OpeningHours, Span, merged, without
from .wishes import Wish

LOOKING_AROUND = timedelta(days=1)
AROUND = ("parent", "parent__parent", "parent__parent__parent")


@dataclass(frozen=True)
class Taken:
    """One claim of somebody's: where, when, and until when it is only held."""

    lanes: Lanes
    span: Span
    booking: int
    held_until: datetime | None

    def has_lapsed(self, now: datetime) -> bool:
        return self.held_until is not None and self.held_until <= now


def resources_of(wish: Wish) -> list[tuple[Resource, int]]:
    """The wanted things with their rules and what is around them, and how many; one query. Unknown ones are missing."""
    found = Resource.objects.with_rules().in_bulk(wish.resources)
    return [(found[pk], count) for pk, count in wish.items if pk in found]


def claimed_span(wanted: Iterable[tuple[Resource, int]], span: Span) -> Span:
    """With the longest buffers of all things wanted: they are taken and given back together."""
    rules = [resource.rules for resource, _count in wanted]
    return span.widened(
        max((each.buffer_before_minutes for each in rules), default=0),
        max((each.buffer_after_minutes for each in rules), default=0),
    )


def roads_of(wanted: Iterable[tuple[Resource, int]]) -> set[int]:
    """Every resource in which a booking of these takes a lane."""
    return {pk for resource, _count in wanted for pk in (resource.pk, *resource.around)}


def unclaimed(span: Span, count: int = 1) -> Q:
    """For resources: nobody has claimed them then, nor what they stand in; of equal things so many are left.

    ``span`` is with buffers. It says what :func:`lanes_free_for` says, in the database.
    """
    then = Claim.objects.in_force().filter(
        starts_at__lt=span.end, ends_at__gt=span.start
    )
    here = then.filter(resource=OuterRef("pk"))
    single = here.filter(end_lane=F("first_lane") + 1)
    lanes = single.filter(first_lane__lt=OuterRef("quantity")).order_by()
    taken = lanes.values("resource").annotate(n=Count("first_lane", distinct=True))
    enough = Q(quantity__gte=Coalesce(Subquery(taken.values("n")), 0) + count)
    enough &= ~Exists(here.exclude(end_lane=F("first_lane") + 1))
    own_lane = {"first_lane__lte": OuterRef("pk"), "end_lane__gt": OuterRef("pk")}
    free = Q(quantity=1) & ~Exists(here) | Q(quantity__gt=1) & enough
    for around in AROUND:
        above = then.filter(resource=OuterRef(f"{around}_id"), **own_lane)
        free &= Q(**{f"{around}__isnull": True}) | ~Exists(above)
    return free


def taken_on(
    roads: Iterable[int], span: Span, besides: Booking | None = None
) -> list[Taken]:
    """All claims there at that time, those of lapsed holds too. One query."""
    rows = Claim.objects.meeting(roads, span)
    if besides is not None:
        rows = rows.exclude(booking=besides)
    return [
        Taken(Lanes(resource, first, end), Span(starts, ends), booking, held_until)
        for resource, first, end, starts, ends, booking, held_until in rows.values_list(
            "resource",
            "first_lane",
            "end_lane",
            "starts_at",
            "ends_at",
            "booking",
            "booking__held_until",
        )
    ]


def lanes_free_for(
    wanted: list[tuple[Resource, int]], taken: Iterable[Taken], now: datetime
) -> list[Lanes] | None:
    """The lanes to claim, or ``None`` when one of them is somebody's."""
    standing = [each.lanes for each in taken if not each.has_lapsed(now)]
    try:
        lanes = lanes_of(wanted, standing)
    except NotEnough:
        return None
    return None if any(_meet(a, b) for a in lanes for b in standing) else lanes


def _meet(a: Lanes, b: Lanes) -> bool:
    return a.resource == b.resource and a.first < b.end and b.first < a.end


def free_times(wish: Wish, around: Span) -> list[Span]:
    """When all of it is open and free within ``around``, buffers observed; at most six queries."""
    wanted = resources_of(wish)
    return _free_times(wanted, around)


def nearest_times(wish: Wish, limit: int = 3) -> list[Span]:
    """The free times of the same length nearest to the wished one, a day before or after at most, none in the past."""
    wanted = resources_of(wish)
    around = Span(
        max(timezone.now(), wish.span.start - LOOKING_AROUND),
        wish.span.end + LOOKING_AROUND,
    )
    if not wanted or around.start >= around.end:
        return []
    length = wish.span.end - wish.span.start
    step = timedelta(minutes=max(each.rules.step_minutes for each, _ in wanted))
    starts = {
        start
        for free in _free_times(wanted, around)
        for start in _starts_in(free, length, step, wish.span.start)
    }
    nearest = sorted(starts, key=lambda start: (abs(start - wish.span.start), start))
    chosen: list[Span] = []
    for start in nearest:
        span = Span(start, start + length)
        if not any(span.meets(each) for each in chosen):
            chosen.append(span)
    return chosen[:limit]


def _starts_in(free: Span, length: timedelta, step: timedelta, wished: datetime):
    """Every start within that leaves room for the length, in steps from the wished one."""
    start = wished - (wished - free.start) // step * step
    while start + length <= free.end:
        yield start
        start += step


def _free_times(wanted: list[tuple[Resource, int]], around: Span) -> list[Span]:
    taken = taken_on(roads_of(wanted), claimed_span(wanted, around))
    hours = hours_of([resource for resource, _count in wanted])
    return free_spans(wanted, taken, hours, around)


def free_spans(
    wanted: list[tuple[Resource, int]],
    taken: Iterable[Taken],
    hours: Mapping[int, OpeningHours],
    around: Span,
) -> list[Span]:
    """When all of it is open and free within ``around``; ``taken`` and ``hours`` have been read."""
    buffered = claimed_span(wanted, around)
    before, after = around.start - buffered.start, buffered.end - around.end
    now = timezone.now()
    standing = [each for each in taken if not each.has_lapsed(now)]
    busy = [
        Span(each.start - after, each.end + before)
        for each in _busy(wanted, standing, buffered, now)
    ]
    return without(_open_times([hours[each.pk] for each, _ in wanted], around), busy)


def _busy(wanted, standing: list[Taken], around: Span, now: datetime) -> list[Span]:
    if all(resource.quantity == 1 for resource, _count in wanted):
        lanes = lanes_of(wanted)
        return [
            each.span
            for each in standing
            if any(_meet(each.lanes, lane) for lane in lanes)
        ]
    moments = sorted({around.start, around.end, *_edges(standing, around)})
    return [
        Span(*pair)
        for pair in pairwise(moments)
        if lanes_free_for(
            wanted, [each for each in standing if each.span.meets(Span(*pair))], now
        )
        is None
    ]


def _edges(taken: Iterable[Taken], around: Span):
    for each in taken:
        for moment in (each.span.start, each.span.end):
            if around.start < moment < around.end:
                yield moment


def _open_times(hours: Iterable[OpeningHours], around: Span) -> list[Span]:
    """When all of them are open."""
    closed: list[Span] = []
    for each in hours:
        days = (around.start.astimezone(each.zone), around.end.astimezone(each.zone))
        closed.extend(
            without([around], each.spans(*(moment.date() for moment in days)))
        )
    return without([around], merged(closed))
