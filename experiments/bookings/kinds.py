"""What bookings tell people of. See :mod:`accounts.notifications.kinds`."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from accounts.notifications.enums import ANY_WAY, NEEDED, PRESSING
from accounts.notifications.kinds import Kind, register

from .models import Booking
from .workflow import Status

ROOM = _("Bookings")


def _booking_of(notification) -> Booking | None:
    return Booking.objects.filter(pk=notification.arguments["booking"]).first()


def _is_still_open(notification) -> bool:
    booking = _booking_of(notification)
    return booking is not None and booking.is_open


def _is_still_held(notification) -> bool:
    booking = _booking_of(notification)
    return (
        booking is not None
        and booking.status == Status.HELD
        and booking.held_until > timezone.now()
    )


OFFERS = register(
    Kind(
        "bookings.offers",
        room=ROOM,
        name=_("What you waited for became free"),
        icon="hourglass",
        ways=PRESSING,
        still_matters=_is_still_held,
        sentences={"offered": _("It is free now: %(things)s, %(when)s")},
    )
)
RECEIPTS = register(
    Kind(
        "bookings.receipts",
        room=ROOM,
        name=_("Receipts of your bookings"),
        icon="ticket-check",
        ways=ANY_WAY,
        still_matters=_is_still_open,
        sentences={
            "booked": _("Booked: %(things)s, %(when)s"),
            "requested": _("We have your request: %(things)s, %(when)s"),
            "rescheduled": _("Your booking has a new time: %(things)s, %(when)s"),
        },
    )
)
SERIES = register(
    Kind(
        "bookings.series",
        room=ROOM,
        name=_("Receipts of your series"),
        icon="calendar-days",
        ways=ANY_WAY,
        sentences={
            "series": ngettext_lazy(
                "Your series: %(booked)s date is booked",
                "Your series: %(booked)s dates are booked",
                "booked",
            )
        },
    )
)
DECISIONS = register(
    Kind(
        "bookings.decisions",
        room=ROOM,
        name=_("Answers to your requests"),
        icon="stamp",
        ways=ANY_WAY,
        sentences={
            "approved": _("Approved: %(things)s, %(when)s"),
            "refused": _("Not approved: %(things)s, %(when)s"),
        },
    )
)
CHANGES = register(
    Kind(
        "bookings.changes",
        room=ROOM,
        name=_("Bookings the park had to cancel or move"),
        icon="triangle-alert",
        ways=NEEDED,
        sentences={
            "cancelled": _("Cancelled by the park: %(things)s, %(when)s"),
            "moved": _("Your booking has a new place: %(things)s, %(when)s"),
            "rescheduled": _("Your booking has a new time: %(things)s, %(when)s"),
        },
    )
)
MISSED = register(
    Kind(
        "bookings.missed",
        room=ROOM,
        name=_("Bookings nobody came to"),
        icon="user-x",
        ways=ANY_WAY,
        sentences={"no_show": _("Nobody came: %(things)s, %(when)s")},
    )
)
