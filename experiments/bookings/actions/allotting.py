"""A time that the park gives out by a rule of its own, a season for example: no quota, no notice, no days ahead."""

from __future__ import annotations

from uuid import uuid5

from django.db import IntegrityError, transaction
from django.utils import timezone

from experiments.permissions import NotAllowed
from innovation_park.lib.no_overlap import is_overlap
from innovation_park.lib.spoken_code import spoken_code

from ..availability import claimed_span, resources_of
from ..calendars import hours_of
from ..enums import Purpose
from ..models import Booking, BookingItem, Series
from ..permissions import AlreadyTaken, Closed, NotBookable, can_manage_bookings
from ..wishes import Wish
from ..workflow import Status
from .holding import claim_lanes, write_claims
from .logging import note_event


def allot_booking(*, person, wish: Wish, series: Series, by) -> Booking:
    """Confirmed at once; it is open and free the whole time or a refusal says what is not."""
    if not can_manage_bookings(by):
        raise NotAllowed
    wanted = resources_of(wish)
    if len(wanted) < len(wish.items):
        raise NotBookable
    hours = hours_of([resource for resource, _count in wanted])
    if not all(each.holds(wish.span) for each in hours.values()):
        raise Closed
    try:
        with transaction.atomic():
            return _write(wanted, wish, person, series, by)
    except IntegrityError as error:
        if not is_overlap(error):
            raise
        raise AlreadyTaken from error


def _write(wanted, wish: Wish, person, series: Series, by) -> Booking:
    span = claimed_span(wanted, wish.span)
    lanes = claim_lanes(wanted, span)
    booking = Booking.objects.create(
        code=spoken_code(),
        purpose=Purpose.BOOKING,
        status=Status.CONFIRMED,
        person=person,
        starts_at=wish.span.start,
        ends_at=wish.span.end,
        zone=wanted[0][0].zone,
        title=wish.title,
        people=wish.people,
        client_key=uuid5(series.client_key, wish.fingerprint),
        fingerprint=wish.fingerprint,
        made_at=timezone.now(),
        series=series,
    )
    BookingItem.objects.bulk_create(
        BookingItem(booking=booking, resource=resource, count=count)
        for resource, count in wanted
    )
    write_claims(booking, lanes, span)
    note_event(booking, by=by)
    return booking
