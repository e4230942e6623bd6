"""Who may do what with a booking, and the sentences with which one is refused."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from experiments.permissions import Refused

from .models import Booking
from .opening_hours import Span


class NotBookable(Refused):
    sentence = _("This cannot be booked at the moment.")


class InThePast(Refused):
    sentence = _("This time is over. Choose one that is still to come.")


class EndsBeforeItStarts(Refused):
    sentence = _("The end must come after the beginning.")


class OffTheStep(Refused):
    sentence = _("Begin and end on the marks of the clock that this place works with.")


class TooShort(Refused):
    def __init__(self, minutes: int):
        super().__init__(minutes)
        self.minutes = minutes

    def __str__(self) -> str:
        return ngettext(
            "The shortest booking here is %(minutes)s minute.",
            "The shortest booking here is %(minutes)s minutes.",
            self.minutes,
        ) % {"minutes": self.minutes}


class TooLong(TooShort):
    def __str__(self) -> str:
        return ngettext(
            "The longest booking here is %(minutes)s minute.",
            "The longest booking here is %(minutes)s minutes.",
            self.minutes,
        ) % {"minutes": self.minutes}


class TooSoon(TooShort):
    def __str__(self) -> str:
        return ngettext(
            "Book at least %(minutes)s minute ahead.",
            "Book at least %(minutes)s minutes ahead.",
            self.minutes,
        ) % {"minutes": self.minutes}


class TooFarAhead(TooShort):
    """``minutes`` are days here."""

    def __str__(self) -> str:
        return ngettext(
            "One can book %(days)s day ahead at most.",
            "One can book %(days)s days ahead at most.",
            self.minutes,
        ) % {"days": self.minutes}


class Unavailable(Refused):
    """Carries what is free instead: ``times`` for the same things."""

    def __init__(self, times: list[Span] | None = None):
        super().__init__()
        self.times = times or []


class Closed(Unavailable):
    sentence = _("It is not open the whole of this time.")


class AlreadyTaken(Unavailable):
    sentence = _("Somebody else has just taken this time.")


class AlreadyClosed(Refused):
    sentence = _(
        "It is already closed for a part of this time. Choose the time before or after."
    )


class QuotaReached(Refused):
    def __init__(self, limit: int):
        super().__init__(limit)
        self.limit = limit

    def __str__(self) -> str:
        return ngettext(
            "You may have %(limit)s open booking here, and you have it. End or cancel it first.",
            "You may have %(limit)s open bookings here, and you have them. End or cancel one first.",
            self.limit,
        ) % {"limit": self.limit}


class WeekIsFull(QuotaReached):
    """``limit`` in minutes."""

    def __str__(self) -> str:
        return ngettext(
            "You may use this %(limit)s minute a week, and this booking would go beyond.",
            "You may use this %(limit)s minutes a week, and this booking would go beyond.",
            self.limit,
        ) % {"limit": self.limit}


class KeyHasOtherWish(Refused):
    sentence = _(
        "This form has already been used for another booking. Open it again, please."
    )


class HoldIsOver(Refused):
    sentence = _(
        "The minutes to confirm are over and the time is free again. Choose it once more."
    )


class NotInThisState(Refused):
    sentence = _("The booking has moved on; this cannot be done with it any more.")


def can_change_booking(user, booking: Booking) -> bool:
    """Its person, and whoever manages bookings."""
    return user is not None and (
        booking.person_id == user.pk or user.has_perm("bookings.manage_booking")
    )


def can_manage_bookings(user) -> bool:
    return user.has_perm("bookings.manage_booking")
