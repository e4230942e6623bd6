"""Every step of a booking is written down with it."""

from __future__ import annotations

from django.utils import timezone

from accounts.notifications.actions import forget_about

from ..emails import about
from ..models import Booking, BookingEvent
from ..permissions import NotInThisState
from ..workflow import HOLDS_TIME, Status, may_move

GIVEN_UP = {Status.CANCELLED, Status.LAPSED, Status.REFUSED}


def note_event(booking: Booking, *, by, note: str = "") -> BookingEvent:
    return BookingEvent.objects.create(
        booking=booking, at=timezone.now(), by=by, status=booking.status, note=note
    )


def move_to(booking: Booking, status: Status, *, by, note: str = "") -> None:
    """The only place that writes the status of a booking that exists; its row is locked by the caller.

    What was told of a time that is given up is not true any more: whoever tells of the step does it after this.
    """
    if not may_move(booking.status, status):
        raise NotInThisState
    booking.status = status
    booking.held_until = None
    booking.save(update_fields=["status", "held_until"])
    if status not in HOLDS_TIME and status != Status.ENDED:
        booking.claims.all().delete()
    if status in GIVEN_UP:
        forget_about(about(booking))
    note_event(booking, by=by, note=note)
