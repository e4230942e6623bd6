"""How people come to a booking: in their turn."""

from __future__ import annotations

from uuid import UUID

from ..models import Booking
from ..wishes import Wish
from .holding import hold_booking, made_before
from .waiting import own_offer, serve_waiting, somebody_waits


def ask_for_booking(
    *, person, wish: Wish, client_key: UUID, hold_minutes: int | None = None
) -> Booking:
    """As :func:`hold_booking`, but whoever already waits for the time comes first.

    If that is the person themself, they get their offer. Raises as :func:`hold_booking` does.
    """
    if earlier := made_before(person, wish, client_key):
        return earlier
    if somebody_waits(wish):
        serve_waiting(wish.resources)
    if len(wish.items) == 1 and (offer := own_offer(person, wish)):
        return offer
    return hold_booking(
        person=person, wish=wish, client_key=client_key, hold_minutes=hold_minutes
    )
