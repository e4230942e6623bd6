"""What is taken, what is free, and what is free nearby. Reading only; whoever books is checked again under the lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise
from math import lcm
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from .calendars import hours_of
from .lanes import Lanes, NotEnough, lanes_of
from .models import Booking, Claim, Resource
from .opening_hours import OpeningHours, Span, is_on_step, merged, without
from .wishes import Wish

LOOKING_AROUND = timedelta(days=1)
AROUND = ("parent", "parent__parent", "parent__parent__parent")
TAKEN = (
    "resource",
    "first_lane",
    "end_lane",
    "starts_at",
    "ends_at",
    "booking",
    "booking__held_until",
    "booking__client_key",
)


@dataclass(frozen=True)
class Taken:
    """One claim of somebody's: where, when, until when it is only held, and with which key it was made."""

    lanes: Lanes
    span: Span
    booking: int
    held_until: datetime | None
    client_key: UUID

    def has_lapsed(self, now: datetime) -> bool:
        return self.held_until is not None and self.held_until <= now


def resources_of(
    wish: Wish, client_key: UUID | None = None
) -> list[tuple[Resource, int]]:
    """The wanted things with their rules and what is around them, and how many; one query. Unknown ones are missing.

    With a key each has ``made``, the id of the booking that was made with it, if any.
    """
    places = Resource.objects.to_book()
    if client_key:
        made = Booking.objects.filter(client_key=client_key).values("pk")
        places = places.annotate(made=Subquery(made))
    found = {each.pk: each for each in places.filter(pk__in=wish.resources)}
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


def unclaimed(span: Span, count: int, several: bool, inside: bool) -> Q:
    """For resources: nobody has claimed them then, nor what they stand in; of equal things ``count`` are left.

    ``span`` is with buffers. It says what :func:`lanes_free_for` says, in the database; ``several`` and ``inside`` say
    whether any of the resources are equal things, or stand in others.
    """
    then = Claim.objects.in_force().filter(
        starts_at__lt=span.end, ends_at__gt=span.start
    )
    here = then.filter(resource=OuterRef("pk"))
    free = ~Q(Exists(here))
    if several:
        free = Q(quantity=1) & free | Q(quantity__gt=1) & _enough(here, count)
    own_lane = {"first_lane__lte": OuterRef("pk"), "end_lane__gt": OuterRef("pk")}
    for around in AROUND if inside else ():
        above = then.filter(resource=OuterRef(f"{around}_id"), **own_lane)
        free &= Q(**{f"{around}__isnull": True}) | ~Exists(above)
    return free


def _enough(claims: QuerySet, count: int) -> Q:
    single = claims.filter(end_lane=F("first_lane") + 1)
    lanes = single.filter(first_lane__lt=OuterRef("quantity")).order_by()
    taken = lanes.values("resource").annotate(n=Count("first_lane", distinct=True))
    enough = Q(quantity__gte=Coalesce(Subquery(taken.values("n")), 0) + count)
    return enough & ~Exists(claims.exclude(end_lane=F("first_lane") + 1))


def taken_on(
    roads: Iterable[int], span: Span, besides: Booking | None = None
) -> list[Taken]:
    """All claims there at that time, those of lapsed holds too. One query."""
    rows = Claim.objects.meeting(roads, span)
    if besides is not None:
        rows = rows.exclude(booking=besides)
    return [
        Taken(Lanes(*row[:3]), Span(*row[3:5]), *row[5:])
        for row in rows.values_list(*TAKEN)
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
    return None if any(a.meet(b) for a in lanes for b in standing) else lanes


def free_times(wish: Wish, around: Span) -> list[Span]:
    """When all of it is open and free within ``around``, buffers observed; at most six queries."""
    wanted = resources_of(wish)
    return _free_times(wanted, around)


def nearest_times(wish: Wish, limit: int = 3) -> list[Span]:
    """As things stand now; at most five queries. See :meth:`Outlook.nearest_times`."""
    wanted = resources_of(wish)
    if not wanted or wish.span.end <= wish.span.start:
        return []
    return look_around(wanted, wish.span).nearest_times(limit)


@dataclass(frozen=True)
class Outlook:
    """A wish and a day before and after it, read once: is it possible, and what is instead."""

    wanted: list[tuple[Resource, int]]
    span: Span
    hours: Mapping[int, OpeningHours]
    taken: list[Taken]

    @property
    def is_open(self) -> bool:
        return all(each.holds(self.span) for each in self.hours.values())

    @property
    def is_free(self) -> bool:
        then = claimed_span(self.wanted, self.span)
        met = [each for each in self.taken if each.span.meets(then)]
        return lanes_free_for(self.wanted, met, timezone.now()) is not None

    def as_it_is_now(self) -> Outlook:
        """With what was taken in the meantime; one query."""
        return replace(self, taken=_taken_around(self.wanted, self.span))

    def nearest_times(self, limit: int = 3) -> list[Span]:
        """Free times of the same length that the cards allow, the nearest first, none meeting another."""
        around = self._bookable_times()
        if around.start >= around.end:
            return []
        length = self.span.end - self.span.start
        starts = [
            start
            for free in free_spans(self.wanted, self.taken, self.hours, around)
            for start in _starts_in(free, length, self._step, self.span.start)
            if self._on_the_marks(Span(start, start + length))
        ]
        chosen: list[Span] = []
        for start in sorted(
            starts, key=lambda each: (abs(each - self.span.start), each)
        ):
            span = Span(start, start + length)
            if not any(span.meets(each) for each in chosen):
                chosen.append(span)
            if len(chosen) == limit:
                break
        return chosen

    def _bookable_times(self) -> Span:
        """A day around, no sooner than the notice and no later than the days ahead."""
        cards = [resource.rules for resource, _count in self.wanted]
        length, now = self.span.end - self.span.start, timezone.now()
        soonest = now + timedelta(minutes=max(each.lead_minutes for each in cards))
        last = now + timedelta(days=min(each.horizon_days for each in cards)) + length
        around = around_of(self.span)
        return Span(max(soonest, around.start), min(last, around.end))

    @property
    def _step(self) -> timedelta:
        return timedelta(minutes=lcm(*(r.rules.step_minutes for r, _ in self.wanted)))

    def _on_the_marks(self, span: Span) -> bool:
        return all(
            is_on_step(moment, resource.time_zone, resource.rules.step_minutes)
            for resource, _count in self.wanted
            for moment in (span.start, span.end)
        )


def around_of(span: Span) -> Span:
    return Span(span.start - LOOKING_AROUND, span.end + LOOKING_AROUND)


def look_around(wanted: list[tuple[Resource, int]], span: Span) -> Outlook:
    """At most four queries."""
    return Outlook(
        wanted=wanted,
        span=span,
        hours=hours_of([each for each, _count in wanted], around_of(span)),
        taken=_taken_around(wanted, span),
    )


def _taken_around(wanted: list[tuple[Resource, int]], span: Span) -> list[Taken]:
    return taken_on(roads_of(wanted), claimed_span(wanted, around_of(span)))


def _starts_in(free: Span, length: timedelta, step: timedelta, wished: datetime):
    """Every start within that leaves room for the length, in steps from the wished one."""
    start = wished - (wished - free.start) // step * step
    while start + length <= free.end:
        yield start
        start += step


def _free_times(wanted: list[tuple[Resource, int]], around: Span) -> list[Span]:
    taken = taken_on(roads_of(wanted), claimed_span(wanted, around))
    hours = hours_of([each for each, _count in wanted], around)
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
            if any(each.lanes.meet(lane) for lane in lanes)
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
