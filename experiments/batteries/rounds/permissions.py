"""Who may do what with a round, and the sentences with which one is refused."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from experiments.batteries.models import BatteryScheme
from experiments.batteries.permissions import (
    NotRunning,
    can_manage_batteries,
    takes_part,
)
from experiments.permissions import NotAllowed, Refused

from .models import Round
from .workflow import Hat

__all__ = ["NotAllowed", "NotRunning", "Refused"]


class RoundStepNotListed(Refused):
    sentence = _("The round has moved on; this cannot be done with it any more.")


class VanIsOut(Refused):
    sentence = _(
        "A van of your choice already has a round on this day that its driver knows of. Call that round off first, or choose another van."
    )


class NothingChosen(Refused):
    sentence = _("Choose at least one box and one van.")


class DayIsOver(Refused):
    sentence = _("This day is over. Plan for today or a later day.")


class NoStops(Refused):
    sentence = _("There is no box in this round.")


class NoDriver(Refused):
    sentence = _("Say who drives before you give the round away.")


class NotADriver(Refused):
    sentence = _(
        "Nobody of this address may drive: a driver is a participant of the experiment or works for the park."
    )


class BoxIsInARound(Refused):
    sentence = _("This box is in a round of this day already.")


class StopIsDone(Refused):
    sentence = _("The driver has been there already.")


class NotYourRound(Refused):
    sentence = _("This round is given to somebody else.")


class AlreadyEmptied(Refused):
    sentence = _(
        "This box has been noted as emptied already, with another weight. What is written first holds; tell the park manager if it is wrong."
    )


class KeyIsTaken(Refused):
    sentence = _("This note was sent for another box. Please write it once more.")


class NoSuchWeight(Refused):
    sentence = _("No box weighs that much, or less than nothing. Check the number.")


class WeightIsUnlikely(Refused):
    sentence = _(
        "That is far more than this box holds. Look at the scale again; if it is right, tick the field that says so."
    )


class ClockIsAhead(Refused):
    sentence = _(
        "By the clock of this device it happened in the future. Set the clock, and write it once more."
    )


class BeforeTheRound(Refused):
    sentence = _(
        "By the clock of this device it happened before the round was planned. Set the clock, and write it once more."
    )


class StillToEmpty(Refused):
    sentence = _(
        "Some boxes are neither emptied nor skipped. Say first what became of them."
    )


def require_manager(by) -> None:
    if by is None or not can_manage_batteries(by):
        raise NotAllowed


def hats_of(user, round_: Round) -> set[Hat]:
    hats = set()
    if can_manage_batteries(user):
        hats.add(Hat.MANAGER)
    if round_.is_with_driver and round_.driver_id == user.pk:
        hats.add(Hat.DRIVER)
    return hats


def drives(user) -> bool:
    """A round was given to them at some time. One query."""
    return user.is_authenticated and Round.objects.noted_by(user).exists()


def may_drive(user) -> bool:
    """Whoever takes part in the experiment, or works for the park."""
    if not user.is_active:
        return False
    return can_manage_batteries(user) or takes_part(
        user, BatteryScheme.objects.current()
    )


def require_scheme() -> BatteryScheme:
    scheme = BatteryScheme.objects.current()
    if scheme is None:
        raise NotRunning
    return scheme
