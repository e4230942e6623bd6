"""The one door through which a round goes from one state to another."""

from __future__ import annotations

from ..models import Round
from ..permissions import RoundStepNotListed, hats_of
from ..workflow import Hat, may_move


def locked_round(pk: int) -> Round:
    return Round.objects.select_for_update(of=("self",)).whole().get(pk=pk)


def move_to(round_: Round, target: str, *, by, hats: set[Hat] | None = None, **fields):
    """``round_`` is locked. Further fields are written with it. ``hats`` where it was looked up already who somebody is."""
    if not may_move(round_.state, target, hats or hats_of(by, round_)):
        raise RoundStepNotListed
    round_.state = target
    for name, value in fields.items():
        setattr(round_, name, value)
    round_.save(update_fields=["state", *fields])
