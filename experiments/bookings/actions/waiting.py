"""Whoever waits longest is offered what becomes free: a booking held for them, and a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import uuid4

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from experiments.permissions import Refused
from innovation_park.lib.collisions import again_after_collision

from ..availability import (
    Taken,
    claimed_span,
    lanes_free_for,
    resources_of,
    roads_of,
    taken_on,
)
from ..emails import letter_offered
from ..models import Booking, Resource, WaitingEntry, WaitingItem
from ..opening_hours import Span
from ..permissions import AlreadyTaken
from ..wishes import Wish
from ..workflow import Status
from .holding import hold_booking
from .rules import require_rules

MOST_PASSES = 5  # along the same lines, when others serve them in the same moment


@transaction.atomic
def join_waiting(*, person, wish: Wish) -> WaitingEntry:
    """At the end of the line for all things of the wish together. Again is the same place in it, with what is wanted now.

    Raises the refusal of a rule when it could never be booked.
    """
    require_rules(resources_of(wish), wish)
    (resource, count), *also = wish.items
    entry, is_new = WaitingEntry.objects.select_for_update(of=("self",)).get_or_create(
        person=person,
        resource_id=resource,
        starts_at=wish.span.start,
        ends_at=wish.span.end,
        defaults={"count": count, "asked_at": timezone.now()},
    )
    if not is_new and entry.offer and not entry.offer.is_open:
        entry.offer, entry.asked_at = None, timezone.now()  # a new turn, from the end
    if entry.offer is None:
        entry.count, entry.title, entry.people = count, wish.title, wish.people
        entry.experiment_id = wish.experiment
        entry.save()
        entry.also.all().delete()
        WaitingItem.objects.bulk_create(
            WaitingItem(entry=entry, resource_id=other, count=number)
            for other, number in also
        )
        serve_after_commit(wish.resources)  # it may have become free in the meantime
    return entry


def serve_after_commit(resources: Iterable[int]) -> None:
    """:func:`serve_waiting` once the time is given back for good. Should it fail, the clock does it a minute later."""
    freed = sorted(set(resources))
    transaction.on_commit(lambda: serve_waiting(freed), robust=True)


def serve_waiting(resources: Iterable[int] | None = None) -> int:
    """Offers what is free to those who wait for it, in their order; gives how many offers it made.

    ``resources`` have become free; ``None`` looks at every line. Called after the transaction that gave the time back.
    Who could be served is decided on one picture of what is taken: were it read anew for each, a time given back between
    two of them would go to the later. Two clocks may meet here: an entry is locked while it is served, and who finds it
    served by the other begins again at the front with a new picture.
    """
    freed = None if resources is None else list(resources)
    made = 0
    for _pass in range(MOST_PASSES):
        entries = list(_in_line(freed).select_related("person"))
        if not entries:
            break
        line = _Line(entries)
        made += sum(line.serve(entry) for entry in entries)
        if not line.lost:
            break
    return made


def _in_line(resources: Iterable[int] | None):
    """Nobody with an offer, answered or not, is in line; nor for a time that has begun."""
    line = WaitingEntry.objects.filter(
        offer=None, starts_at__gt=timezone.now(), person__is_active=True
    )
    if resources is not None:
        near = Resource.objects.filter(_touching(list(resources)))
        also = WaitingItem.objects.filter(entry=OuterRef("pk"), resource__in=near)
        line = line.filter(Q(resource__in=near) | Exists(also))
    return line.order_by("asked_at", "pk").prefetch_related("also")


def _touching(resources: list[int]) -> Q:
    """These, what stands in them, and what they stand in."""
    ways = ("", "parent__", "parent__parent__", "children__", "children__children__")
    touching = Q()
    for way in ways:
        touching |= Q(**{f"{way}pk__in": resources})
    return touching


class _Line:
    """One pass along the lines of some resources, on one picture of what is taken.

    ``lost`` are times that turned out to be somebody's: whoever comes later has no luck with them either, since the
    picture is old.
    """

    def __init__(self, entries: list[WaitingEntry]):
        ids = {pk for entry in entries for pk in entry.wish.resources}
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
        wanted = [(self.resources[pk], count) for pk, count in entry.wish.items]
        span = claimed_span(wanted, entry.span)
        roads = roads_of(wanted)
        if not self._was_free(wanted, roads, span):
            return 0
        try:
            offer = _offer(entry, _minutes_to_take(wanted))
        except AlreadyTaken:  # gone in the meantime, or served by another clock
            self.lost.append((roads, span))
            return 0
        except Refused:  # by a limit of this person: the next may have none
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


def _minutes_to_take(wanted) -> int:
    return min(resource.rules.offer_minutes for resource, _count in wanted)


def _taken_by(booking: Booking) -> list[Taken]:
    return [
        Taken(
            each.resource_id,
            each.first_lane,
            each.end_lane,
            each.starts_at,
            each.ends_at,
            booking.pk,
            booking.held_until,
            booking.client_key,
        )
        for each in booking.claims.all()
    ]


@again_after_collision
@transaction.atomic
def _offer(entry: WaitingEntry, minutes: int) -> Booking:
    """Raises :class:`AlreadyTaken` when the time is gone or the entry no longer waits, or what a limit says."""
    entry = _locked(entry)
    entry.offer = hold_booking(
        person=entry.person, wish=entry.wish, client_key=uuid4(), hold_minutes=minutes
    )
    entry.save(update_fields=["offer"])
    letter_offered(entry.offer)
    return entry.offer


def _locked(entry: WaitingEntry) -> WaitingEntry:
    """Nobody else serves it now."""
    waiting = WaitingEntry.objects.select_for_update(of=("self",)).filter(offer=None)
    found = waiting.select_related("person").filter(pk=entry.pk).first()
    if found is None:  # served by somebody else, or left
        raise AlreadyTaken
    return found


def forget_old_waiting() -> int:
    """Lines for times that have begun are over. Gives how many places in them."""
    over = WaitingEntry.objects.filter(starts_at__lte=timezone.now())
    return over.delete()[1].get(WaitingEntry._meta.label, 0)


def own_offer(person, wish: Wish) -> Booking | None:
    """What is held for the person by their place in line, for this time and with everything that is wished."""
    offers = Booking.objects.filter(
        waited__person=person,
        status=Status.HELD,
        held_until__gt=timezone.now(),
        starts_at=wish.span.start,
        ends_at=wish.span.end,
    )
    for offer in offers.prefetch_related("items"):
        things = {(item.resource_id, item.count) for item in offer.items.all()}
        if things.issuperset(wish.items):
            return offer
    return None


def somebody_waits(wish: Wish) -> bool:
    return (
        _in_line(wish.resources)
        .filter(starts_at__lt=wish.span.end, ends_at__gt=wish.span.start)
        .exists()
    )
