"""What a driver does: hold, book, arrive, stay longer, leave."""

from __future__ import annotations

import math
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from experiments.bookings.actions import (
    arrive,
    cancel_booking,
    confirm_booking,
    end_booking,
    extend_booking,
    hold_booking,
)
from experiments.bookings.models import Booking
from experiments.bookings.permissions import KeyHasOtherWish, Unavailable
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status

from ..availability import Area, free_in
from ..models import Deal, ParkingSpace
from ..permissions import (
    ARRIVE_BEFORE,
    NoneFree,
    NotNow,
    NotYourDeal,
    OwnSpace,
    TooEarly,
    require_part,
)
from ..wishes import ParkingWish
from .moving import locked_deal

TRIES = 12  # spaces of an area that may be lost to others before one gives up


def hold_space(*, person, area: Area, wish: ParkingWish, client_key: UUID) -> Deal:
    """The nearest free space of the area is the person's for some minutes; one lost in a race is followed by the next.

    The same key gives the same deal again, and so does the same wish from a second window. Raises :class:`NoneFree` when there is none left.
    """
    scheme = require_part(person)
    if earlier := _made_before(person, client_key) or _made_elsewhere(
        person, area, wish
    ):
        return earlier
    free = free_in(area, wish)
    others = [each for each in free if each.owner_id != person.pk]
    if free and not others:
        raise OwnSpace
    for space in others[:TRIES]:
        try:
            return _hold(person, space, wish, client_key, scheme.experiment_id)
        except Unavailable:
            continue
        except KeyHasOtherWish:  # its own twin, a moment ago
            return _made_before(person, client_key)
    raise NoneFree


def _made_before(person, client_key: UUID) -> Deal | None:
    deal = Deal.objects.whole().filter(booking__client_key=client_key).first()
    if deal and deal.booking.person_id != person.pk:
        raise KeyHasOtherWish
    return deal


def _made_elsewhere(person, area: Area, wish: ParkingWish) -> Deal | None:
    """In another window: for just this time, in this area."""
    return (
        Deal.objects.whole()
        .filter(
            booking__in=Booking.objects.filter(person=person).open(),
            booking__starts_at=wish.span.start,
            booking__ends_at=wish.span.end,
            space__in=area.spaces,
        )
        .first()
    )


@transaction.atomic
def _hold(
    person, space: ParkingSpace, wish: ParkingWish, key: UUID, experiment: int
) -> Deal:
    """By the card that the owner has agreed to; the driver reads it before they book."""
    booking = hold_booking(
        person=person,
        wish=Wish.for_one(space.resource, wish.span, experiment=experiment),
        client_key=key,
    )
    return Deal.objects.create(
        booking=booking,
        space=space,
        card_id=space.card_id,
        wanted_latitude=wish.latitude,
        wanted_longitude=wish.longitude,
        minutes=round(wish.span.minutes),
        **vars(wish.needs),
    )


@transaction.atomic
def book_space(*, deal: Deal, plate: str, by) -> Deal:
    """The yes, with the plate the owner may see at the space."""
    require_part(by)
    deal = own_deal(deal, by)
    deal.booking = confirm_booking(booking=deal.booking, by=by)
    deal.plate = plate
    deal.save(update_fields=["plate"])
    return deal


@transaction.atomic
def arrive_at_space(*, deal: Deal, by) -> Deal:
    deal = own_deal(deal, by)
    now = timezone.now()
    if now < deal.booking.starts_at - ARRIVE_BEFORE:
        raise TooEarly
    if deal.booking.ends_at <= now and deal.booking.status != Status.IN_USE:
        raise NotNow
    deal.booking = arrive(booking=deal.booking, by=by)
    if deal.arrived_at is None:
        deal.arrived_at = now
        deal.save(update_fields=["arrived_at"])
    return deal


@transaction.atomic
def leave_space(*, deal: Deal, by) -> Deal:
    """What is left of the time is free at once; what was too long is counted to the minute."""
    deal = own_deal(deal, by)
    if deal.booking.status == Status.ENDED:
        return deal
    if deal.booking.status != Status.IN_USE:
        raise NotNow
    return close_deal(deal, by)


def close_deal(deal: Deal, by) -> Deal:
    """Of a locked row that is in use; ``by`` is nobody when the clock closes it."""
    now = timezone.now()
    deal.overstay_minutes = overstay_of(deal.booking, now)
    deal.arrived_at = deal.arrived_at or deal.booking.starts_at
    deal.left_at = now
    deal.booking = end_booking(booking=deal.booking, by=by, at=now)
    deal.save(update_fields=["overstay_minutes", "arrived_at", "left_at"])
    return deal


def overstay_of(booking: Booking, now: datetime) -> int:
    """Begun minutes count whole."""
    return max(0, math.ceil((now - booking.ends_at).total_seconds() / 60))


@transaction.atomic
def stay_longer(*, deal: Deal, until: datetime, by) -> Deal:
    """When nobody comes after: raises the engine's refusal, and nothing has changed. Sent twice it is once; it never takes time away."""
    require_part(by)
    deal = own_deal(deal, by)
    if until <= deal.booking.ends_at:
        return deal
    deal.booking = extend_booking(booking=deal.booking, until=until, by=by)
    deal.minutes = round(deal.booking.span.minutes)
    deal.overstay_minutes = 0
    deal.save(update_fields=["minutes", "overstay_minutes"])
    return deal


@transaction.atomic
def cancel_deal(*, deal: Deal, by) -> Deal:
    deal = own_deal(deal, by)
    if deal.booking.status == Status.IN_USE:
        raise NotNow
    deal.booking = cancel_booking(booking=deal.booking, by=by)
    if deal.plate:
        deal.plate = ""
        deal.save(update_fields=["plate"])
    return deal


def own_deal(deal: Deal, by) -> Deal:
    deal = locked_deal(deal)
    if deal.booking.person_id != by.pk:
        raise NotYourDeal
    return deal
