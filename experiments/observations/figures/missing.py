"""What was asked and not answered, by form and field."""

from __future__ import annotations

from ..consented import Consents
from ..suppression import SUPPRESSED, K, is_small, tellable
from .cells import since
from .collecting import Collected, Column, FormData


def asked_persons(experiment, registration) -> int:
    """How many take part and agree to be in the results."""
    needed = registration.publication_purpose
    granted = Consents(experiment).granted.values()
    return sum(not needed or needed in purposes for purposes in granted)


def numbers_told(data: FormData, change_on, first_field: str) -> dict[str, bool]:
    """Of which fields the number of persons may be told: none may differ by a few from another of its form."""
    counts = {
        column.field.key: len(set(since(column, change_on).subjects))
        for column in data.columns
        if column.is_personal
    }
    told = [counts[first_field]] if counts.get(first_field, 0) >= K else []
    answers = tellable(counts.values(), told)
    return {key: count in told or answers[count] for key, count in counts.items()}


def missing_of(collected: Collected, participants: int, change_on) -> list[dict]:
    """Per form who was asked and who sent anything; per field how many entries have an answer."""
    rows = []
    for key, data in collected.forms.items():
        rows.append({"form": key, "field": "", **_form(data, participants, change_on)})
        rows += [
            {"form": key, "field": column.field.key, **_field(data, column)}
            for column in data.columns
        ]
    return rows


def _form(data: FormData, participants: int, change_on) -> dict:
    """Persons. For forms about nobody there is no saying how many entries were to come."""
    if data.form.is_about_no_person:
        return {"asked": None, "answered": data.entries, "share": None}
    answered = len(data.persons)
    groups = [participants - answered]
    groups += [
        total - len(set(since(column, change_on).subjects))
        for column in data.columns
        for total in (answered, participants)
    ]
    groups += [answered - len(set(column.subjects)) for column in data.columns]
    if answered < K or any(map(is_small, groups)):
        return dict(SUPPRESSED)
    return {
        "asked": participants,
        "answered": answered,
        "share": answered / participants if participants else None,
    }


def _field(data: FormData, column: Column) -> dict:
    """Entries. Hidden when the gaps are of few persons."""
    answered = data.entries - column.unanswered
    if column.is_personal:
        people = (len(set(column.subjects)), len(column.unanswered_by))
        if people[0] < K or is_small(people[1]):
            return dict(SUPPRESSED)
    return {
        "asked": data.entries,
        "answered": answered,
        "share": answered / data.entries if data.entries else None,
    }
