"""Publishing what was learnt: the end of an experiment, for all to read."""

from __future__ import annotations

import json

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from ..enums import RegisteredPoint, Verdict
from ..models import Conclusion, ConclusionPoint, Experiment
from ..permissions import (
    ConclusionIsFrozen,
    NotAllowed,
    NotEnded,
    NothingRegistered,
    NotReady,
    can_organise,
)
from ..registration_text import sha256_of
from ..workflow import ENDED
from .completeness import missing_for_concluding
from .places import lock_experiment


@transaction.atomic
def save_conclusion(
    *, conclusion: Conclusion, points: list[ConclusionPoint], by
) -> Conclusion:
    """Keeps a draft, complete or not, against the newest registration."""
    experiment = _require_ended(conclusion.experiment, by)
    if _published(experiment):
        raise ConclusionIsFrozen
    registration = experiment.registrations.registered().newest_first().first()
    if registration is None:
        raise NothingRegistered
    conclusion.registration = registration
    conclusion.save()
    for point in points:
        point.conclusion = conclusion
        point.save()
    return conclusion


@transaction.atomic
def publish_conclusion(*, conclusion: Conclusion, figures: str, by) -> Conclusion:
    """Freezes it with the figures of the day, success or failure alike.

    ``figures`` is the canonical JSON of the published results, ``"{}"`` where there are none.
    """
    experiment = _require_ended(conclusion.experiment, by)
    conclusion = Conclusion.objects.select_for_update().get(pk=conclusion.pk)
    if conclusion.is_published:
        raise ConclusionIsFrozen
    conclusion.experiment = experiment
    if missing := [
        *missing_for_concluding(conclusion),
        *contradiction(conclusion, figures),
    ]:
        raise NotReady(missing)
    newest = experiment.registrations.registered().newest_first().first()
    conclusion.registration = newest
    conclusion.figures = figures
    conclusion.figures_sha256 = sha256_of(figures)
    conclusion.published_at = timezone.now()
    conclusion.published_by = by
    conclusion.save()
    return conclusion


def contradiction(conclusion: Conclusion, figures: str) -> list[str]:
    """Whether the target was reached is what the published figures say, not what one wishes."""
    reached = (json.loads(figures).get("metric") or {}).get("reached")
    verdicts = conclusion.points.filter(point=RegisteredPoint.TARGET)
    verdict = verdicts.values_list("verdict", flat=True).first()
    if reached is True and verdict == Verdict.NOT_HELD:
        return [_("another verdict on the target: the results say it was reached")]
    if reached is False and verdict == Verdict.HELD:
        return [_("another verdict on the target: the results say it was not reached")]
    return []


def _require_ended(experiment: Experiment, by) -> Experiment:
    locked = lock_experiment(experiment)
    if not can_organise(by, locked):
        raise NotAllowed
    if locked.status not in ENDED:
        raise NotEnded
    return locked


def _published(experiment: Experiment) -> bool:
    return Conclusion.objects.filter(
        experiment=experiment, published_at__isnull=False
    ).exists()
