"""The park manager, or whoever lends the place, says yes or no to what was asked for."""

from __future__ import annotations

from django.db import transaction

from experiments.permissions import NotAllowed

from ..emails import letter_approved, letter_refused
from ..models import Booking
from ..permissions import NotInThisState, ReasonMissing, can_decide
from ..workflow import Status
from .agreeing import things_of
from .logging import move_to
from .waiting import serve_waiting


@transaction.atomic
def approve_booking(*, booking: Booking, by) -> Booking:
    """Again is the same."""
    booking = _asked(booking, by)
    if booking.status != Status.CONFIRMED:
        _require_requested(booking)
        move_to(booking, Status.CONFIRMED, by=by)
        letter_approved(booking)
    return booking


def refuse_booking(*, booking: Booking, by, reason: str) -> Booking:
    """With the reason that the person reads; the time goes to whoever waits for it. Again is the same."""
    if not reason.strip():
        raise ReasonMissing
    with transaction.atomic():
        booking = _asked(booking, by)
        if booking.status != Status.REFUSED:
            _require_requested(booking)
            move_to(booking, Status.REFUSED, by=by, note=reason.strip())
            letter_refused(booking, reason.strip())
    serve_waiting(things_of(booking))
    return booking


def _asked(booking: Booking, by) -> Booking:
    booking = Booking.objects.select_for_update(of=("self",)).get(pk=booking.pk)
    if not can_decide(by, booking):
        raise NotAllowed
    return booking


def _require_requested(booking: Booking) -> None:
    if booking.status != Status.REQUESTED:
        raise NotInThisState
