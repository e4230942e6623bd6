"""The published figures of an experiment: pure of time, so that the same rows give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping

from experiments.models import Experiment, Registration

from ..protocol import Protocol
from ..suppression import SUPPRESSED, K, is_small
from .cells import MEASURED
from .collecting import Collected, FormData, collect, next_steps
from .fields import Setting, figures_of_field
from .missing import asked_persons, missing_of, numbers_told
from .tables import Table, TableColumn, tables_of
from .verdicts import metric_of, stop_rule_of

__all__ = ["Table", "TableColumn", "figures_of", "from_json", "tables_of", "to_json"]
# Never in figures, not even counted by what they say.
HAS_FIGURES = MEASURED | {"choice", "choices", "place", "day"}


def figures_of(
    experiment: Experiment,
    protocol: Protocol,
    through: Mapping[str, int] | None = None,
) -> dict:
    """Everything that is shown of an experiment's data, suppressed.

    ``through``: how far the steps of persons' forms have come, from earlier figures
    (``figures["through"]``); without, the steps are taken as if for the first time.
    """
    if through is None:
        through = next_steps(experiment, protocol, {})
    registration = protocol.registration
    collected = collect(experiment, protocol, through)
    fields = _fields(collected, registration)
    metric_at = (registration.metric_form, registration.metric_field)
    metric_field = next(
        (each for each in fields if (each["form"], each["field"]) == metric_at), {}
    )
    participants = asked_persons(experiment, registration)
    return {
        "experiment": experiment.slug,
        "registration": {
            "number": registration.number,
            "sha256": registration.text_sha256,
        },
        "through": dict(through),
        "metric": metric_of(collected, registration, metric_field.get("before_after")),
        "stop_rule": stop_rule_of(collected, registration),
        "counts": [_counts(data) for data in collected.forms.values()],
        "missing": missing_of(collected, participants, registration.change_on),
        "fields": fields,
    }


def _fields(collected: Collected, registration: Registration) -> list[dict]:
    found = []
    for key, data in collected.forms.items():
        is_metric = key == registration.metric_form
        first = registration.metric_field if is_metric else ""
        told = numbers_told(data, registration.change_on, first)
        for column in data.columns:
            field = column.field
            if field.kind not in HAS_FIGURES:
                continue
            setting = Setting(
                statistic=registration.statistic if field.key == first else "mean",
                confidence=registration.confidence,
                change_on=registration.change_on,
                districts=collected.districts,
            )
            tells_n = told.get(field.key, True)
            found.append(figures_of_field(key, column, setting, tells_n=tells_n))
    return found


def _counts(data: FormData) -> dict:
    """Of persons only how many entries there are, and only when nobody can be told apart by it."""
    counts = {"form": data.form.key, "filled_by": str(data.form.form.filled_by)}
    if not data.form.is_about_no_person:
        if len(data.persons) < K or any(
            is_small(len(column.unanswered_by)) for column in data.columns
        ):
            return {**counts, **SUPPRESSED}
        return {**counts, "entries": data.entries}
    days = (data.first_day, data.last_day)
    first, last = (day.isoformat() if day else None for day in days)
    return {**counts, "entries": data.entries, "first_day": first, "last_day": last}


def to_json(figures: dict) -> str:
    """Canonical: the same figures are the same bytes."""
    return json.dumps(
        figures,
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
        allow_nan=False,
    )


def from_json(text: str) -> dict:
    return json.loads(text)
