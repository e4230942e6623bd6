"""What becomes of a booking: confirmed, used, extended, moved, cancelled."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.notifications.actions import forget_about
from experiments.permissions import NotAllowed
from innovation_park.lib.collisions import again_after_collision
from innovation_park.lib.no_overlap import is_overlap

from ..availability import claimed_span, roads_of, taken_on
from ..emails import about
from ..models import Booking, BookingItem, Resource
from ..opening_hours import Span
from ..permissions import (
    AlreadyTaken,
    HoldIsOver,
    InThePast,
    NotInThisState,
    can_change_booking,
)
from ..workflow import HOLDS_TIME, Status
from .holding import claim_lanes, clear_lapsed, lock_roads, write_claims
from .logging import move_to, note_event
from .pricing import price_of, require_points
from .rules import is_late_to_cancel, require_bookable, require_longer, require_quota
from .waiting import serve_after_commit

CONFIRMED_BEFORE = {
    Status.CONFIRMED,
    Status.REQUESTED,
    Status.IN_USE,
    Status.ENDED,
}


@transaction.atomic
def confirm_booking(*, booking: Booking, by) -> Booking:
    """The person's yes; where a card asks for it, the park manager's yes comes next. Again is the same."""
    booking = locked(booking, by)
    if booking.status in CONFIRMED_BEFORE:
        return booking
    if booking.has_lapsed or booking.status == Status.LAPSED:
        raise HoldIsOver
    asks = booking.resources.filter(rules__needs_approval=True).exists()
    move_to(booking, Status.REQUESTED if asks else Status.CONFIRMED, by=by)
    return booking


@transaction.atomic
def cancel_booking(
    *, booking: Booking, by, note: str = "", at_no_cost: bool = False
) -> Booking:
    """Its time is free again at once. Again is the same.

    Its points are given back, unless its person cancels later than its card allows and ``at_no_cost`` does not say
    that it was no fault of theirs.
    """
    booking = locked(booking, by)
    if booking.status == Status.CANCELLED:
        return booking
    is_own = by is not None and booking.person_id == by.pk
    if at_no_cost or not is_own or not is_late_to_cancel(booking):
        give_points_back(booking)
    move_to(booking, Status.CANCELLED, by=by, note=note)
    return booking


def give_points_back(booking: Booking) -> None:
    if booking.points:
        booking.points = 0
        booking.save(update_fields=["points"])


@transaction.atomic
def arrive(*, booking: Booking, by) -> Booking:
    booking = locked(booking, by)
    if booking.status != Status.IN_USE:
        move_to(booking, Status.IN_USE, by=by)
    return booking


@transaction.atomic
def end_booking(*, booking: Booking, by, at: datetime | None = None) -> Booking:
    """Leaving early gives the rest of the time back; what was used, and time to clean, stays claimed."""
    booking = locked(booking, by)
    if booking.status == Status.ENDED:
        return booking
    move_to(booking, Status.ENDED, by=by)
    at = at or timezone.now()
    if at <= booking.starts_at:
        booking.claims.all().delete()
    elif at < booking.ends_at:
        booking.ends_at = at
        booking.save(update_fields=["ends_at"])
        end = claimed_span(wanted_of(booking), booking.span).end
        booking.claims.filter(ends_at__gt=end).update(ends_at=end)
    return booking


@again_after_collision
def extend_booking(*, booking: Booking, until: datetime, by) -> Booking:
    """Until then, when all of it is open and free; raises :class:`AlreadyTaken` or a rule's refusal.

    Before it is used the end can also be put forward; what is left goes to whoever waits for it. Again is the same.
    """
    with or_taken():
        wanted = wanted_of(booking)
        if (
            until > booking.ends_at
            and booking.person
            and can_change_booking(by, booking)
        ):
            span = Span(booking.starts_at, until)
            require_quota(booking.person, wanted, span, besides=booking)
            more = price_until(booking, wanted, until)
            require_points(booking.person, more, wanted, besides=booking)
        booking = locked_with_roads(booking, wanted, by)
        if until == booking.ends_at:
            return booking
        require_longer(wanted, booking.span, until)
        _claim_until(booking, wanted, until)
        booking.points = price_until(booking, wanted, until)
        if until < booking.ends_at:
            serve_after_commit(resource.pk for resource, _count in wanted)
        booking.ends_at = until
        booking.save(update_fields=["ends_at", "points"])
        note_event(booking, by=by, note="extended")
        return booking


def price_until(booking: Booking, wanted, until: datetime) -> int:
    """Its price with that end."""
    return price_at(booking, wanted, Span(booking.starts_at, until))


def price_at(booking: Booking, wanted, span: Span) -> int:
    """Its price at that time: only the difference to now is counted anew."""
    facts = {"person": booking.person, "experiment": booking.experiment_id}
    now = price_of(wanted, booking.span, **facts)
    then = price_of(wanted, span, **facts)
    return max(0, booking.points + then - now)


@again_after_collision
def move_booking(
    *, booking: Booking, to: list[tuple[Resource, int]], by, note: str = ""
) -> Booking:
    """The same time elsewhere: what it had is given back and the other taken in one step, or nothing changes.

    Of a time that has begun only what is left of it is needed there. Hours and cards are the caller's to ask. What it had
    goes to whoever waits for it.
    """
    with or_taken():
        booking = locked_with_roads(booking, [*wanted_of(booking), *to], by)
        require_bookable(to)
        if booking.ends_at <= timezone.now():
            raise InThePast
        claim_again(booking, to, booking.span)
        serve_after_commit(booking.items.values_list("resource", flat=True))
        booking.items.all().delete()
        BookingItem.objects.bulk_create(
            BookingItem(booking=booking, resource=resource, count=count)
            for resource, count in to
        )
        note_event(booking, by=by, note=note)
        forget_about(about(booking))  # whoever moves it tells of the new place
        return booking


@contextmanager
def or_taken():
    """A transaction that the database's own guard turns into :class:`AlreadyTaken`."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if not is_overlap(error):
            raise
        raise AlreadyTaken from error


