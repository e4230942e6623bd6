"""A place is closed for repairs: nobody can book it, and whoever had is told by the caller."""

from __future__ import annotations

from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from experiments.permissions import NotAllowed
from innovation_park.lib.collisions import again_after_collision
from innovation_park.lib.spoken_code import spoken_code

from ..availability import roads_of, taken_on
from ..enums import Purpose
from ..lanes import Lanes, lanes_of
from ..models import Booking, BookingItem, Resource
from ..opening_hours import Span
from ..permissions import AlreadyClosed, EndsBeforeItStarts, can_manage_bookings
from ..workflow import HOLDS_TIME, Status
from .changing import give_points_back
from .holding import lock_roads, write_claims
from .logging import move_to, note_event
from .waiting import serve_after_commit


@again_after_collision
@transaction.atomic
def close_resource(
    *, resource: Resource, span: Span, reason: str, by
) -> tuple[Booking, list[Booking]]:
    """The closure, and the bookings it put off: they are cancelled at no cost and have their time no more.

    A hall is put off with a room of it, and a room with its hall. Whoever can seat them elsewhere moves them first
    (:func:`move_booking`). What lies behind is not closed any more. What else they had goes to whoever waits for it.
    """
    if not can_manage_bookings(by):
        raise NotAllowed
    span = Span(max(span.start, timezone.now()), span.end)
    if span.end <= span.start:
        raise EndsBeforeItStarts
    resource = Resource.objects.to_book().get(pk=resource.pk)
    wanted = [(resource, resource.quantity)]
    lanes = lanes_of(wanted)
    lock_roads(roads_of(wanted))
    put_off = _clear(lanes, span, reason, by)
    closure = _closure(resource, span, reason)
    write_claims(closure, lanes, span)
    note_event(closure, by=by, note=reason)
    freed = BookingItem.objects.filter(booking__in=put_off)
    serve_after_commit(freed.values_list("resource", flat=True))
    return closure, put_off


def _clear(lanes: list[Lanes], span: Span, reason: str, by) -> list[Booking]:
    """Whatever has claimed a part of these lanes then gives way; another closure does not."""
    roads = {each.resource for each in lanes}
    met = {
        each.booking
        for each in taken_on(roads, span)
        if any(each.lanes.meet(lane) for lane in lanes)
    }
    in_the_way = Booking.objects.select_for_update(of=("self",)).order_by("pk")
    put_off = []
    for booking in in_the_way.filter(pk__in=met):
        if booking.purpose == Purpose.CLOSURE:
            raise AlreadyClosed
        if booking.status not in HOLDS_TIME or not booking.span.meets(span):
            _shorten_claims(booking, span)  # only time to prepare or to clean
            continue
        give_points_back(booking)
        move_to(booking, Status.CANCELLED, by=by, note=reason)
        if booking.purpose == Purpose.BOOKING:
            put_off.append(booking)
    return put_off


def _shorten_claims(booking: Booking, span: Span) -> None:
    """What lies within the span is given up."""
    claims = booking.claims
    claims.filter(starts_at__gte=span.start, ends_at__lte=span.end).delete()
    claims.filter(starts_at__lt=span.start, ends_at__gt=span.start).update(
        ends_at=span.start
    )
    claims.filter(starts_at__gte=span.start, starts_at__lt=span.end).update(
        starts_at=span.end
    )


def _closure(resource: Resource, span: Span, reason: str) -> Booking:
    closure = Booking.objects.create(
        code=spoken_code(),
        purpose=Purpose.CLOSURE,
        status=Status.CONFIRMED,
        starts_at=span.start,
        ends_at=span.end,
        zone=resource.zone,
        title=reason,
        client_key=uuid4(),
        fingerprint="",
        made_at=timezone.now(),
    )
    BookingItem.objects.create(
        booking=closure, resource=resource, count=resource.quantity
    )
    return closure
