"""What is taken and what is free. Reading only; whoever books is checked again under the lock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple
from uuid import UUID

from django.db.models import QuerySet, Subquery
from django.utils import timezone

from innovation_park.lib.prepared import Given, Prepared

from .calendars import hours_of
from .lanes import Lanes, NotEnough, lanes_of
from .models import Booking, Claim, Resource
from .opening_hours import OpeningHours, Span, merged, without
from .wishes import Wish


class Taken(NamedTuple):
    """One claim of somebody's: where, when, until when it is only held, and with which key it was made."""

    resource: int
    first_lane: int
    end_lane: int
    starts_at: datetime
    ends_at: datetime
    booking: int
    held_until: datetime | None
    client_key: UUID

    @property
    def lanes(self) -> Lanes:
        return Lanes(self.resource, self.first_lane, self.end_lane)

    @property
    def span(self) -> Span:
        return Span(self.starts_at, self.ends_at)

    def has_lapsed(self, now: datetime) -> bool:
        return self.held_until is not None and self.held_until <= now


def _things() -> QuerySet[Resource]:
    made = Booking.objects.filter(client_key=Given("key")).values("pk")
    things = Resource.objects.to_book().annotate(made=Subquery(made))
    return things.filter(pk__among=Given("things"))


def claims(*columns) -> QuerySet[Claim]:
    """The rows of :class:`Taken`, after what else each is to begin with."""
    return Claim.objects.filter(
        resource__pk__among=Given("roads"),
        starts_at__lt=Given("end"),
        ends_at__gt=Given("start"),
    ).values_list(
        *columns,
        "resource_id",
        "first_lane",
        "end_lane",
        "starts_at",
        "ends_at",
        "booking_id",
        "booking__held_until",
        "booking__client_key",
    )


THINGS, CLAIMS = Prepared(_things), Prepared(claims)


def resources_of(
    wish: Wish, client_key: UUID | None = None
) -> list[tuple[Resource, int]]:
    """The wanted things with their rules and what is around them, and how many; one query. Unknown ones are missing.

    With a key each has ``made``, the id of the booking that was made with it, if any.
    """
    found = {each.pk: each for each in THINGS(things=wish.resources, key=client_key)}
    return [(found[pk], count) for pk, count in wish.items if pk in found]


def buffers_of(wanted: Iterable[tuple[Resource, int]]) -> tuple[timedelta, timedelta]:
    """The longest before and after of all things wanted: they are taken and given back together."""
    rules = [resource.rules for resource, _count in wanted]
    return (
        timedelta(
            minutes=max((each.buffer_before_minutes for each in rules), default=0)
        ),
        timedelta(
            minutes=max((each.buffer_after_minutes for each in rules), default=0)
        ),
    )


def claimed_span(wanted: Iterable[tuple[Resource, int]], span: Span) -> Span:
    """With the buffers."""
    before, after = buffers_of(wanted)
    return Span(span.start - before, span.end + after)


def roads_of(wanted: Iterable[tuple[Resource, int]]) -> set[int]:
    """Every resource in which a booking of these takes a lane."""
    return {pk for resource, _count in wanted for pk in (resource.pk, *resource.around)}


def taken_on(
    roads: Iterable[int], span: Span, besides: Booking | None = None
) -> list[Taken]:
    """All claims there at that time, those of lapsed holds too. One query."""
    rows = CLAIMS(roads=list(roads), start=span.start, end=span.end)
    taken = map(Taken._make, rows)
    if besides is not None:
        return [each for each in taken if each.booking != besides.pk]
    return list(taken)


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


def can_be_had(
    wanted: list[tuple[Resource, int]], taken: Iterable[Taken], claimed: Span
) -> bool:
    """Has nobody else what it takes? ``claimed`` is with the buffers."""
    met = _met(taken, claimed.start, claimed.end)
    return lanes_free_for(wanted, met, timezone.now()) is not None


def free_times(wish: Wish, around: Span) -> list[Span]:
    """When all of it is open and free within ``around``, buffers observed; three queries."""
    wanted = resources_of(wish)
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
    opened = open_times([hours[each.pk] for each, _ in wanted], around)
    return without(opened, busy_times(wanted, taken, around, buffers_of(wanted)))


def busy_times(
    wanted: list[tuple[Resource, int]],
    taken: Iterable[Taken],
    around: Span,
    buffers: tuple[timedelta, timedelta],
) -> list[Span]:
    """When nobody can begin to be there, be there, or leave, within ``around``."""
    (before, after), now = buffers, timezone.now()
    standing = [each for each in taken if not each.has_lapsed(now)]
    claimed = Span(around.start - before, around.end + after)
    return [
        Span(start - after, end + before)
        for start, end in _busy(wanted, standing, claimed, now)
    ]


def _busy(
    wanted, standing: list[Taken], around: Span, now: datetime
) -> list[tuple[datetime, datetime]]:
    if all(resource.quantity == 1 for resource, _count in wanted):
        lanes = lanes_of(wanted)
        return [
            (taken.starts_at, taken.ends_at)
            for taken in standing
            if any(
                lane.resource == taken.resource
                and lane.first < taken.end_lane
                and taken.first_lane < lane.end
                for lane in lanes
            )
        ]
    moments = sorted({around.start, around.end, *_edges(standing, around)})
    return [
        (start, end)
        for start, end in pairwise(moments)
        if lanes_free_for(wanted, _met(standing, start, end), now) is None
    ]


def _met(taken: Iterable[Taken], start: datetime, end: datetime) -> list[Taken]:
    return [each for each in taken if each.starts_at < end and start < each.ends_at]


def _edges(taken: Iterable[Taken], around: Span):
    for each in taken:
        for moment in (each.starts_at, each.ends_at):
            if around.start < moment < around.end:
                yield moment


def open_times(hours: Iterable[OpeningHours], around: Span) -> list[Span]:
    """When all of them are open."""
    closed: list[Span] = []
    for each in hours:
        days = (around.start.astimezone(each.zone), around.end.astimezone(each.zone))
        closed.extend(
            without([around], each.spans(*(moment.date() for moment in days)))
        )
    return without([around], merged(closed))
