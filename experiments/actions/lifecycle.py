"""The life of an experiment: who moved it, when and why, for all to read."""

from django.db import transaction
from django.utils import timezone

from innovation_park.lib.translated import Translated

from ..models import Experiment, Move
from ..permissions import (
    MoveNotListed,
    NotAllowed,
    NotReady,
    ReasonMissing,
    hats_of,
    is_complete,
)
from ..readiness import missing_for
from ..workflow import CONCLUDED, TRANSITIONS, Status, may_move
from .concluding import tell_of_conclusion
from .places import lock_experiment, promote_waiting


@transaction.atomic
def move_experiment(
    *, experiment: Experiment, target: Status, reason: Translated, by
) -> Move:
    """Takes the experiment one step further; reopening gives free places to those who wait.

    The end is told to all of them, and ends the waiting list.
    """
    locked = lock_experiment(experiment)
    source, target = Status(locked.status), Status(target)
    hats = hats_of(by, locked)
    if not hats:
        raise NotAllowed
    if (source, target) not in TRANSITIONS:
        raise MoveNotListed
    if not may_move(hats, source, target):
        raise NotAllowed
    if not is_complete(reason):
        raise ReasonMissing
    if missing := missing_for(locked, target):
        raise NotReady(missing)
    hat = next(hat for hat in sorted(hats) if may_move({hat}, source, target))
    locked.status = experiment.status = target
    locked.save(update_fields=["status", "updated_at"])
    move = Move.objects.create(
        experiment=locked,
        source=source,
        target=target,
        reason=reason,
        by=by,
        by_role=hat,
        at=timezone.now(),
    )
    if target in CONCLUDED:
        transaction.on_commit(lambda: tell_of_conclusion.enqueue(move.pk))
    promote_waiting(locked)
    return move
