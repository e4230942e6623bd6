"""What a held booking costs: said by the app that lends the thing, written here."""

from __future__ import annotations

from django.db import transaction

from ..models import Booking
from ..workflow import Status
from .changing import locked


@transaction.atomic
def price_booking(*, booking: Booking, points: int, by) -> Booking:
    """While it is held; one that went on, since the form was sent twice, keeps its price."""
    booking = locked(booking, by)
    if booking.status == Status.HELD and booking.points != points:
        booking.points = points
        booking.save(update_fields=["points"])
    return booking
