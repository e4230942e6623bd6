"""Places, and the list of those who wait for one. Everything here needs the lock."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ..emails import letter_promoted
from ..models import Experiment, Participation, ParticipationEvent
from ..permissions import NotAllowed, PlacesBelowTaken, can_organise
from ..workflow import (
    OPEN_TO_JOIN,
    PARTICIPATION_TRANSITIONS,
    ParticipationStatus,
)


def lock_experiment(experiment: Experiment) -> Experiment:
    """The row, held until the transaction ends; whoever changes places takes it first.

    On SQLite the transaction has held the whole database since it began (IMMEDIATE).
    """
    return Experiment.objects.select_for_update().get(pk=experiment.pk)


def record_step(
    participation: Participation, target: str, at: datetime, source: str | None = None
) -> None:
    """Changes the status in memory and writes the event; a step outside the table is a bug."""
    source = participation.status if source is None else source
    if (source, target) not in PARTICIPATION_TRANSITIONS:
        raise ValueError(f"A participation cannot go from {source!r} to {target!r}.")
    participation.status = target
    participation.save()
    ParticipationEvent.objects.create(
        experiment=participation.experiment,
        participation=participation,
        source=source,
        target=target,
        at=at,
    )


def count_place(experiment: Experiment, difference: int) -> None:
    """The database refuses the one too many."""
    experiment.places_taken += difference
    experiment.save(update_fields=["places_taken"])


def promote_waiting(experiment: Experiment) -> list[Participation]:
    """Gives free places to the first in the list, in order. The letters go after the commit."""
    if experiment.status not in OPEN_TO_JOIN:
        return []
    waiting = experiment.participations.waiting().select_related("user")
    free = experiment.places_left
    promoted = list(waiting if free is None else waiting[:free])
    for participation in promoted:
        _give_place(participation, experiment)
    return promoted


def _give_place(participation: Participation, experiment: Experiment) -> None:
    now = timezone.now()
    participation.experiment = experiment
    if participation.pending_signature():
        target = ParticipationStatus.GUARDIAN
    else:
        target = ParticipationStatus.JOINED
        participation.joined_at = now
    record_step(participation, target, now)
    count_place(experiment, +1)
    if target == ParticipationStatus.JOINED:
        letter_promoted(participation)


@transaction.atomic
def change_capacity(*, experiment: Experiment, capacity: int | None, by) -> Experiment:
    """More places are given to those who wait; fewer than are taken is refused."""
    locked = lock_experiment(experiment)
    if not can_organise(by, locked):
        raise NotAllowed
    if capacity is not None and capacity < locked.places_taken:
        raise PlacesBelowTaken
    locked.capacity = experiment.capacity = capacity
    locked.save(update_fields=["capacity", "updated_at"])
    promote_waiting(locked)
    return locked


@transaction.atomic
def fill_places(*, experiment: Experiment) -> int:
    """Promotes whoever could have a place already; for the clock. Returns how many."""
    return len(promote_waiting(lock_experiment(experiment)))
