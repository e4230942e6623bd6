"""How people come to a booking: in their turn."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone

from ..models import Booking
from ..permissions import AlreadyTaken, AlreadyYours
from ..wishes import Wish
from .holding import hold_booking, made_before
from .waiting import own_offer, serve_waiting, somebody_waits


def ask_for_booking(
    *, person, wish: Wish, client_key: UUID, hold_minutes: int | None = None
) -> Booking:
    """As :func:`hold_booking`, but whoever already waits for the time comes first.

    If that is the person themself, they get their offer; and the same wish from a second window is the booking they have
    made in the first. Raises as :func:`hold_booking` does.
    """
    booking = made_before(person, wish, client_key) or _made_elsewhere(person, wish)
    return booking or _in_turn(person, wish, client_key, hold_minutes)


def _in_turn(person, wish: Wish, client_key: UUID, minutes: int | None) -> Booking:
    if somebody_waits(wish):
        serve_waiting(wish.resources)
    if offer := own_offer(person, wish):
        return offer
    try:
        return hold_booking(
            person=person, wish=wish, client_key=client_key, hold_minutes=minutes
        )
    except AlreadyTaken as refusal:
        if twin := _made_elsewhere(person, wish):  # the other window, a moment ago
            return twin
        if is_in_own_way(person, wish):
            raise AlreadyYours(refusal.times) from refusal
        raise


def _open_of(person):
    return Booking.objects.filter(person=person, ends_at__gt=timezone.now()).open()


def _made_elsewhere(person, wish: Wish) -> Booking | None:
    """In another window, for just this, and not moved since."""
    same = _open_of(person).filter(
        fingerprint=wish.fingerprint, starts_at=wish.span.start
    )
    return same.order_by("pk").first()


def is_in_own_way(person, wish: Wish, besides: Booking | None = None) -> bool:
    """A booking of the person's own is in the way: of a thing that is there once."""
    meeting = _open_of(person).exclude(pk=besides and besides.pk)
    meeting = meeting.filter(
        starts_at__lt=wish.span.end,
        ends_at__gt=wish.span.start,
        items__resource__in=wish.resources,
        items__resource__quantity=1,
    )
    return meeting.exists()
