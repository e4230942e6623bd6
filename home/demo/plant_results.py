"""Computes the results of the demonstration experiments, and concludes those that are over."""

from __future__ import annotations

from datetime import date, timedelta

from accounts.models import User
from experiments.actions import missing_for_concluding
from experiments.models import Conclusion, ConclusionPoint, Experiment
from experiments.observations.actions import refresh_results
from experiments.registration_text import sha256_of

from .plant_pages import moment
from .promise_words import DemoConclusion

PUBLISHED_AT_HOUR = 11


def plant_results(
    record: Experiment, text: DemoConclusion | None, *, day: date, by: User
) -> None:
    snapshot = refresh_results(experiment=record)
    if text is not None:
        plant_conclusion(record, text, snapshot.figures, day=day, by=by)


def plant_conclusion(
    record: Experiment, text: DemoConclusion, figures: str, *, day: date, by: User
) -> Conclusion:
    conclusion = Conclusion.objects.create(
        experiment=record,
        registration=record.registrations.registered().newest_first().first(),
        learnt=text.learnt,
        failed=text.failed,
        deviations=text.deviations,
        decision=text.decision,
        decision_words=text.decision_words,
        decided_on=day - timedelta(days=text.decided_days_ago),
        decision_owner=text.decision_owner,
    )
    ConclusionPoint.objects.bulk_create(
        ConclusionPoint(
            conclusion=conclusion,
            point=each.point,
            verdict=each.verdict,
            words=each.words,
        )
        for each in text.points
    )
    if missing := missing_for_concluding(conclusion):
        raise ValueError(f"{record.slug} lacks {', '.join(missing)}.")
    conclusion.figures = figures
    conclusion.figures_sha256 = sha256_of(figures)
    conclusion.published_at = moment(day, -text.days_ago, PUBLISHED_AT_HOUR)
    conclusion.published_by = by
    conclusion.save()
    return conclusion
