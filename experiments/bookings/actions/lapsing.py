"""Holds that nobody confirmed in time give their time back."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from ..models import Booking
from ..workflow import Status
from .logging import move_to


def lapse(bookings: Iterable[int]) -> int:
    """Those of these that are still held and over; called inside a transaction. Gives how many."""
    if not bookings:
        return 0
    over = (
        Booking.objects.select_for_update()
        .filter(pk__in=bookings, status=Status.HELD, held_until__lte=timezone.now())
        .order_by("pk")
    )
    for booking in over:
        move_to(booking, Status.LAPSED, by=None)
    return len(over)


def release_lapsed() -> int:
    """What the clock does: every hold that is over. Gives how many."""
    over = Booking.objects.filter(
        status=Status.HELD, held_until__lte=timezone.now()
    ).values_list("pk", flat=True)
    released = 0
    for pk in list(over):
        with transaction.atomic():
            released += lapse([pk])
    return released
