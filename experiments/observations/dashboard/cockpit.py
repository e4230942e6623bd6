"""All of it together, by a fixed number of questions: the entries themselves are counted already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from experiments.enums import FieldKind
from experiments.models import ConsentSignature, Experiment, ProtocolField
from experiments.timeline import moves_of
from experiments.workflow import ParticipationStatus

from ..codes import code_of
from ..consented import Row, rows_of
from ..entries.outliers import Judged, Odd
from ..entries.tally import Tally
from ..models import Reminder
from ..protocol import Form, Protocol
from .completeness import (
    Completeness,
    asked_until,
    completeness_of,
    participants_since,
)
from .next_step import Ahead, ahead_of
from .photos import Photo, photos_of
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
class Entries:
    form: Form
    entries: int
    last_on: date | None


@dataclass(frozen=True)
class Cockpit:
    recruitment: Recruitment
    ahead: Ahead
    renewals: Renewals
    counted: list[Entries]
    completeness: list[Completeness]
    odd: list[OddField]
    photos: list[Photo]
    reminders: list[Reminded]


def cockpit_of(
    experiment: Experiment, protocol: Protocol | None, counted: Tally | None
) -> Cockpit:
    """``counted``: the entries so far; ``None`` while nothing is registered or counted."""
    moves = moves_of(experiment)
    shared = (
        recruitment_of(experiment),
        ahead_of(experiment, moves),
        renewals_of(experiment),
    )
    if protocol is None:
        return Cockpit(*shared, [], [], [], [], [])
    photos = photos_of(experiment, protocol)
    reminders = reminders_of(experiment, protocol)
    if counted is None:
        return Cockpit(*shared, [], [], [], photos, reminders)
    return Cockpit(
        *shared,
        [
            Entries(each, counted.of(each).entries, counted.of(each).last_on)
            for each in protocol.forms
        ],
        completeness_of(
            experiment,
            protocol,
            counted,
            participants_since(experiment),
            running_spans(moves),
            asked_until(experiment, moves),
        ),
        odd_fields_of(experiment, protocol, counted),
        photos,
        reminders,
    )


def odd_fields_of(
    experiment: Experiment, protocol: Protocol, counted: Tally
) -> list[OddField]:
    """One question for all rows that look odd, however many fields have some.

    What was corrected, refused or withdrawn since it was counted is not shown.
    """
    keys = [odd.row for each in counted.judged.values() for odd in each.odd]
    found = rows_of(experiment, protocol, to_publish=False, only=keys) if keys else ()
    rows = {row.pk: row for row in found}
    return [
        OddField(form, field, judged, list(_still_there(judged, field, rows)))
        for (form_key, field_key), judged in counted.judged.items()
        if (form := protocol.form(form_key)) and (field := form.field(field_key))
    ]


def _still_there(judged: Judged, field: ProtocolField, rows) -> Iterator[OddEntry]:
    for odd in judged.odd:
        row = rows.get(odd.row)
        if row and row.values.get(field.key) == odd.value:
            yield OddEntry(odd, row)


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
