"""What the clock does with bookings, every minute; safe to run at any time, by any number of clocks."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ..emails import letter_no_show, letter_refused
from ..enums import Purpose
from ..lenders import kinds_that_stay
from ..models import Booking
from ..workflow import Status
from .changing import end_booking
from .lapsing import release_lapsed
from .logging import move_to
from .pricing import settle_points
from .waiting import forget_old_waiting, serve_waiting


def tend_bookings() -> dict[str, int]:
    """How many of each: what lapsed, was not decided, nobody came to, ended, was charged and was offered."""
    return {
        "lapsed": release_lapsed(),
        "undecided": _each(_undecided(), _give_up),
        "no_show": _each(_begun_with_a_limit(), _release_no_show),
        "ended": _each(_over(), _end),
        "charged": settle_points(),
        "offered": serve_waiting(),
        "forgotten": forget_old_waiting(),
    }


def _each(bookings, step) -> int:
    done = 0
    for pk in list(bookings.order_by("pk").values_list("pk", flat=True).distinct()):
        with transaction.atomic():
            locked = Booking.objects.select_for_update(of=("self",)).get(pk=pk)
            done += step(locked)
    return done


def _people():
    return Booking.objects.filter(purpose=Purpose.BOOKING)


def _undecided():
    return _people().filter(status=Status.REQUESTED, starts_at__lte=timezone.now())


def _give_up(booking: Booking) -> bool:
    """Nobody decided before it began."""
    if booking.status != Status.REQUESTED:
        return False
    move_to(booking, Status.LAPSED, by=None)
    letter_refused(booking)
    return True


def _begun_with_a_limit():
    return _people().filter(
        status=Status.CONFIRMED,
        starts_at__lte=timezone.now(),
        resources__rules__no_show_minutes__isnull=False,
    )


def _release_no_show(booking: Booking) -> bool:
    if booking.status != Status.CONFIRMED:
        return False
    minutes = min(
        booking.resources.filter(rules__no_show_minutes__isnull=False).values_list(
            "rules__no_show_minutes", flat=True
        )
    )
    if timezone.now() < booking.starts_at + timedelta(minutes=minutes):
        return False
    move_to(booking, Status.NO_SHOW, by=None)
    letter_no_show(booking)
    return True


def _over():
    """Whose time has passed: also with nobody to say so, but not where staying longer is noticed."""
    return (
        _people()
        .filter(
            status__in=[Status.CONFIRMED, Status.IN_USE], ends_at__lte=timezone.now()
        )
        .exclude(status=Status.IN_USE, resources__kind__in=kinds_that_stay())
    )


def _end(booking: Booking) -> bool:
    if booking.status not in (Status.CONFIRMED, Status.IN_USE):
        return False
    end_booking(booking=booking, by=None)
    return True
