"""What a held booking costs: said by the app that lends the thing, written here."""

from __future__ import annotations

from django.db import transaction

from ..models import Booking
from ..permissions import NotInThisState
from ..workflow import Status
from .changing import locked


@transaction.atomic
def price_booking(*, booking: Booking, points: int, by) -> Booking:
    """Before it is confirmed; the same again changes nothing."""
    booking = locked(booking, by)
    if booking.points != points:
        if booking.status != Status.HELD:
            raise NotInThisState
        booking.points = points
        booking.save(update_fields=["points"])
    return booking
