"""What lenders and drivers are told, each in their language, by the one place that reaches people."""

from __future__ import annotations

from django.urls import reverse
from django.utils import timezone

from accounts.notifications.actions import reach
from accounts.notifications.kinds import Kind
from innovation_park.lib.translated import in_every_language

from .alternatives import car_parks_near
from .enums import Side
from .kinds import DISPUTES, LENDING, SEATING
from .models import Displacement, Dispute, ParkingSpace


def letter_space_decided(space: ParkingSpace) -> None:
    """It may be handed in and decided again: each decision has its moment."""
    _tell(
        space.owner,
        LENDING,
        "lent" if space.is_lent else "to_change",
        key=f"{space.pk}:{space.decided_at.isoformat()}",
        url=("parking:space", space.resource.slug),
        template="space_decided",
        space=space,
    )


def letter_lending_stopped(space: ParkingSpace) -> None:
    _tell(
        space.owner,
        LENDING,
        "stopped",
        key=f"{space.pk}:{timezone.now().isoformat()}",
        url=("parking:space", space.resource.slug),
        template="lending_stopped",
        space=space,
    )


def letter_seated(displacement: Displacement) -> None:
    _tell_driver(displacement, "seated")


def letter_not_seated(displacement: Displacement) -> None:
    """With the public car parks around the place they wanted, so that nobody has to search on the road."""
    place = displacement.deal.wanted or displacement.left.point
    _tell_driver(displacement, "not_seated", car_parks=car_parks_near(*place))


def letter_dispute_raised(dispute: Dispute) -> None:
    """To the other side; its deal is described, never the person."""
    other = Side.DRIVER if dispute.raised_by == Side.OWNER else Side.OWNER
    _tell_side(dispute, other, "dispute_raised")


def letter_dispute_decided(dispute: Dispute) -> None:
    for side in Side:
        _tell_side(dispute, side, "dispute_decided")


def _tell_side(dispute: Dispute, side: Side, event: str) -> None:
    deal = dispute.deal
    _tell(
        deal.space.owner if side == Side.OWNER else deal.booking.person,
        DISPUTES,
        event,
        key=f"{dispute.pk}:{side}",
        url=("parking:deal-dispute", deal.booking.code),
        dispute=dispute,
    )


def _tell_driver(displacement: Displacement, event: str, **more) -> None:
    deal = displacement.deal
    _tell(
        deal.booking.person,
        SEATING,
        event,
        key=str(displacement.pk),
        url=("parking:deal", deal.booking.code),
        displacement=displacement,
        deal=deal,
        **more,
    )


def _tell(
    person, kind: Kind, event: str, *, key: str, url, template="", **context
) -> None:
    """Whoever has left the park is told nothing."""
    if person is None:
        return
    name, argument = url
    reach(
        person=person,
        kind=kind,
        event=event,
        key=f"parking.{event}:{key}",
        url=in_every_language(lambda: reverse(name, args=[argument])),
        template=f"parking/letters/{template or event}",
        context=context,
    )
