"""Writes what the demonstration experiments registered, each version on its own day.

First the draft with its protocol, then the moment and the text that was hashed: a registered one
refuses to be changed.
"""

from __future__ import annotations

from datetime import date, timedelta

from accounts.models import User
from experiments.actions import missing_for_registering
from experiments.models import Experiment, ProtocolField, ProtocolForm, Registration
from experiments.registration_text import registration_text, sha256_of
from experiments.workflow import Hat
from innovation_park.lib.translated import Translated

from .plant_pages import moment
from .promise_words import DemoField, DemoForm, DemoRegistration

REGISTERED_AT_HOUR = 9


def plant_registrations(
    record: Experiment, texts: list[DemoRegistration], *, day: date, by: User
) -> list[Registration]:
    return [
        plant_registration(record, number, text, day=day, by=by)
        for number, text in enumerate(texts, start=1)
    ]


def plant_registration(
    record: Experiment, number: int, text: DemoRegistration, *, day: date, by: User
) -> Registration:
    draft = Registration.objects.create(
        experiment=record,
        number=number,
        hypothesis=text.hypothesis,
        **_metric(text, day),
        **_stop_rule(text),
        analysis_plan=text.analysis_plan,
        ethics=text.ethics,
        responsible=Translated(record.responsible),
        budget=text.budget,
        licence=text.licence,
        publication_purpose=text.publication_purpose,
        reason=text.reason or Translated(),
    )
    for at, form in enumerate(text.forms):
        plant_form(draft, at, form)
    if missing := missing_for_registering(draft):
        raise ValueError(f"{record.slug} v{number} lacks {', '.join(missing)}.")
    return _register(draft, moment(day, -text.days_ago, REGISTERED_AT_HOUR), by)


def _metric(text: DemoRegistration, day: date) -> dict:
    metric = text.metric
    change = metric.change_in
    return {
        "metric": metric.words,
        "metric_form": metric.form,
        "metric_field": metric.field,
        "statistic": metric.statistic,
        "unit_of_analysis": metric.by,
        "unit": metric.unit,
        "baseline": metric.baseline,
        "baseline_source": metric.baseline_source,
        "direction": metric.direction,
        "target": metric.target,
        "change_on": None if change is None else day + timedelta(days=change),
    }


def _stop_rule(text: DemoRegistration) -> dict:
    rule = text.stop_rule
    return {
        "stop_rule": rule.words,
        "stop_form": rule.form,
        "stop_field": rule.field,
        "stop_statistic": rule.statistic,
        "stop_comparison": rule.comparison,
        "stop_value": rule.value,
        "stop_minimum": rule.minimum,
    }


def plant_form(draft: Registration, at: int, text: DemoForm) -> None:
    form = ProtocolForm.objects.create(
        registration=draft,
        position=at,
        key=text.key,
        name=text.name,
        instructions=text.instructions,
        filled_by=text.filled_by,
        how_often=text.how_often,
    )
    ProtocolField.objects.bulk_create(
        _field(form, at, field) for at, field in enumerate(text.fields)
    )


def _field(form: ProtocolForm, at: int, text: DemoField) -> ProtocolField:
    return ProtocolField(
        form=form,
        position=at,
        key=text.key,
        label=text.label,
        help=text.help or Translated(),
        kind=text.kind,
        unit=text.unit,
        minimum=text.minimum,
        maximum=text.maximum,
        decimals=text.decimals,
        is_required=text.is_required,
        choices=[{"key": each.key, "words": dict(each.words)} for each in text.choices],
        purpose=text.purpose,
    )


def _register(draft: Registration, at, by: User) -> Registration:
    draft.refresh_from_db()
    draft.registered_at = at
    draft.registered_by = by
    draft.text = registration_text(draft, by_role=Hat.PARK_MANAGER)
    draft.text_sha256 = sha256_of(draft.text)
    draft.save()
    return draft
