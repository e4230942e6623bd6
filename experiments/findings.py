"""What came of the experiments: promise, results and conclusion of each, and which conclusions are late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from .enums import RegisteredPoint, Verdict
from .models import ConclusionPoint, Experiment
from .timeline import (
    Registered,
    conclusion_due,
    ended_on,
    late_in_words,
    registration_of,
)
from .workflow import CONCLUDED, ENDED, Status


class Stage(models.TextChoices):
    """In the order in which the list shows them: what is owed comes first."""

    LATE = "late", _("The conclusion is late")
    AWAITED = "awaited", _("Ended; the conclusion is being written")
    CONCLUDED = "concluded", _("Concluded")
    UNDER_WAY = "under-way", _("Registered and under way")
    UNREGISTERED = "unregistered", _("Begun or ended without a registration")
    NOT_BEGUN = "not-begun", _("Not begun")


@dataclass(frozen=True)
class Finding:
    experiment: Experiment
    stage: Stage
    registration: Registered | None
    conclusion: object | None
    verdict: str
    ended_on: date | None
    due_on: date | None

    @property
    def late(self) -> str:
        return late_in_words(self.due_on) if self.due_on else ""


def findings_of(experiments) -> list[Finding]:
    """Three queries for all of them."""
    rows = (
        experiments.with_registration()
        .select_related("conclusion")
        .defer("conclusion__figures")
        .prefetch_related(
            "moves",
            Prefetch(
                "conclusion__points",
                ConclusionPoint.objects.filter(point=RegisteredPoint.TARGET),
                to_attr="on_target",
            ),
        )
    )
    order = {stage: place for place, stage in enumerate(Stage)}
    found = [finding_of(each) for each in rows]
    return sorted(
        found,
        key=lambda each: (
            order[each.stage],
            each.due_on or date.max,
            -each.experiment.pk,
        ),
    )


def finding_of(experiment: Experiment) -> Finding:
    moves = sorted(experiment.moves.all(), key=lambda move: (move.at, move.pk))
    conclusion = getattr(experiment, "conclusion", None)
    if conclusion and not conclusion.is_published:
        conclusion = None
    due = conclusion_due(experiment, moves)
    return Finding(
        experiment=experiment,
        stage=_stage(experiment, moves, conclusion, due),
        registration=registration_of(experiment),
        conclusion=conclusion,
        verdict=_verdict(conclusion),
        ended_on=ended_on(experiment, moves),
        due_on=due,
    )


def _stage(experiment, moves, conclusion, due) -> Stage:
    if conclusion:
        return Stage.CONCLUDED
    if due:
        return Stage.LATE if late_in_words(due) else Stage.AWAITED
    has_begun = any(move.target == Status.RECRUITING for move in moves)
    if registration_of(experiment) and experiment.status not in CONCLUDED:
        return Stage.UNDER_WAY
    if has_begun or experiment.status in ENDED - CONCLUDED:
        return Stage.UNREGISTERED
    return Stage.NOT_BEGUN


def _verdict(conclusion) -> str:
    """Whether the registered target was reached, in one phrase."""
    points = getattr(conclusion, "on_target", None)
    return target_verdict(points[0].verdict) if points else ""


def target_verdict(verdict: str) -> str:
    return str(
        {
            Verdict.HELD: _("The target was reached"),
            Verdict.PARTLY: _("The target was reached in part"),
            Verdict.NOT_HELD: _("The target was not reached"),
            Verdict.OPEN: _("Whether the target was reached cannot be said"),
        }[verdict]
    )
