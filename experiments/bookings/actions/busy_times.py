"""Busy times of a calendar kept elsewhere become taken time here; read again, it takes the place of itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from experiments.permissions import NotAllowed
from innovation_park.lib.collisions import again_after_collision
from innovation_park.lib.spoken_code import spoken_code

from ..availability import Taken, roads_of, taken_on
from ..enums import Purpose
from ..importing.reading import Broken, TooLarge, TooMany, busy_times
from ..lanes import Lanes, lanes_of
from ..models import Booking, BookingItem, BusyCalendar, Claim, Resource
from ..opening_hours import Span, without
from ..permissions import (
    CalendarBroken,
    CalendarTooLarge,
    CalendarTooMany,
    may_manage,
)
from ..workflow import Status
from .holding import clear_lapsed, lock_roads
from .waiting import serve_after_commit


@dataclass(frozen=True)
class Imported:
    """How many times are taken now, how many the calendar had before, and what stood in the way."""

    taken: int
    before: int
    conflicts: list[Span]


def import_busy_times(*, resource: Resource, name: str, content: bytes, by) -> Imported:
    """From now to the end of the card's horizon. Where somebody has booked the booking stays and is named.

    The file is read before anything is locked. A calendar of the same name is replaced. Raises a refusal.
    """
    if not may_manage(by, resource):
        raise NotAllowed
    resource = Resource.objects.with_rules().get(pk=resource.pk)
    now = timezone.now()
    window = Span(now, now + timedelta(days=resource.rules.horizon_days))
    try:
        busy = busy_times(content, window, resource.zone)
    except TooLarge:
        raise CalendarTooLarge from None
    except TooMany:
        raise CalendarTooMany from None
    except Broken as fault:
        raise CalendarBroken(fault.line, fault.fault) from None
    return _replace(resource, name, busy, window)


@again_after_collision
@transaction.atomic
def _replace(resource: Resource, name: str, busy: list[Span], window: Span) -> Imported:
    wanted = [(resource, resource.quantity)]
    lanes, roads = lanes_of(wanted), roads_of(wanted)
    lock_roads(roads)
    calendar, _is_new = BusyCalendar.objects.update_or_create(
        resource=resource, name=name, defaults={"imported_at": timezone.now()}
    )
    before = forget_times(calendar, window)
    taken = taken_on(roads, window)
    clear_lapsed(taken)
    in_the_way = [each.span for each in taken if _stands(each, lanes)]
    free = without(busy, in_the_way)
    calendar.bookings.add(*_take(resource, lanes, free))
    serve_after_commit([resource.pk])  # what it was busy with before may be free
    conflicts = [span for span in busy if any(span.meets(each) for each in in_the_way)]
    return Imported(len(free), before, conflicts)


def _stands(taken: Taken, lanes: list[Lanes]) -> bool:
    return not taken.has_lapsed(timezone.now()) and any(
        taken.lanes.meet(lane) for lane in lanes
    )


def forget_times(calendar: BusyCalendar, window: Span) -> int:
    """What is still to come of it is free again; what is over stays. Gives how many."""
    coming = calendar.bookings.filter(
        purpose=Purpose.IMPORTED, ends_at__gt=window.start
    )
    ids = list(coming.values_list("pk", flat=True))
    Booking.objects.filter(pk__in=ids).delete()
    return len(ids)


@transaction.atomic
def remove_calendar(*, calendar: BusyCalendar, by) -> None:
    """Its times to come are free again."""
    if not may_manage(by, calendar.resource):
        raise NotAllowed
    now = timezone.now()
    forget_times(calendar, Span(now, now))
    serve_after_commit([calendar.resource_id])
    calendar.delete()


def _take(resource: Resource, lanes: list[Lanes], spans: list[Span]) -> list[Booking]:
    now = timezone.now()
    bookings = Booking.objects.bulk_create(
        Booking(
            code=spoken_code(),
            purpose=Purpose.IMPORTED,
            status=Status.CONFIRMED,
            starts_at=span.start,
            ends_at=span.end,
            zone=resource.zone,
            client_key=uuid4(),
            fingerprint="",
            made_at=now,
        )
        for span in spans
    )
    BookingItem.objects.bulk_create(
        BookingItem(booking=each, resource=resource, count=resource.quantity)
        for each in bookings
    )
    Claim.objects.bulk_create(
        Claim(
            booking=each,
            resource_id=lane.resource,
            first_lane=lane.first,
            end_lane=lane.end,
            starts_at=each.starts_at,
            ends_at=each.ends_at,
        )
        for each in bookings
        for lane in lanes
    )
    return bookings
