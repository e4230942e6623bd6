"""A place is closed for repairs: nobody can book it, and whoever had is told by the caller."""

from __future__ import annotations

from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from experiments.permissions import NotAllowed
from innovation_park.lib.spoken_code import spoken_code

from ..availability import roads_of
from ..enums import Purpose
from ..lanes import lanes_of
from ..models import Booking, BookingItem, Claim, Resource
from ..opening_hours import Span
from ..permissions import EndsBeforeItStarts, can_manage_bookings
from ..workflow import HOLDS_TIME, Status
from .holding import lock_roads, write_claims
from .logging import move_to, note_event


@transaction.atomic
def close_resource(
    *, resource: Resource, span: Span, reason: str, by
) -> tuple[Booking, list[Booking]]:
    """The closure, and the bookings it put off: they are cancelled and have their time no more.

    Whoever can seat them elsewhere moves them first (:func:`move_booking`).
    """
    if not can_manage_bookings(by):
        raise NotAllowed
    if span.end <= span.start:
        raise EndsBeforeItStarts
    resource = Resource.objects.with_rules().get(pk=resource.pk)
    wanted = [(resource, resource.quantity)]
    lock_roads(roads_of(wanted))
    put_off = list(
        Booking.objects.select_for_update(of=("self",)).filter(
            pk__in=Claim.objects.meeting([resource.pk], span).values("booking"),
            purpose=Purpose.BOOKING,
            status__in=HOLDS_TIME,
        )
    )
    for booking in put_off:
        move_to(booking, Status.CANCELLED, by=by, note=reason)
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
    write_claims(closure, lanes_of(wanted), span)
    note_event(closure, by=by, note=reason)
    return closure, put_off
