"""A space is closed for repairs: who booked it, or what stands in it, is seated elsewhere, or told that there is nothing."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from experiments.bookings.actions import close_resource, move_booking, serve_waiting
from experiments.bookings.actions.holding import clear_lapsed, lock_roads
from experiments.bookings.availability import roads_of, taken_on
from experiments.bookings.emails import letter_cancelled_by_park, letter_moved
from experiments.bookings.enums import Purpose
from experiments.bookings.lanes import lanes_of
from experiments.bookings.models import Booking, BookingItem, Resource
from experiments.bookings.opening_hours import Span
from experiments.bookings.permissions import AlreadyTaken, can_manage_bookings
from experiments.bookings.workflow import HOLDS_TIME
from experiments.permissions import NotAllowed

from ..enums import Outcome
from ..models import Repair, RepairOutcome, Space
from ..seating import seats_for


@dataclass(frozen=True)
class Moved:
    booking: Booking
    to: Space


def close_space(*, space: Space, span: Span, reason: str, by) -> Repair:
    """Each booking in the way is moved to an equal free space at its own price, or cancelled; each person is told.

    That is who booked the space, a room in it, or the hall it stands in. What becomes free by it goes to whoever waits.
    """
    if not can_manage_bookings(by):
        raise NotAllowed
    repair, freed = _close(space, span, reason, by)
    serve_waiting(freed)
    return repair


@transaction.atomic
def _close(space: Space, span: Span, reason: str, by) -> tuple[Repair, set[int]]:
    space = Space.objects.with_resource().get(pk=space.pk)
    lock_roads(roads_of([(space.resource, 1)]))
    in_the_way = bookings_in_the_way(space.resource, span)
    freed = _things_of(in_the_way)
    moved = [
        seat
        for booking in in_the_way
        if (seat := _seat_elsewhere(booking, space.resource, reason, by))
    ]
    closure, put_off = close_resource(
        resource=space.resource, span=span, reason=reason, by=by
    )
    repair = Repair.objects.create(
        space=space, closure=closure, by=by, made_at=timezone.now()
    )
    _tell_moved(repair, moved, reason)
    _tell_cancelled(repair, put_off, reason)
    return repair, freed


def bookings_in_the_way(resource: Resource, span: Span) -> list[Booking]:
    """Those that take the space, something in it, or what it stands in as a whole."""
    resource = Resource.objects.with_rules().get(pk=resource.pk)
    wanted = [(resource, resource.quantity)]
    lanes = lanes_of(wanted)
    taken = taken_on(roads_of(wanted), span)
    clear_lapsed(taken)
    meeting = {
        each.booking for each in taken if any(each.lanes.meet(lane) for lane in lanes)
    }
    found = Booking.objects.filter(
        pk__in=meeting, purpose=Purpose.BOOKING, status__in=HOLDS_TIME
    )
    # Where only the time to clean meets, nobody has to go.
    return [each for each in found.order_by("starts_at", "pk") if each.span.meets(span)]


def _things_of(bookings: list[Booking]) -> set[int]:
    items = BookingItem.objects.filter(booking__in=bookings)
    return set(items.values_list("resource", flat=True))


def _seat_elsewhere(
    booking: Booking, closed: Resource, reason: str, by
) -> Moved | None:
    """Only what is closed is exchanged; what else was booked stays as it is. The first of several tells where to."""
    for seats, to in seats_for(booking, closed):
        try:
            move_booking(booking=booking, to=to, by=by, note=reason)
        except AlreadyTaken:
            continue
        return Moved(booking, seats[0])
    return None


def _tell_moved(repair: Repair, moved: list[Moved], reason: str) -> None:
    for each in moved:
        RepairOutcome.objects.create(
            repair=repair,
            booking=each.booking,
            outcome=Outcome.MOVED,
            moved_to=each.to,
        )
        letter_moved(_fresh(each.booking), reason)


def _tell_cancelled(repair: Repair, put_off: list[Booking], reason: str) -> None:
    for booking in put_off:
        RepairOutcome.objects.create(
            repair=repair, booking=booking, outcome=Outcome.CANCELLED
        )
        letter_cancelled_by_park(_fresh(booking), reason)


def _fresh(booking: Booking) -> Booking:
    """With its things and its person as they are now."""
    rows = Booking.objects.select_related("person__profile")
    return rows.prefetch_related("items__resource").get(pk=booking.pk)
