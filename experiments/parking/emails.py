"""Letters of shared parking, each in its reader's language, sent after the commit."""

from __future__ import annotations

from experiments.emails import language_of
from innovation_park.lib.letters import send_letter

from .enums import Side
from .models import Displacement, Dispute, ParkingSpace


def letter_space_decided(space: ParkingSpace) -> None:
    _write(space.owner, "space_decided", space=space)


def letter_seated(displacement: Displacement) -> None:
    _write_driver(displacement, "seated")


def letter_not_seated(displacement: Displacement) -> None:
    _write_driver(displacement, "not_seated")


def letter_dispute_raised(dispute: Dispute) -> None:
    """To the other side; its deal is described, never the person."""
    other = Side.DRIVER if dispute.raised_by == Side.OWNER else Side.OWNER
    _write(_person(dispute, other), "dispute_raised", dispute=dispute)


def letter_dispute_decided(dispute: Dispute) -> None:
    for side in Side:
        _write(_person(dispute, side), "dispute_decided", dispute=dispute)


def _person(dispute: Dispute, side: Side):
    deal = dispute.deal
    return deal.space.owner if side == Side.OWNER else deal.booking.person


def _write_driver(displacement: Displacement, name: str) -> None:
    deal = displacement.deal
    _write(deal.booking.person, name, displacement=displacement, deal=deal)


def _write(person, name: str, **context) -> None:
    """Whoever has left the park gets none."""
    if person is not None:
        send_letter(
            to=person.email,
            language=language_of(person),
            template=f"parking/letters/{name}",
            context=context,
        )
