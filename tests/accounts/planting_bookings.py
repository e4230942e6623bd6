"""What somebody leaves with the booking engine: a time to come, a time that is over, a wait and a series."""

from datetime import date
from uuid import uuid4

from django.utils import timezone

from experiments.bookings.models import (
    Booking,
    BookingEvent,
    CalendarLink,
    Series,
    WaitingEntry,
)
from experiments.bookings.workflow import Status
from tests.factories.bookings import ResourceFactory, booked, span


def plant_bookings(person, marker: str) -> None:
    room = ResourceFactory()
    coming = booked(person, room, span(10, 12), title=f"{marker} meets")
    over = booked(person, room, span(14, 15), title=f"{marker} met")
    Booking.objects.filter(pk=over.pk).update(status=Status.ENDED)
    BookingEvent.objects.filter(booking=coming).update(note=f"{marker} says")
    WaitingEntry.objects.create(
        person=person,
        resource=room,
        starts_at=coming.starts_at,
        ends_at=coming.ends_at,
        title=f"{marker} waits",
        asked_at=timezone.now(),
    )
    Series.objects.create(
        person=person,
        title=f"{marker} every week",
        first_day=date(2026, 3, 2),
        last_day=date(2026, 6, 1),
        opens=600,
        closes=660,
        client_key=uuid4(),
        fingerprint="",
        made_at=timezone.now(),
    )
    CalendarLink.objects.create(person=person)
