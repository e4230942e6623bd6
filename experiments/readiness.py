"""What an experiment still lacks for its next steps, and where each thing is mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Conclusion, Experiment
from .permissions import is_complete
from .workflow import CONCLUDED, OPEN_TO_JOIN, Status


class Place(StrEnum):
    """Where organisers or, for the record and its consent texts, the park's staff mend it."""

    RECORD = "record"
    CONSENT = "consent"
    REGISTRATION = "registration"
    CONCLUSION = "conclusion"


@dataclass(frozen=True)
class Missing:
    words: str
    place: Place

    def __str__(self) -> str:
        return str(self.words)


@dataclass(frozen=True)
class Step:
    """One or more next statuses that lack the same things; ``missing`` is empty when they lack nothing."""

    targets: list[Status]
    missing: list[Missing]


def steps_to(experiment: Experiment, targets: Iterable[Status]) -> list[Step]:
    """In the order of ``targets``; what is missing for several of them is said once."""
    steps: list[Step] = []
    for target in targets:
        missing = missing_for(experiment, target)
        same = next((step for step in steps if step.missing == missing), None)
        if same:
            same.targets.append(target)
        else:
            steps.append(Step([target], missing))
    return steps


def missing_for(experiment: Experiment, target: Status) -> list[Missing]:
    """What an experiment still lacks for the step, in words; empty when it may go."""
    if experiment.status == Status.EVALUATING and target in CONCLUDED:
        return _missing_conclusion(experiment, target)
    if target not in OPEN_TO_JOIN:
        return []
    return [
        *_missing_in_record(experiment),
        *_missing_consent(experiment),
        *_missing_registration(experiment),
    ]


def _missing_in_record(experiment: Experiment) -> list[Missing]:
    words = [*_missing_texts(experiment), *_missing_dates(experiment)]
    if not experiment.organisers.exists():
        words.append(_("an organiser"))
    return [Missing(each, Place.RECORD) for each in words]


def _missing_consent(experiment: Experiment) -> list[Missing]:
    if experiment.current_consent():
        return []
    return [Missing(_("a published consent text"), Place.CONSENT)]


def _missing_registration(experiment: Experiment) -> list[Missing]:
    """Also asked of experiments that began before the park registered any, when they go on."""
    if experiment.registrations.registered().exists():
        return []
    words = _("a registration: what will be measured, and what would count")
    return [Missing(words, Place.REGISTRATION)]


def _missing_conclusion(experiment: Experiment, target: Status) -> list[Missing]:
    conclusion = Conclusion.objects.filter(experiment=experiment).first()
    if conclusion is None or not conclusion.is_published:
        return [Missing(_("a published conclusion"), Place.CONCLUSION)]
    if conclusion.decision == target:
        return []
    words = _(
        "a conclusion with this decision: the published one says “%(decision)s”"
    ) % {"decision": conclusion.get_decision_display()}
    return [Missing(words, Place.CONCLUSION)]


def _missing_texts(experiment: Experiment) -> list[str]:
    names = ("question", "place", "who_may_join", "asked", "offered", "risks")
    return [
        experiment._meta.get_field(name).verbose_name
        for name in (*names, "responsible")
        if not is_complete(getattr(experiment, name))
    ] + ([] if experiment.contact_email else [_("contact")])


def _missing_dates(experiment: Experiment) -> list[str]:
    missing = []
    if not experiment.starts_on:
        missing.append(_("the first day"))
    if not experiment.ends_on:
        missing.append(_("the last day"))
    elif experiment.ends_on < timezone.localdate():
        missing.append(_("a last day that is not past"))
    return missing
