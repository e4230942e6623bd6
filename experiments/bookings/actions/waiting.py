"""Whoever waits longest is offered what becomes free: a booking held for them, and a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from experiments.permissions import Refused

from ..availability import (
    Taken,
    claimed_span,
    lanes_free_for,
    resources_of,
    roads_of,
    taken_on,
)
from ..emails import letter_offered
from ..lanes import Lanes
from ..models import Booking, Resource, WaitingEntry
from ..opening_hours import Span
from ..wishes import Wish
from ..workflow import Status
from .holding import hold_booking
from .rules import require_rules


@transaction.atomic
def join_waiting(*, person, wish: Wish) -> WaitingEntry:
    """At the end of the line for the first thing of the wish. Again is the same place in it.

    Raises the refusal of a rule when it could never be booked.
    """
    require_rules(resources_of(wish), wish)
    resource, count = wish.items[0]
    entry, is_new = WaitingEntry.objects.select_for_update(of=("self",)).get_or_create(
        person=person,
        resource_id=resource,
        starts_at=wish.span.start,
        ends_at=wish.span.end,
        defaults={"count": count, "asked_at": timezone.now()},
    )
    if not is_new and entry.offer and not entry.offer.is_open:
        entry.offer, entry.asked_at = None, timezone.now()  # a new turn, from the end
        entry.save(update_fields=["offer", "asked_at"])
    return entry


def serve_waiting(resources: Iterable[int] | None = None) -> int:
    """Offers what is free to those who wait for it, in their order; gives how many offers it made.

    ``resources`` have become free; ``None`` looks at every line. Called after the transaction that gave the time back.
    Who could be served is decided on one picture of what is taken: were it read anew for each, a time given back between
    two of them would go to the later. Two clocks may meet here: an entry is locked while it is served.
    """
    entries = list(_in_line(resources).select_related("person"))
    if not entries:
        return 0
    line = _Line(entries)
    return sum(line.serve(entry) for entry in entries)


def _in_line(resources: Iterable[int] | None):
    """Nobody with an offer, answered or not, is in line; nor for a time that has begun."""
    line = WaitingEntry.objects.filter(
        offer=None, starts_at__gt=timezone.now(), person__is_active=True
    )
    if resources is not None:
        near = Resource.objects.filter(_touching(list(resources)))
        line = line.filter(resource__in=near)
    return line.order_by("asked_at", "pk")


def _touching(resources: list[int]) -> Q:
    """These, what stands in them, and what they stand in."""
    ways = ("", "parent__", "parent__parent__", "children__", "children__children__")
    touching = Q()
    for way in ways:
        touching |= Q(**{f"{way}pk__in": resources})
    return touching


class _Line:
    """One pass along the lines of some resources, on one picture of what is taken."""

    def __init__(self, entries: list[WaitingEntry]):
        ids = {entry.resource_id for entry in entries}
        self.resources = Resource.objects.with_rules().in_bulk(ids)
        wanted = [(each, 1) for each in self.resources.values()]
        whole = Span(
            min(entry.starts_at for entry in entries),
            max(entry.ends_at for entry in entries),
        )
        self.taken: dict[int, list[Taken]] = defaultdict(list)
        self.lost: list[tuple[set[int], Span]] = []
        self._note(taken_on(roads_of(wanted), claimed_span(wanted, whole)))

    def _note(self, taken: Iterable[Taken]) -> None:
        for each in taken:
            self.taken[each.lanes.resource].append(each)

    def serve(self, entry: WaitingEntry) -> int:
        wanted = [(self.resources[entry.resource_id], entry.count)]
        span = claimed_span(wanted, Span(entry.starts_at, entry.ends_at))
        roads = roads_of(wanted)
        if not self._was_free(wanted, roads, span):
            return 0
        offer = _offer(entry)
        if (
            offer is None
        ):  # gone in the meantime: whoever comes later has no luck either
            self.lost.append((roads, span))
            return 0
        self._note(_taken_by(offer))
        return 1

    def _was_free(self, wanted, roads: set[int], span: Span) -> bool:
        meeting = [
            each for road in roads for each in self.taken[road] if each.span.meets(span)
        ]
        is_lost = any(
            roads & others and span.meets(other) for others, other in self.lost
        )
        return not is_lost and (
            lanes_free_for(wanted, meeting, timezone.now()) is not None
        )


def _taken_by(booking: Booking) -> list[Taken]:
    return [
        Taken(
            Lanes(each.resource_id, each.first_lane, each.end_lane),
            Span(each.starts_at, each.ends_at),
            booking.pk,
            booking.held_until,
            booking.client_key,
        )
        for each in booking.claims.all()
    ]


@transaction.atomic
def _offer(entry: WaitingEntry) -> Booking | None:
    entry = (
        WaitingEntry.objects.select_for_update(of=("self",))
        .select_related("resource__rules", "person")
        .filter(pk=entry.pk, offer=None)
        .first()
    )
    if entry is None:  # served by somebody else, or left
        return None
    span = Span(entry.starts_at, entry.ends_at)
    try:
        entry.offer = hold_booking(
            person=entry.person,
            wish=Wish(((entry.resource_id, entry.count),), span),
            client_key=uuid4(),
            hold_minutes=entry.resource.rules.offer_minutes,
        )
    except Refused:
        return None
    entry.save(update_fields=["offer"])
    letter_offered(entry.offer)
    return entry.offer


def forget_old_waiting() -> int:
    """Lines for times that have begun are over."""
    return WaitingEntry.objects.filter(starts_at__lte=timezone.now()).delete()[0]


def own_offer(person, wish: Wish) -> Booking | None:
    """What is held for the person by their place in line, for just this wish."""
    return Booking.objects.filter(
        waited__person=person,
        status=Status.HELD,
        held_until__gt=timezone.now(),
        starts_at=wish.span.start,
        ends_at=wish.span.end,
        items__resource=wish.items[0][0],
    ).first()


def somebody_waits(wish: Wish) -> bool:
    return (
        _in_line(wish.resources)
        .filter(starts_at__lt=wish.span.end, ends_at__gt=wish.span.start)
        .exists()
    )
