"""Where the experiment can go next, what it still needs for that, and where to add it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from experiments.models import Conclusion, Experiment
from experiments.permissions import missing_for
from experiments.timeline import next_step
from experiments.workflow import CONCLUDED, PROMISED, TRANSITIONS, Status

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
class Step:
    target: Status
    missing: list[str]


@dataclass(frozen=True)
class Conclude:
    """A conclusion that is owed: since when, and by when it was promised."""

    since: date
    due_on: date

    @property
    def days_late(self) -> int:
        return max((timezone.localdate() - self.due_on).days, 0)


@dataclass(frozen=True)
class Ahead:
    words: dict | None  # as in a timeline: title, day, lateness
    steps: list[Step]
    conclusion: Conclude | None


def ahead_of(experiment: Experiment) -> Ahead:
    steps = [
        Step(target, [str(each) for each in missing_for(experiment, target)])
        for target in FORWARD.get(experiment.status, [])
        if (experiment.status, target) in TRANSITIONS
    ]
    since = _status_since(experiment)
    words = None if experiment.is_concluded else next_step(experiment, since=since)
    return Ahead(words, steps, _conclusion_owed(experiment, since))


def _status_since(experiment: Experiment):
    newest = experiment.moves.order_by("-at", "-pk").first()
    return newest.at if newest else experiment.created_at


def _conclusion_owed(experiment: Experiment, since) -> Conclude | None:
    if experiment.status not in CONCLUDED | {Status.EVALUATING}:
        return None
    published = Conclusion.objects.filter(
        experiment=experiment, published_at__isnull=False
    )
    if published.exists():
        return None
    day = timezone.localdate(since)
    given = PROMISED[Status.EVALUATING] if not experiment.is_concluded else timedelta()
    return Conclude(day, day + given)
