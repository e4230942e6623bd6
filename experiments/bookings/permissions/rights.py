"""Who may do what with a booking, and with a thing that is booked."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from ..lenders import lender_of
from ..models import Booking
from ..workflow import Status

EARLIEST_ARRIVAL = timedelta(minutes=15)


def can_change_booking(user, booking: Booking) -> bool:
    """Its person, and whoever manages bookings."""
    return user is not None and (
        booking.person_id == user.pk or user.has_perm("bookings.manage_booking")
    )


def can_manage_bookings(user) -> bool:
    return user.has_perm("bookings.manage_booking")


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


def can_book_again(user, booking: Booking) -> bool:
    """What is over or given up; on the same page as the first time."""
    is_past = not booking.is_open or booking.ends_at <= timezone.now()
    return booking.person_id == user.pk and is_past and booking.status != Status.IN_USE
