"""The only place that writes the status of a lent space."""

from __future__ import annotations

from experiments.permissions import NotAllowed

from ..models import Deal, ParkingSpace
from ..permissions import SpaceStepNotListed, hats_of
from ..workflow import TRANSITIONS, SpaceStatus


def locked_space(space: ParkingSpace) -> ParkingSpace:
    spaces = ParkingSpace.objects.select_for_update(of=("self",))
    return spaces.select_related("resource").get(pk=space.pk)


def locked_deal(deal: Deal) -> Deal:
    return Deal.objects.select_for_update(of=("self",)).whole().get(pk=deal.pk)


def move_to(space: ParkingSpace, status: SpaceStatus, *, by, **facts) -> None:
    """Of a locked row. Can be booked is what is lent, and nothing else."""
    roles = TRANSITIONS.get((space.status, status))
    if roles is None:
        raise SpaceStepNotListed
    if not roles & hats_of(by, space):
        raise NotAllowed
    space.status = status
    for name, value in facts.items():
        setattr(space, name, value)
    space.save(update_fields=["status", *facts])
    space.resource.is_bookable = space.is_lent
    space.resource.save(update_fields=["is_bookable"])
