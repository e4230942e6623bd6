"""Rows become columns: arrays of numbers, so that a million observations fit in tens of megabytes."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from experiments.enums import FieldKind, UnitOfAnalysis
from experiments.models import Experiment, ProtocolField

from ..consented import Row, rows_of
from ..protocol import Form, Protocol
from ..suppression import K

MOST_CHOICES = 52  # as bits of a float
NAMELESS = 1 << 40  # rows of nobody and nothing, apart from the keys of persons


@dataclass
class Column:
    """The answers to one field, and of whom, when and where, in parallel arrays."""

    field: ProtocolField
    is_personal: bool
    by_subject: bool
    values: array = field(default_factory=lambda: array("d"))
    subjects: array = field(default_factory=lambda: array("q"))
    days: array = field(default_factory=lambda: array("l"))
    districts: array = field(default_factory=lambda: array("h"))
    unanswered: int = 0
    unanswered_by: set = field(default_factory=set)

    @property
    def has_subjects(self) -> bool:
        return self.is_personal or self.by_subject


@dataclass
class FormData:
    """What came in by one form."""

    form: Form
    columns: list[Column]
    entries: int = 0
    persons: set = field(default_factory=set)
    first_day: date | None = None
    last_day: date | None = None


@dataclass
class Collected:
    forms: dict[str, FormData]
    districts: list[str] = field(default_factory=list)  # by the numbers in the columns


def collect(
    experiment: Experiment, protocol: Protocol, through: Mapping[str, int]
) -> Collected:
    """All rows that consent carries; of persons those of complete steps only.

    ``through``: up to which key, per form, see :func:`next_steps`.
    """
    by_subject = protocol.registration.unit_of_analysis == UnitOfAnalysis.PERSON
    collected = Collected(
        {each.key: _form_data(each, by_subject) for each in protocol.forms}
    )
    reader = _Reader(collected)
    limits = {
        each.key: through.get(each.key, 0)
        for each in protocol.forms
        if not each.is_about_no_person
    }
    for row in rows_of(experiment, protocol):
        data = collected.forms.get(row.form)
        if data is not None and (row.form not in limits or row.pk <= limits[row.form]):
            reader.add(data, row)
    return collected


def next_steps(
    experiment: Experiment, protocol: Protocol, through: Mapping[str, int]
) -> dict[str, int]:
    """Where each form of persons goes on: to its newest row, once five persons have sent newer ones."""
    steps = {}
    for form in protocol.forms:
        if form.is_about_no_person:
            continue
        reached = newest = through.get(form.key, 0)
        persons = set()
        for row in rows_of(experiment, protocol, form=form.key, after=reached):
            persons.add(row.subject)
            newest = row.pk
        steps[form.key] = newest if len(persons) >= K else reached
    return steps


def _form_data(form: Form, by_subject: bool) -> FormData:
    is_personal = not form.is_about_no_person
    columns = [Column(each, is_personal, by_subject) for each in form.fields]
    return FormData(form, columns)


class _Reader:
    """Puts rows into columns; remembers small numbers for units and districts."""

    def __init__(self, collected: Collected):
        self._places = collected.districts
        self._district_numbers: dict[str, int] = {}
        self._units: dict[str, int] = {}
        self._choices: dict[int, dict[str, int]] = {}

    def add(self, data: FormData, row: Row) -> None:
        data.entries += 1
        day = row.observed_on
        if data.first_day is None or day < data.first_day:
            data.first_day = day
        if data.last_day is None or day > data.last_day:
            data.last_day = day
        personal = not data.form.is_about_no_person
        subject = self._subject(row)
        if personal:
            data.persons.add(subject)
        ordinal, district = day.toordinal(), self._district(row.district)
        for column in data.columns:
            value = self._number(column.field, row.values.get(column.field.key))
            if value is None:
                column.unanswered += 1
                if personal:
                    column.unanswered_by.add(subject)
                continue
            column.values.append(value)
            column.days.append(ordinal)
            column.districts.append(district)
            if column.has_subjects:
                column.subjects.append(subject)

    def _subject(self, row: Row) -> int:
        """Persons by their key; named things by a number; anything else is one of its own."""
        if row.person is not None:
            return row.person
        if row.unit:
            return -1 - self._units.setdefault(row.unit, len(self._units))
        return NAMELESS + row.pk

    def _district(self, code: str) -> int:
        number = self._district_numbers.get(code)
        if number is None:
            number = self._district_numbers[code] = len(self._places)
            self._places.append(code)
        return number

    def _number(self, asked: ProtocolField, value) -> float | None:
        """``None`` for what is missing, and for what an earlier version of the protocol took for an answer."""
        if value is None:
            return None
        kind = asked.kind
        if kind in (FieldKind.NUMBER, FieldKind.WHOLE):
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            return value if is_number else None
        if kind == FieldKind.YES_NO:
            return float(value) if isinstance(value, bool) else None
        if kind == FieldKind.CHOICE:
            return self._choice(asked, value)
        if kind == FieldKind.CHOICES:
            return self._several(asked, value)
        return 1.0  # that there is one

    def _choice(self, asked: ProtocolField, value) -> int | None:
        known = self._choices.get(asked.pk)
        if known is None:
            known = self._choices[asked.pk] = {
                each["key"]: number
                for number, each in enumerate(asked.choices[:MOST_CHOICES])
            }
        return known.get(value) if isinstance(value, str) else None

    def _several(self, asked: ProtocolField, value) -> int | None:
        if not isinstance(value, list):
            return None
        numbers = [self._choice(asked, each) for each in value]
        return sum(1 << number for number in numbers if number is not None)
