"""Somebody leaves the park: their time is given back, their name and words go."""

from __future__ import annotations

from django.utils import timezone

from ..models import Booking, BookingEvent, BookingItem
from ..workflow import HOLDS_TIME, Status
from .changing import end_booking
from .logging import move_to
from .waiting import serve_after_commit


def forget_bookings(bookings, person) -> None:
    """Called inside the transaction of the erasure; whoever waits for the time is served after it."""
    ids = list(bookings.values_list("pk", flat=True))
    still = Booking.objects.select_for_update(of=("self",)).filter(
        pk__in=ids, status__in=HOLDS_TIME
    )
    freed = [_give_back(booking) for booking in still.order_by("pk")]
    things = BookingItem.objects.filter(booking__in=freed)
    serve_after_commit(things.values_list("resource", flat=True))
    BookingEvent.objects.filter(booking__in=ids).update(by=None, note="")
    Booking.objects.filter(pk__in=ids).update(person=None, title="", people=1)


def _give_back(booking: Booking) -> Booking:
    """Whoever is there leaves now; what was used stays used."""
    was_used = booking.status == Status.CONFIRMED and booking.ends_at <= timezone.now()
    if was_used or booking.status == Status.IN_USE:
        return end_booking(booking=booking, by=None)
    move_to(booking, Status.CANCELLED, by=None)
    return booking
