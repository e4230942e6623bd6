"""Registrations with their protocol, and conclusions."""

from datetime import date

import factory
from django.utils import timezone

from experiments.enums import Decision, FieldKind, RegisteredPoint, Verdict
from experiments.models import (
    Conclusion,
    ConclusionPoint,
    ProtocolField,
    ProtocolForm,
    Registration,
)
from experiments.registration_text import registration_text, sha256_of
from experiments.workflow import Hat
from innovation_park.lib.translated import Translated


def words(english: str) -> Translated:
    return Translated(en=english, ko=f"{english} (ko)", th=f"{english} (th)")


def choice(key: str, english: str) -> dict:
    """One entry of ``ProtocolField.choices``."""
    return {"key": key, "words": dict(words(english))}


class RegistrationFactory(factory.django.DjangoModelFactory):
    """A complete draft without a protocol; its metric is the mean of ``diary.minutes``."""

    class Meta:
        model = Registration

    experiment = factory.SubFactory("tests.factories.experiments.ExperimentFactory")
    number = factory.LazyAttribute(
        lambda registration: registration.experiment.registrations.count() + 1
    )
    hypothesis = words("Sharing makes the search for a place shorter.")
    metric = words("Minutes until parked")
    metric_form = "diary"
    metric_field = "minutes"
    unit = "min"
    baseline = 12.5
    baseline_source = words("City survey of 2025")
    direction = "at-most"
    target = 8
    stop_rule = words("When the search takes longer than half an hour.")
    stop_form = "diary"
    stop_field = "minutes"
    stop_value = 30
    analysis_plan = words("The mean of the persons with its interval.")
    ethics = words("Nobody drives more because of it.")
    responsible = words("Living Lab office")
    budget = 12_000_000


class ProtocolFormFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ProtocolForm

    registration = factory.SubFactory(RegistrationFactory)
    position = factory.LazyAttribute(lambda form: form.registration.forms.count())
    key = "diary"
    name = words("Weekly diary")
    instructions = words("Think of the last week.")


class ProtocolFieldFactory(factory.django.DjangoModelFactory):
    """A required number of minutes between 0 and 600."""

    class Meta:
        model = ProtocolField

    form = factory.SubFactory(ProtocolFormFactory)
    position = factory.LazyAttribute(lambda field: field.form.fields.count())
    key = "minutes"
    label = words("How many minutes did you look for a place?")
    kind = FieldKind.NUMBER
    unit = factory.LazyAttribute(
        lambda field: "min" if field.kind == FieldKind.NUMBER else ""
    )
    minimum = factory.LazyAttribute(
        lambda field: 0 if field.kind == FieldKind.NUMBER else None
    )
    maximum = factory.LazyAttribute(
        lambda field: 600 if field.kind == FieldKind.NUMBER else None
    )
    is_required = factory.LazyAttribute(lambda field: field.kind == FieldKind.NUMBER)


def complete_draft(experiment, **fields) -> Registration:
    """A draft that could be registered: a diary with minutes and yes or no."""
    draft = RegistrationFactory(experiment=experiment, **fields)
    form = ProtocolFormFactory(registration=draft)
    ProtocolFieldFactory(form=form)
    ProtocolFieldFactory(
        form=form,
        key="found",
        kind=FieldKind.YES_NO,
        label=words("Did you find a place?"),
    )
    return draft


def register(draft: Registration, at=None) -> Registration:
    """Freezes a draft as it is, complete or not, without asking who may."""
    draft.refresh_from_db()
    draft.registered_at = at or timezone.now()
    draft.text = registration_text(draft, by_role=Hat.ORGANISER)
    draft.text_sha256 = sha256_of(draft.text)
    draft.save()
    return draft


def registered(experiment, **fields) -> Registration:
    """A registered registration with the protocol of :func:`complete_draft`."""
    return register(complete_draft(experiment, **fields))


def draft_conclusion(experiment, decision=Decision.ADOPTED, **fields) -> Conclusion:
    """Complete, against the newest registration, with every point answered."""
    conclusion = Conclusion.objects.create(
        **{
            "experiment": experiment,
            "registration": experiment.registrations.registered()
            .newest_first()
            .first(),
            "learnt": words("Neighbours share when it is easy."),
            "failed": words("Nobody read the signs."),
            "deviations": words("One week later than planned."),
            "decision": decision,
            "decision_words": words("It goes on in every district."),
            "decided_on": date(2026, 11, 2),
            "decision_owner": words("Mayor’s office"),
            **fields,
        }
    )
    for point in RegisteredPoint:
        ConclusionPoint.objects.create(
            conclusion=conclusion,
            point=point,
            verdict=Verdict.HELD,
            words=words(f"{point.value} held."),
        )
    return conclusion


def concluded(
    experiment, decision=Decision.ADOPTED, figures="{}", **fields
) -> Conclusion:
    """A published conclusion."""
    conclusion = draft_conclusion(experiment, decision, **fields)
    conclusion.figures = figures
    conclusion.figures_sha256 = sha256_of(figures)
    conclusion.published_at = timezone.now()
    conclusion.save()
    return conclusion
