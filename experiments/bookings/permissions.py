"""Who may do what with a booking, and the sentences with which one is refused."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from experiments.permissions import Refused

from .lenders import lender_of
from .models import Booking
from .opening_hours import Span
from .workflow import Status

EARLIEST_ARRIVAL = timedelta(minutes=15)


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


class NotYetThere(Refused):
    sentence = _("It is too early to say that you have arrived.")


class NoSuchHour(Refused):
    sentence = _(
        "This hour does not exist on that day: the clocks go forward. Choose another."
    )


class ReasonMissing(Refused):
    sentence = _("Say why: the person who asked reads it.")


class KeyIsSpent(Refused):
    sentence = _(
        "With this form you have already booked another time. Press once more if you want this one too."
    )


def may_manage(user, resource) -> bool:
    """Its hours, its busy times, its approvals: the park manager, and whoever lends it."""
    return user.is_authenticated and (
        can_manage_bookings(user) or lender_of(resource.kind).manages(user, resource)
    )


def can_decide(user, booking: Booking) -> bool:
    """Approve or refuse it: whoever manages all the things in it; its items should be loaded."""
    return user.is_authenticated and all(
        may_manage(user, item.resource) for item in booking.items.all()
    )


def can_arrive(user, booking: Booking) -> bool:
    """From a quarter of an hour before the beginning until the end."""
    now = timezone.now()
    return (
        can_change_booking(user, booking)
        and booking.status == Status.CONFIRMED
        and booking.starts_at - EARLIEST_ARRIVAL <= now < booking.ends_at
    )


def can_cancel(user, booking: Booking) -> bool:
    return (
        can_change_booking(user, booking)
        and booking.is_open
        and booking.status != Status.IN_USE
        and booking.ends_at > timezone.now()
    )


def can_extend(user, booking: Booking) -> bool:
    return (
        can_change_booking(user, booking)
        and booking.status in (Status.CONFIRMED, Status.IN_USE)
        and booking.ends_at > timezone.now()
    )


class HoursOverlap(Refused):
    sentence = _("These hours overlap with others of the same day.")


class CalendarTooLarge(Refused):
    sentence = _("The file is larger than one megabyte. Export a shorter time.")


class CalendarTooMany(Refused):
    sentence = _(
        "The file repeats too often: more than five thousand dates. Export a shorter time or fewer calendars."
    )


class CalendarBroken(Refused):
    """``fault`` in the words of the format, which have no translation."""

    def __init__(self, line: int, fault: str):
        super().__init__(line)
        self.line = line
        self.fault = fault

    def __str__(self) -> str:
        return gettext("Line %(line)s cannot be read: %(fault)s") % {
            "line": self.line,
            "fault": self.fault,
        }


class NoDates(Refused):
    sentence = _("Between these days there is no date of the series.")


class TooManyDates(Refused):
    sentence = _("A series has at most fifty-three dates: a year of weeks.")


def name_of(refusal: Refused) -> str:
    """Short enough to be kept, complete enough to say the sentence again in another language."""
    number = next((each for each in refusal.args if isinstance(each, int)), "")
    return f"{type(refusal).__name__}:{number}"[:40]


def sentence_of(name: str) -> str:
    """What :func:`name_of` kept, as a sentence for the reader."""
    kind, _colon, number = name.partition(":")
    refusal = _REFUSALS.get(kind, Refused)
    return str(refusal(int(number)) if number else refusal())


_REFUSALS = {
    each.__name__: each
    for each in (
        AlreadyTaken,
        Closed,
        InThePast,
        NoSuchHour,
        NotBookable,
        OffTheStep,
        QuotaReached,
        TooFarAhead,
        TooLong,
        TooShort,
        TooSoon,
        WeekIsFull,
        EndsBeforeItStarts,
    )
}
