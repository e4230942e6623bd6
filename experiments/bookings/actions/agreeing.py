"""What people do with their booking on its page: the engine's step, its letter, and who is next in line."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from experiments.permissions import NotAllowed

from ..emails import letter_cancelled_by_park, letter_confirmed
from ..models import Booking, WaitingEntry
from ..permissions import NotBegun, NotYetThere, can_arrive
from ..workflow import Status
from .changing import arrive, cancel_booking, confirm_booking, end_booking, locked
from .waiting import serve_waiting


@transaction.atomic
def agree_booking(*, booking: Booking, by) -> Booking:
    """:func:`confirm_booking` with one letter, however often it is pressed."""
    was_held = locked(booking, by).status == Status.HELD
    booking = confirm_booking(booking=booking, by=by)
    if was_held:
        letter_confirmed(booking)
    return booking


def call_off_booking(*, booking: Booking, by, note: str = "") -> Booking:
    """:func:`cancel_booking`; its time goes to whoever waits for it, and its person hears of it if they did not do it."""
    with transaction.atomic():
        was_cancelled = locked(booking, by).status == Status.CANCELLED
        booking = cancel_booking(booking=booking, by=by, note=note)
        if not was_cancelled and by is not None and booking.person_id != by.pk:
            letter_cancelled_by_park(booking, note)
    serve_waiting(things_of(booking))
    return booking


@transaction.atomic
def check_in(*, booking: Booking, by) -> Booking:
    """:func:`arrive`, not before it is time. Again is the same."""
    booking = locked(booking, by)
    if booking.status == Status.CONFIRMED and not can_arrive(by, booking):
        raise NotYetThere
    return arrive(booking=booking, by=by)


def leave_booking(*, booking: Booking, by) -> Booking:
    """:func:`end_booking` of what has begun; the time that is left goes to whoever waits for it."""
    with transaction.atomic():
        booking = locked(booking, by)
        if booking.status == Status.CONFIRMED and booking.starts_at > timezone.now():
            raise NotBegun
        booking = end_booking(booking=booking, by=by)
    serve_waiting(things_of(booking))
    return booking


def leave_waiting(*, entry: WaitingEntry, by) -> None:
    """An offer that stands is given back with it, and goes to the next. Again is the same."""
    rows = WaitingEntry.objects.select_for_update(of=("self",))
    with transaction.atomic():
        found = rows.select_related("offer").filter(pk=entry.pk).first()
        if found is None:
            return
        if found.person_id != by.pk:
            raise NotAllowed
        things = found.wish.resources
        found.delete()
        offer = locked(found.offer, by) if found.offer else None
        if offer and offer.status == Status.HELD and not offer.has_lapsed:
            cancel_booking(booking=offer, by=by)
    serve_waiting(things)


def things_of(booking: Booking) -> list[int]:
    return list(booking.items.values_list("resource", flat=True))
