"""What becomes of a booking: confirmed, used, extended, moved, cancelled."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from experiments.permissions import NotAllowed

from ..availability import claimed_span
from ..models import Booking, BookingItem, Resource
from ..opening_hours import Span
from ..permissions import (
    AlreadyTaken,
    HoldIsOver,
    NotInThisState,
    can_change_booking,
)
from ..wishes import Wish
from ..workflow import HOLDS_TIME, Status
from .holding import claim_lanes, write_claims
from .logging import move_to, note_event
from .rules import require_quota, require_rules


@transaction.atomic
def confirm_booking(*, booking: Booking, by) -> Booking:
    """The person's yes; where a card asks for it, the park manager's yes comes next. Again is the same."""
    booking = locked(booking, by)
    if booking.status in (Status.CONFIRMED, Status.REQUESTED):
        return booking
    if booking.has_lapsed or booking.status == Status.LAPSED:
        raise HoldIsOver
    asks = booking.resources.filter(rules__needs_approval=True).exists()
    move_to(booking, Status.REQUESTED if asks else Status.CONFIRMED, by=by)
    return booking


@transaction.atomic
def cancel_booking(*, booking: Booking, by, note: str = "") -> Booking:
    """Its time is free again at once. Again is the same."""
    booking = locked(booking, by)
    if booking.status != Status.CANCELLED:
        move_to(booking, Status.CANCELLED, by=by, note=note)
    return booking


@transaction.atomic
def arrive(*, booking: Booking, by) -> Booking:
    booking = locked(booking, by)
    if booking.status != Status.IN_USE:
        move_to(booking, Status.IN_USE, by=by)
    return booking


@transaction.atomic
def end_booking(*, booking: Booking, by, at: datetime | None = None) -> Booking:
    """Leaving early gives the rest of the time back; what was used stays claimed, as history."""
    booking = locked(booking, by)
    if booking.status == Status.ENDED:
        return booking
    move_to(booking, Status.ENDED, by=by)
    at = at or timezone.now()
    if booking.starts_at < at < booking.ends_at:
        booking.ends_at = at
        booking.save(update_fields=["ends_at"])
        booking.claims.filter(starts_at__lt=at, ends_at__gt=at).update(ends_at=at)
    return booking


def extend_booking(*, booking: Booking, until: datetime, by) -> Booking:
    """Longer, when all of it is open and free until then; raises :class:`AlreadyTaken` or a rule's refusal."""
    try:
        with transaction.atomic():
            booking = locked(booking, by)
            if booking.status not in HOLDS_TIME or booking.has_lapsed:
                raise NotInThisState
            wanted = wanted_of(booking)
            wish = Wish(
                tuple((resource.pk, count) for resource, count in wanted),
                Span(booking.starts_at, until),
            )
            require_rules(wanted, wish)
            require_quota(booking.person, wanted, wish.span, besides=booking)
            _claim_again(booking, wanted, wish.span)
            booking.ends_at = until
            booking.save(update_fields=["ends_at"])
            note_event(booking, by=by, note="extended")
            return booking
    except IntegrityError as error:
        raise AlreadyTaken from error


def move_booking(
    *, booking: Booking, to: list[tuple[Resource, int]], by, note: str = ""
) -> Booking:
    """The same time elsewhere: what it had is given back and the other taken in one step, or nothing changes."""
    try:
        with transaction.atomic():
            booking = locked(booking, by)
            if booking.status not in HOLDS_TIME:
                raise NotInThisState
            _claim_again(booking, to, booking.span)
            booking.items.all().delete()
            BookingItem.objects.bulk_create(
                BookingItem(booking=booking, resource=resource, count=count)
                for resource, count in to
            )
            note_event(booking, by=by, note=note)
            return booking
    except IntegrityError as error:
        raise AlreadyTaken from error


def locked(booking: Booking, by) -> Booking:
    """The row as it is now. ``by`` is its person or somebody who manages bookings; ``None`` is the clock."""
    booking = Booking.objects.select_for_update(of=("self",)).get(pk=booking.pk)
    if by is not None and not can_change_booking(by, booking):
        raise NotAllowed
    return booking


def wanted_of(booking: Booking) -> list[tuple[Resource, int]]:
    counts = dict(booking.items.values_list("resource", "count"))
    resources = Resource.objects.with_rules().filter(pk__in=counts).order_by("pk")
    return [(resource, counts[resource.pk]) for resource in resources]


def _claim_again(booking: Booking, wanted, span: Span) -> None:
    span = claimed_span(wanted, span)
    lanes = claim_lanes(wanted, span, besides=booking)
    booking.claims.all().delete()
    write_claims(booking, lanes, span)
