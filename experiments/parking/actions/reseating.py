"""A driver finds the space taken, or would: the system finds the next best one, and no person has to act."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from experiments.bookings.actions import cancel_booking, move_booking
from experiments.bookings.permissions import NotInThisState, Unavailable
from experiments.bookings.workflow import Status
from innovation_park.lib.distances import metres_between

from ..availability import free_near
from ..emails import letter_not_seated, letter_seated
from ..enums import Cause
from ..models import Deal, Displacement, ParkingSpace
from ..permissions import ARRIVE_BEFORE, NotNow, TooEarly
from ..wishes import Needs
from .moving import locked_deal, locked_space
from .parking import own_deal

TRIES = 12


@transaction.atomic
def report_occupied(
    *, deal: Deal, by, photo=None, moves: int | None = None
) -> Displacement:
    """One tap: the space is nobody's to book until this booking's end, and the driver is seated elsewhere.

    ``moves`` is how often the driver had been moved when they looked: pressed twice, or sent again after a broken answer,
    it is the same report, and where they were seated by the first stays theirs.
    """
    deal = own_deal(deal, by)
    if moves is not None and (made := _made_since(deal, moves, photo)):
        return made
    if deal.booking.status not in (Status.CONFIRMED, Status.IN_USE):
        raise NotNow
    now = timezone.now()
    if now < deal.booking.starts_at - ARRIVE_BEFORE:
        raise TooEarly
    if deal.booking.ends_at <= now:
        raise NotNow
    space = locked_space(deal.space)
    space.occupied_until = max(
        filter(None, (space.occupied_until, deal.booking.ends_at))
    )
    space.save(update_fields=["occupied_until"])
    return reseat(deal, Cause.OCCUPIED, by=by, photo=photo)


def _made_since(deal: Deal, moves: int, photo) -> Displacement | None:
    """A photo that comes later is kept with it."""
    made = deal.displacements.order_by("pk")[moves : moves + 1].first()
    if made and photo and not made.photo:
        made.photo.save(photo.name, photo, save=False)
        made.save(update_fields=["photo"])
    return made


@transaction.atomic
def reseat(deal: Deal, cause: Cause, *, by=None, photo=None) -> Displacement:
    """To the nearest free space with the same needs, near first and then far; at no cost to the driver.

    ``by`` is nobody when the clock does it. When there is nothing the booking is cancelled, which gives the points back.
    """
    deal = locked_deal(deal)
    left, found, tries = deal.space, None, 0
    for space in _candidates(deal):
        tries += 1
        try:
            move_booking(
                booking=deal.booking, to=[(space.resource, 1)], by=by, note=cause
            )
        except Unavailable:  # a race was lost; the next one, then
            continue
        found = space
        break
    if found:
        deal.space = found
        deal.save(update_fields=["space"])
    else:
        cancel_booking(booking=deal.booking, by=by, note=cause, at_no_cost=True)
    displacement = Displacement(
        deal=deal,
        at=timezone.now(),
        cause=cause,
        left=left,
        found=found,
        metres=round(metres_between(left.point, found.point)) if found else None,
        tries=tries,
        by_clock=by is None,
    )
    if photo:
        displacement.photo.save(photo.name, photo, save=False)
    displacement.save()
    (letter_seated if found else letter_not_seated)(displacement)
    return displacement


def _candidates(deal: Deal):
    """Never the driver's own, and each once; looked up again when the near ones are lost."""
    seen = {deal.space_id}
    for metres in (deal.card.reach_metres, deal.card.far_reach_metres):
        near = free_near(deal.space, Needs.of(deal), deal.booking.span, metres)
        for space in near[:TRIES]:
            if space.pk not in seen and space.owner_id != deal.booking.person_id:
                seen.add(space.pk)
                yield space


def seat_all_elsewhere(space: ParkingSpace) -> list[Displacement]:
    """The space is lent no more: whoever is to come goes elsewhere, whoever stands there may end."""
    for deal in space.deals.filter(booking__status=Status.HELD).whole():
        cancel_booking(
            booking=deal.booking, by=None, note=Cause.WITHDRAWN, at_no_cost=True
        )
    booked = space.deals.filter(booking__status=Status.CONFIRMED).whole()
    return [
        _seat(deal, Cause.WITHDRAWN)
        for deal in booked.order_by("booking__starts_at", "pk")
    ]


def _seat(deal: Deal, cause: Cause) -> Displacement | None:
    try:
        return reseat(deal, cause)
    except NotInThisState:  # cancelled a moment ago
        return None
