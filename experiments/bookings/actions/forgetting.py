"""Somebody leaves the park: their time is given back, their name and words go."""

from __future__ import annotations

from django.utils import timezone

from ..models import Booking, BookingEvent
from ..workflow import HOLDS_TIME, Status
from .logging import move_to


def forget_bookings(bookings, person) -> None:
    """Called inside the transaction of the erasure."""
    ids = list(bookings.values_list("pk", flat=True))
    for booking in Booking.objects.filter(pk__in=ids, status__in=HOLDS_TIME):
        move_to(booking, _end_of(booking), by=None)
    BookingEvent.objects.filter(booking__in=ids).update(by=None, note="")
    Booking.objects.filter(pk__in=ids).update(person=None, title="", people=1)


def _end_of(booking: Booking) -> Status:
    used = booking.status == Status.CONFIRMED and booking.ends_at <= timezone.now()
    return Status.ENDED if used or booking.status == Status.IN_USE else Status.CANCELLED
