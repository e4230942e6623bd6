"""Writes the records of the demonstration experiments: facts, questions, consents, history.

The history lies in the past, so its steps are written with their own days; each of them is one
that ``experiments.workflow`` allows.
"""

from __future__ import annotations

from datetime import date, timedelta

from accounts.districts.models import District
from accounts.models import User
from experiments.actions import keep_forum
from experiments.models import (
    ConsentPurpose,
    ConsentVersion,
    EligibilityQuestion,
    Experiment,
    Move,
)
from experiments.workflow import TRANSITIONS, Hat, Status

from .plant_pages import moment
from .plant_promises import plant_registrations
from .words import Consent, DemoExperiment

FACTS = (
    "slug",
    "topic",
    "name",
    "question",
    "place",
    "latitude",
    "longitude",
    "capacity",
    "minimum_age",
    "who_may_join",
    "asked",
    "offered",
    "risks",
    "access",
    "responsible",
    "contact_email",
)


def plant_experiment(
    text: DemoExperiment, *, day: date, organisers: list[User]
) -> Experiment:
    record = Experiment.objects.create(
        **{name: getattr(text, name) for name in FACTS},
        status=text.moves[-1].target,
        starts_on=day + timedelta(days=text.starts_in),
        ends_on=day + timedelta(days=text.ends_in),
        is_demo=True,
    )
    record.districts.set(District.objects.filter(code__in=text.districts))
    record.organisers.set(organisers)
    keep_forum(record)
    EligibilityQuestion.objects.bulk_create(
        EligibilityQuestion(
            experiment=record,
            position=at,
            text=question.text,
            reason=question.reason,
            wanted=question.wanted,
        )
        for at, question in enumerate(text.questions)
    )
    for number, consent in enumerate(text.consents, start=1):
        plant_consent(record, number, consent, day=day, by=organisers[0])
    plant_registrations(record, text.registrations, day=day, by=organisers[0])
    plant_moves(record, text, day=day, by=organisers[0])
    return record


def plant_consent(
    record: Experiment, number: int, consent: Consent, *, day: date, by: User
) -> ConsentVersion:
    """First the words, then the day of publishing: a published text refuses to be changed."""
    version = ConsentVersion.objects.create(
        experiment=record,
        number=number,
        introduction=consent.introduction,
        retention=consent.retention,
    )
    ConsentPurpose.objects.bulk_create(
        ConsentPurpose(
            version=version,
            position=at,
            key=purpose.key,
            text=purpose.text,
            consequence=purpose.consequence,
            is_required=purpose.is_required,
        )
        for at, purpose in enumerate(consent.purposes)
    )
    version.title = record.name
    version.published_at = moment(day, -consent.days_ago, 9)
    version.published_by = by
    version.save()
    return version


def plant_moves(record: Experiment, text: DemoExperiment, *, day: date, by: User):
    source = ""
    for move in text.moves:
        target = Status(move.target)
        if source and (source, target) not in TRANSITIONS:
            raise ValueError(f"{text.slug} cannot go from {source} to {target}.")
        Move.objects.create(
            experiment=record,
            source=source,
            target=target,
            reason=move.reason,
            by=by,
            by_role=Hat.PARK_MANAGER,
            at=moment(day, -move.days_ago, 10),
        )
        source = target
