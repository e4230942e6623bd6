"""The way in: shown to whoever booked, from so many minutes before the beginning until the end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from experiments.bookings.models import Booking
from experiments.bookings.workflow import Status

from .models import DoorCode, Space

SHOWN_IN = (Status.CONFIRMED, Status.IN_USE)


@dataclass(frozen=True)
class WayIn:
    """``code`` is empty before its time; then ``opens_at`` says from when."""

    space: Space
    code: str
    opens_at: datetime


def ways_into(booking: Booking, user) -> list[WayIn]:
    """Nothing for anybody but its person, once it is over, and while it is not confirmed."""
    now = timezone.now()
    if (
        booking.person_id != user.pk
        or booking.status not in SHOWN_IN
        or now >= booking.ends_at
    ):
        return []
    doors = DoorCode.objects.filter(space__resource__items__booking=booking)
    zone = ZoneInfo(booking.zone)
    return [
        WayIn(door.space, door.code if now >= opens else "", opens.astimezone(zone))
        for door in doors.select_related("space__resource").order_by("pk")
        for opens in [booking.starts_at - timedelta(minutes=door.minutes_before)]
    ]


def part_of_booking(booking: Booking, user) -> dict:
    """What the page of a booking is told of its spaces."""
    spaces = Space.objects.filter(resource__items__booking=booking)
    return {
        "ways_in": ways_into(booking, user),
        "spaces": list(spaces.select_related("resource").order_by("pk")),
    }


def address_of(resource) -> str:
    space = Space.objects.filter(resource=resource).first()
    return space.get_absolute_url() if space and resource.is_bookable else ""