def locked_with_roads(booking: Booking, wanted, by) -> Booking:
    """Roads before bookings, as whoever holds or closes does: nobody waits crosswise."""
    lock_roads(roads_of(wanted))
    booking = locked(booking, by)
    moved = set(booking.items.values_list("resource", flat=True)) - {
        resource.pk for resource, _count in wanted
    }
    if moved or booking.status not in HOLDS_TIME or booking.has_lapsed:
        raise NotInThisState
    return booking


def locked(booking: Booking, by) -> Booking:
    """The row as it is now. ``by`` is its person or somebody who manages bookings; ``None`` is the clock."""
    booking = Booking.objects.select_for_update(of=("self",)).get(pk=booking.pk)
    if by is not None and not can_change_booking(by, booking):
        raise NotAllowed
    return booking


def wanted_of(booking: Booking) -> list[tuple[Resource, int]]:
    counts = dict(booking.items.values_list("resource", "count"))
    resources = Resource.objects.to_book().filter(pk__in=counts).order_by("pk")
    return [(resource, counts[resource.pk]) for resource in resources]


def _claim_until(booking: Booking, wanted, until: datetime) -> None:
    """Who is there already stays on the same of equal things; who is still to come may get another."""
    if booking.starts_at > timezone.now():
        claim_again(booking, wanted, Span(booking.starts_at, until))
        return
    end = claimed_span(wanted, Span(booking.starts_at, until)).end
    clear_lapsed(taken_on(roads_of(wanted), Span(booking.starts_at, end), booking))
    booking.claims.update(ends_at=end)


def claim_again(booking: Booking, wanted, span: Span) -> None:
    """Its lanes are those of ``span`` from now on, or as they were and :class:`AlreadyTaken`; its own are not in its way."""
    claimed, now = claimed_span(wanted, span), timezone.now()
    if span.start <= now:
        claimed = Span(now, claimed.end)
    lanes = claim_lanes(wanted, claimed, besides=booking)
    booking.claims.all().delete()
    write_claims(booking, lanes, claimed)
