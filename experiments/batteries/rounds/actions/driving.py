"""What the driver notes, often hours later than it happened: emptied and weighed, not emptied, unloaded at the hub.

Each note has a key from the phone and is taken once, in whatever order and however late notes arrive: a box was emptied
although its round was called off meanwhile. A weight beats a "could not", whichever comes first.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from experiments.batteries.actions import note_seen
from experiments.batteries.custody.actions.moving import empty_box, unload
from experiments.batteries.custody.actions.places import new_place
from experiments.batteries.custody.enums import NodeKind
from experiments.batteries.custody.models import Node
from experiments.batteries.permissions import can_manage_batteries

from ..enums import StopState
from ..models import Round, Stop
from ..outlook import USUAL_CAPACITY
from ..permissions import (
    AlreadyEmptied,
    BeforeTheRound,
    ClockIsAhead,
    KeyIsTaken,
    NoSuchWeight,
    NotYourRound,
    RoundStepNotListed,
    StillToEmpty,
    WeightIsUnlikely,
    require_scheme,
)
from ..workflow import Hat, RoundState
from .moving import locked_round, move_to

AHEAD = timedelta(minutes=10)  # that clocks of phones may be wrong
UNLIKELY = 1.5  # times what the box holds: asked once more
IMPOSSIBLE = 5  # times what it holds: typed wrong
LEAST_ASKED = 20_000  # grams below which nobody is asked twice


@transaction.atomic
def record_emptying(
    *, stop: Stop, grams: int, at: datetime, key: UUID, by, is_sure: bool = False
) -> Stop:
    """The same key again gives what was noted the first time."""
    round_, stop = _locked(stop, by)
    if stop.client_key == key and stop.is_emptied:
        return stop
    _check_key(stop, key)
    if stop.is_emptied:
        raise AlreadyEmptied
    _check_weight(stop, round_, grams, is_sure)
    _check_moment(round_, at)
    stop.event = _post(stop, round_, grams, at, key, by)
    stop.state, stop.obstacle = StopState.EMPTIED, ""
    _note(stop, round_, at, key, by, grams=grams)
    note_seen(point=stop.point, at=at, by=by)
    return stop


@transaction.atomic
def skip_stop(
    *, stop: Stop, obstacle: str, at: datetime, key: UUID, by, note: str = ""
) -> Stop:
    """Does nothing to a box that was emptied: somebody came back to it, and that note arrived first."""
    round_, stop = _locked(stop, by)
    if stop.is_emptied or stop.client_key == key:
        return stop
    _check_key(stop, key)
    _check_moment(round_, at)
    if stop.at is not None and stop.at > at:
        return stop
    stop.state, stop.obstacle, stop.note = StopState.SKIPPED, obstacle, note
    _note(stop, round_, at, key, by)
    return stop


@transaction.atomic
def finish_round(*, round_: Round, grams: int, at: datetime, key: UUID, by) -> Round:
    """What the scale of the hub says goes from the van to the hub; what differs from the boxes' scales is stated."""
    _require_driver(round_, by)
    round_ = locked_round(round_.pk)
    if round_.unload_key == key:
        return round_
    if round_.unload_key is not None:
        raise RoundStepNotListed
    if round_.stops.filter(state=StopState.WAITING).exists():
        raise StillToEmpty
    if not 0 <= grams <= IMPOSSIBLE * round_.van.capacity_grams:
        raise NoSuchWeight
    _check_moment(round_, at)
    if grams:
        unload(
            van=round_.van.node,
            hub=_hub(),
            grams=grams,
            at=at,
            key=f"round:{key}",
            by=by,
        )
    move_to(
        round_,
        RoundState.DONE,
        by=by,
        hats={Hat.DRIVER},
        unloaded_grams=grams,
        unloaded_at=at,
        unload_key=key,
    )
    return round_


def _locked(stop: Stop, by) -> tuple[Round, Stop]:
    """The round first, so that two notes of one van wait for each other."""
    round_ = locked_round(stop.round_id)
    _require_driver(round_, by)
    stops = Stop.objects.select_for_update(of=("self",)).select_related("point")
    return round_, stops.get(pk=stop.pk)


def _require_driver(round_: Round, by) -> None:
    if can_manage_batteries(by) or round_.given_to.filter(pk=by.pk).exists():
        return
    raise NotYourRound


def _check_key(stop: Stop, key: UUID) -> None:
    if Stop.objects.filter(client_key=key).exclude(pk=stop.pk).exists():
        raise KeyIsTaken


def _check_weight(stop: Stop, round_: Round, grams: int, is_sure: bool) -> None:
    holds = stop.point.capacity_grams or USUAL_CAPACITY
    most = max(IMPOSSIBLE * holds, LEAST_ASKED)
    if not 0 <= grams <= min(most, round_.van.capacity_grams):
        raise NoSuchWeight
    if grams > max(UNLIKELY * holds, LEAST_ASKED) and not is_sure:
        raise WeightIsUnlikely


def _check_moment(round_: Round, at: datetime) -> None:
    if at > timezone.now() + AHEAD:
        raise ClockIsAhead
    if round_.published_at and at < round_.published_at - timedelta(days=1):
        raise BeforeTheRound


def _post(stop: Stop, round_: Round, grams: int, at: datetime, key: UUID, by):
    """Into the mass books; nothing weighs nothing, and is not an event."""
    if not grams:
        return None
    return empty_box(
        point=stop.point,
        van=round_.van.node,
        grams=grams,
        at=at,
        key=f"stop:{key}",
        by=by,
    )


def _note(
    stop: Stop, round_: Round, at: datetime, key: UUID, by, grams: int | None = None
):
    stop.grams, stop.at, stop.client_key, stop.by = grams, at, key, by
    stop.recorded_at = timezone.now()
    stop.save()
    if round_.state == RoundState.PUBLISHED:
        move_to(round_, RoundState.UNDER_WAY, by=by, hats={Hat.DRIVER})


def _hub() -> Node:
    """The one of the scheme; it comes about when something is first unloaded there."""
    found = (
        Node.objects.filter(kind=NodeKind.HUB, is_active=True).order_by("pk").first()
    )
    return found or new_place(NodeKind.HUB, require_scheme().hub_name)
