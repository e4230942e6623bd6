"""A space is closed for repairs: who booked it is seated in an equal one, or told that there is none."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from experiments.bookings.actions import close_resource, move_booking
from experiments.bookings.actions.holding import clear_lapsed, lock_roads
from experiments.bookings.availability import roads_of, taken_on
from experiments.bookings.calendars import hours_of
from experiments.bookings.emails import letter_cancelled_by_park, letter_moved
from experiments.bookings.enums import Purpose
from experiments.bookings.lanes import lanes_of
from experiments.bookings.models import Booking, Resource
from experiments.bookings.opening_hours import Span
from experiments.bookings.permissions import AlreadyTaken, can_manage_bookings
from experiments.bookings.workflow import HOLDS_TIME
from experiments.permissions import NotAllowed

from ..enums import Outcome
from ..models import Repair, RepairOutcome, Space


@transaction.atomic
def close_space(*, space: Space, span: Span, reason: str, by) -> Repair:
    """Each booking in the way is moved to an equal free space at its own price, or cancelled; each person is told."""
    if not can_manage_bookings(by):
        raise NotAllowed
    space = Space.objects.with_resource().get(pk=space.pk)
    lock_roads(roads_of([(space.resource, 1)]))
    moved = {}
    for booking in bookings_in_the_way(space.resource, span):
        if seat := _seat_elsewhere(booking, space, reason, by):
            moved[booking] = seat
    closure, put_off = close_resource(
        resource=space.resource, span=span, reason=reason, by=by
    )
    repair = Repair.objects.create(
        space=space, closure=closure, by=by, made_at=timezone.now()
    )
    _tell_moved(repair, moved, reason)
    _tell_cancelled(repair, put_off, reason)
    return repair


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
    return list(
        Booking.objects.filter(
            pk__in=meeting, purpose=Purpose.BOOKING, status__in=HOLDS_TIME
        ).order_by("starts_at", "pk")
    )


def _seat_elsewhere(booking: Booking, space: Space, reason: str, by) -> Space | None:
    """Only the thing that is closed is exchanged; what else was booked stays as it is."""
    counts = dict(booking.items.values_list("resource", "count"))
    count = counts.pop(space.resource_id, None)
    if count is None:
        return None
    resources = Resource.objects.with_rules().in_bulk(counts)
    others = [(resources[pk], number) for pk, number in counts.items()]
    for candidate in equal_spaces(space, booking.span, count):
        to = [(candidate.resource, count), *others]
        try:
            move_booking(booking=booking, to=to, by=by, note=reason)
        except AlreadyTaken:
            continue
        return candidate
    return None


def equal_spaces(space: Space, span: Span, count: int = 1) -> list[Space]:
    """Of the same kind, with everything it offers, for as many people, open then; the smallest first."""
    fitting = (
        Resource.objects.bookable()
        .filter(kind=space.resource.kind, quantity__gte=count)
        .offering(space.resource.access)
        .exclude(pk__in=[space.resource_id, *space.resource.around])
    )
    found = list(
        Space.objects.with_resource()
        .filter(resource__in=fitting.values("pk"), people__gte=space.people)
        .order_by("people", "resource__slug")
    )
    inside = [each for each in found if space.resource_id in each.resource.around]
    hours = hours_of([each.resource for each in found])
    return [
        each
        for each in found
        if each not in inside and hours[each.resource_id].holds(span)
    ]


def _tell_moved(repair: Repair, moved: dict[Booking, Space], reason: str) -> None:
    for booking, space in moved.items():
        RepairOutcome.objects.create(
            repair=repair, booking=booking, outcome=Outcome.MOVED, moved_to=space
        )
        letter_moved(_fresh(booking), reason)


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
