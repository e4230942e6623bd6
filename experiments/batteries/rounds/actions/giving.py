"""Who drives, and from when on they know of it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from ..emails import tell_called_off, tell_given
from ..models import Round
from ..permissions import (
    NoDriver,
    NoStops,
    NotADriver,
    RoundStepNotListed,
    may_drive,
    require_manager,
)
from ..workflow import RoundState
from .moving import locked_round, move_to


@transaction.atomic
def assign_driver(*, round_: Round, driver, by) -> Round:
    """To another also while it is under way; what the first has on the phone is taken all the same."""
    require_manager(by)
    round_ = locked_round(round_.pk)
    if not round_.can_change:
        raise RoundStepNotListed
    if driver is None or not may_drive(driver):
        raise NotADriver
    before, round_.driver = round_.driver, driver
    round_.save(update_fields=["driver"])
    if round_.is_with_driver and before != driver:
        round_.given_to.add(driver)
        tell_given(round_)
        if before is not None:
            tell_called_off(round_, before)
    return round_


@transaction.atomic
def publish_round(*, round_: Round, by) -> Round:
    require_manager(by)
    round_ = locked_round(round_.pk)
    if round_.driver is None:
        raise NoDriver
    if not may_drive(round_.driver):  # may have left the experiment since
        raise NotADriver
    if not round_.stops.exists():
        raise NoStops
    move_to(
        round_,
        RoundState.PUBLISHED,
        by=by,
        published_at=timezone.now(),
        published_by=by,
    )
    round_.given_to.add(round_.driver)
    tell_given(round_)
    return round_


@transaction.atomic
def call_off_round(*, round_: Round, by) -> Round:
    require_manager(by)
    round_ = locked_round(round_.pk)
    was_known = round_.is_with_driver
    move_to(round_, RoundState.CANCELLED, by=by)
    if was_known and round_.driver is not None:
        tell_called_off(round_)
    return round_
