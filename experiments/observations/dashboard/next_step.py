"""Where the experiment can go next, what it still needs for that, and where to add it."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.models import Experiment, Move
from experiments.readiness import Step, steps_to
from experiments.timeline import Owed, next_step, owed_of
from experiments.workflow import TRANSITIONS, Status

# Steps that are setbacks are not what anybody waits for.
FORWARD = {
    Status.PROPOSED: [Status.DESIGNING],
    Status.DESIGNING: [Status.RECRUITING],
    Status.RECRUITING: [Status.RUNNING],
    Status.RUNNING: [Status.EVALUATING],
    Status.PAUSED: [Status.RECRUITING, Status.RUNNING, Status.EVALUATING],
    Status.EVALUATING: [Status.ADOPTED, Status.CHANGED, Status.DROPPED],
}


@dataclass(frozen=True)
class Ahead:
    """``words``: as in a timeline, title, day and lateness; where a conclusion is owed, that says it."""

    words: dict | None
    steps: list[Step]
    owed: Owed | None


def ahead_of(experiment: Experiment, moves: list[Move]) -> Ahead:
    targets = [
        target
        for target in FORWARD.get(experiment.status, [])
        if (experiment.status, target) in TRANSITIONS
    ]
    owed = owed_of(experiment, moves)
    words = None
    if not owed and not experiment.is_concluded:
        since = moves[-1].at if moves else experiment.created_at
        words = next_step(experiment, since=since)
    return Ahead(words, steps_to(experiment, targets), owed)
