"""Whether a booking can go to another time."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.permissions import Refused

from ..lenders import lender_of
from ..models import Booking
from ..workflow import Status
from .rights import can_change_booking, can_decide

MAY_MOVE = (Status.REQUESTED, Status.CONFIRMED)  # to another time


class HasBegun(Refused):
    sentence = _("It has begun: its time cannot be changed any more.")


class SameTime(Refused):
    sentence = _("It is at this time already. Choose another, or keep it.")


class StaysPut(Refused):
    sentence = _(
        "The time of this booking cannot be changed. Book the other time, then cancel this one."
    )


class TooLateToMove(Refused):
    sentence = _(
        "It is too late to change the time: it begins so soon that it could not be cancelled without loss either."
    )


class AgreedTime(Refused):
    sentence = _(
        "The park has agreed to this time, and has to agree to another one. Ask for the other time first, and cancel this one when you have it: so you lose nothing."
    )


def can_reschedule(user, booking: Booking) -> bool:
    """Also where the park would have to agree again: its page says what to do; ``items__resource__rules`` should be loaded."""
    return (
        can_change_booking(user, booking)
        and booking.status in MAY_MOVE
        and booking.starts_at > timezone.now()
        and not stays_put(booking)
        and not is_late_to_move(user, booking)
    )


def stays_put(booking: Booking) -> bool:
    """Something in it is lent in a way that knows no other time."""
    return not all(
        lender_of(item.resource.kind).ends_by_itself for item in booking.items.all()
    )


def is_late_to_move(user, booking: Booking) -> bool:
    """Confirmed, and later than its person could cancel it without loss; the park may at any time."""
    if booking.person_id != user.pk or booking.status != Status.CONFIRMED:
        return False
    notice = max(item.resource.rules.cancel_minutes for item in booking.items.all())
    return timezone.now() > booking.starts_at - timedelta(minutes=notice)


def is_agreed_time(user, booking: Booking) -> bool:
    """The park has said yes to just this; whoever says yes may also move it."""
    asks = any(item.resource.rules.needs_approval for item in booking.items.all())
    return asks and booking.status == Status.CONFIRMED and not can_decide(user, booking)
