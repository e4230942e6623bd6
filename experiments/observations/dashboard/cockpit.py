"""All of it together: one pass over the rows that consent carries, and a fixed number of questions besides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from experiments.enums import FieldKind
from experiments.models import ConsentSignature, Experiment, ProtocolField
from experiments.workflow import ParticipationStatus

from ..codes import code_of
from ..consented import Row, rows_of
from ..models import Reminder
from ..protocol import NUMBERS, Form, Protocol
from .completeness import Completeness, completeness_of, participants_since
from .next_step import Ahead, ahead_of
from .outliers import Judged, Odd, Values, judge
from .recruitment import Recruitment, recruitment_of
from .schedule import running_spans


@dataclass(frozen=True)
class OddEntry:
    odd: Odd
    row: Row

    @property
    def who(self) -> str:
        return code_of(self.row.person) if self.row.person else self.row.unit


@dataclass(frozen=True)
class OddField:
    form: Form
    field: ProtocolField
    judged: Judged
    entries: list[OddEntry]

    @property
    def low(self) -> float:
        """What is still ordinary, and possible."""
        least = self.field.minimum
        return self.judged.low if least is None else max(self.judged.low, least)

    @property
    def high(self) -> float:
        most = self.field.maximum
        return self.judged.high if most is None else min(self.judged.high, most)

    @property
    def decimals(self) -> int:
        """For ``floatformat``: at most as many as the field has."""
        return -self.field.decimals if self.field.kind == FieldKind.NUMBER else 0


@dataclass(frozen=True)
class Reminded:
    """``handled``: whose turn came at least once, and they were written to or had filled in already."""

    form: Form
    chosen: int
    handled: int
    last_on: date | None


@dataclass(frozen=True)
class Renewals:
    """Participants who have not signed the text in force: their data stands still until they do."""

    outstanding: int
    number: int | None


@dataclass(frozen=True)
class Counted:
    form: Form
    entries: int
    last_on: date | None


@dataclass(frozen=True)
class Cockpit:
    recruitment: Recruitment
    ahead: Ahead
    renewals: Renewals
    counted: list[Counted]
    completeness: list[Completeness]
    odd: list[OddField]
    reminders: list[Reminded]


def cockpit_of(experiment: Experiment, protocol: Protocol | None) -> Cockpit:
    shared = recruitment_of(experiment), ahead_of(experiment), renewals_of(experiment)
    if protocol is None:
        return Cockpit(*shared, [], [], [], [])
    entries = _Entries(protocol)
    for row in rows_of(experiment, protocol, to_publish=False):
        entries.add(row)
    return Cockpit(
        *shared,
        entries.counted(),
        completeness_of(
            experiment,
            protocol,
            entries.days,
            participants_since(experiment),
            running_spans(experiment),
        ),
        odd_fields_of(experiment, protocol, entries.values),
        reminders_of(experiment, protocol),
    )


class _Entries:
    """What one pass leaves behind: days by person, numbers by field, a count by form."""

    def __init__(self, protocol: Protocol):
        self.protocol = protocol
        self.days: dict[tuple[str, int], dict[date, int]] = {}
        self.values = {
            (form.key, each.key): Values()
            for form in protocol.forms
            for each in form.fields
            if each.kind in NUMBERS
        }
        self._numbers = {
            form.key: [each.key for each in form.fields if each.kind in NUMBERS]
            for form in protocol.forms
        }
        self._counts: dict[str, list] = {}

    def add(self, row: Row) -> None:
        count = self._counts.setdefault(row.form, [0, row.observed_on])
        count[0] += 1
        count[1] = max(count[1], row.observed_on)
        if row.person:
            days = self.days.setdefault((row.form, row.person), {})
            days[row.observed_on] = days.get(row.observed_on, 0) + 1
        for key in self._numbers.get(row.form, ()):
            number = row.values.get(key)
            if type(number) in (int, float):
                self.values[row.form, key].add(row.pk, number)

    def counted(self) -> list[Counted]:
        return [
            Counted(form, *self._counts.get(form.key, (0, None)))
            for form in self.protocol.forms
        ]


def odd_fields_of(experiment, protocol, values) -> list[OddField]:
    """One question for all rows that look odd, however many fields have some."""
    judged = {key: judge(each) for key, each in values.items()}
    found = {key: each for key, each in judged.items() if each and each.odd}
    keys = [odd.row for each in found.values() for odd in each.odd]
    rows = {
        row.pk: row
        for row in rows_of(experiment, protocol, to_publish=False, only=keys)
    }
    return [
        OddField(
            form=(form := protocol.form(form_key)),
            field=form.field(field_key),
            judged=each,
            entries=[
                OddEntry(odd, rows[odd.row]) for odd in each.odd if odd.row in rows
            ],
        )
        for (form_key, field_key), each in found.items()
    ]


def reminders_of(experiment: Experiment, protocol: Protocol) -> list[Reminded]:
    chosen = (
        Reminder.objects.filter(
            participation__experiment=experiment,
            participation__status=ParticipationStatus.JOINED,
        )
        .values("form")
        .annotate(
            chosen=Count("pk"), handled=Count("handled_on"), last_on=Max("handled_on")
        )
    )
    counts = {each.pop("form"): each for each in chosen}
    nobody = {"chosen": 0, "handled": 0, "last_on": None}
    return [
        Reminded(form, **counts.get(form.key, nobody))
        for form in protocol.forms
        if not form.is_about_no_person
    ]


def renewals_of(experiment: Experiment) -> Renewals:
    consent = experiment.current_consent()
    if consent is None:
        return Renewals(0, None)
    signed = ConsentSignature.objects.effective().filter(version=consent)
    joined = experiment.participations.filter(status=ParticipationStatus.JOINED)
    outstanding = joined.exclude(pk__in=signed.values("participation")).count()
    return Renewals(outstanding, consent.number)
