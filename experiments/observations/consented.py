"""The one door to observations for everything that shows, counts or sends them.

A row comes through only while a consent in force carries it: withdrawing with deletion takes the
rows along; refusing a purpose takes the answers given for it; refusing publication takes the
person out of the results. No page, chart, cache, download or answer of the API reads
observations past this door.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Aggregate, Count, Max, OuterRef, QuerySet, Subquery
from django.utils.functional import cached_property

from experiments.models import (
    ConsentDecision,
    ConsentSignature,
    Experiment,
    Participation,
    ParticipationEvent,
    Registration,
)
from experiments.workflow import ParticipationStatus

from .models import Correction, Observation
from .protocol import NEVER_PUBLISHED, Form, Protocol

DATA_COUNTS = (ParticipationStatus.JOINED, ParticipationStatus.WITHDRAWN)
CHUNK = 5000
COLUMNS = (
    "pk",
    "form",
    "participation_id",
    "unit_key",
    "observed_on",
    "district__code",
    "values",
)
CHANGES = (
    "observation__participation_id",
    "observation_id",
    "field",
    "old",
    "new",
    "reason",
    "at",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One observation as far as consent carries it. ``person`` is a participation's key, or ``None``."""

    pk: int
    form: str
    person: int | None
    unit: str
    observed_on: date
    district: str
    values: dict

    @property
    def subject(self) -> str:
        """What counts as one in statistics by person or thing."""
        return f"p{self.person}" if self.person else self.unit or f"o{self.pk}"


@dataclass
class Consents:
    """What the participants of one experiment agreed to, by their signatures in force."""

    experiment: Experiment
    granted: dict[int, frozenset[str]] = field(init=False)

    def __post_init__(self):
        self.granted = granted_purposes(self.experiment)

    @cached_property
    def nobody(self) -> frozenset[str]:
        return frozenset()

    @cached_property
    def nameless(self) -> frozenset[int]:
        """Who withdrew and left their data without their name: it keeps no words and no photos."""
        withdrew = self.experiment.participations.filter(
            status=ParticipationStatus.WITHDRAWN
        )
        return frozenset(withdrew.values_list("pk", flat=True))

    def of(self, participation_pk: int) -> frozenset[str]:
        return self.granted.get(participation_pk, self.nobody)


def granted_purposes(experiment: Experiment) -> dict[int, frozenset[str]]:
    """Keys of the purposes granted, per participation whose data counts. Two queries."""
    signatures = (
        ConsentSignature.objects.effective()
        .filter(
            participation__experiment=experiment,
            participation__status__in=DATA_COUNTS,
        )
        .order_by("signed_at", "pk")
        .values_list("participation_id", "pk")
    )
    newest = dict(signatures)
    granted = {pk: set() for pk in newest}
    decisions = ConsentDecision.objects.filter(
        signature__participation__experiment=experiment, is_granted=True
    ).values_list("signature__participation_id", "signature_id", "purpose__key")
    for participation, signature, key in decisions.iterator(CHUNK):
        if newest.get(participation) == signature:
            granted[participation].add(key)
    return {pk: frozenset(keys) for pk, keys in granted.items()}


def purposes_granted_by(participation: Participation) -> frozenset[str]:
    """The same of one participation, whatever the size of the experiment. Two queries."""
    if participation.status not in DATA_COUNTS:
        return frozenset()
    signature = participation.signature_in_force()
    if signature is None:
        return frozenset()
    granted = signature.decisions.filter(is_granted=True)
    return frozenset(granted.values_list("purpose__key", flat=True))


def refused_purposes(form: Form, participation: Participation | None) -> frozenset[str]:
    """Of those that fields of the form are asked for. No query when there are none."""
    asked = {each.purpose for each in form.fields if each.purpose}
    if participation is None or not asked:
        return frozenset()
    return frozenset(asked - purposes_granted_by(participation))


def rows_of(
    experiment: Experiment,
    protocol: Protocol,
    *,
    form: str = "",
    to_publish=True,
    only: Collection[int] | None = None,
    after: int = 0,
) -> Iterator[Row]:
    """All rows that consent carries, in the order of their keys, streamed; or those ``after`` a key.

    With ``to_publish`` those who refused the registered purpose of publication are left out;
    organisers, who only look after the data, read without it. ``only`` names rows by their keys.
    """
    consents = Consents(experiment)
    needed = protocol.registration.publication_purpose if to_publish else ""
    withheld = {each.key: _Withheld.in_form(each) for each in protocol.forms}
    observations = Observation.objects.filter(experiment=experiment)
    if form:
        observations = observations.filter(form=form)
    if only is not None:
        observations = observations.filter(pk__in=only)
    if after:
        observations = observations.filter(pk__gt=after)
    values = observations.order_by("pk").values_list(*COLUMNS)
    for pk, key, person, unit, day, district, answers in values.iterator(CHUNK):
        if person is not None:
            granted = consents.granted.get(person)
            if granted is None or (needed and needed not in granted):
                continue
            if key in withheld:
                withheld[key].leave_out(answers, granted, person in consents.nameless)
            if not answers:
                continue
        yield Row(pk, key, person, unit, day, district or "", answers)


@dataclass(frozen=True, slots=True)
class _Withheld:
    """Which answers to one form depend on a purpose, and which tell who somebody is."""

    purposes: list[tuple[str, str]]
    tells_who: list[str]

    @classmethod
    def in_form(cls, form: Form) -> _Withheld:
        asked = [(each.key, each.purpose) for each in form.fields if each.purpose]
        return cls(asked, _tells_who(form))

    def leave_out(self, answers: dict, granted: frozenset[str], is_nameless) -> None:
        for name, purpose in self.purposes:
            if purpose not in granted:
                answers.pop(name, None)
        if is_nameless:
            for name in self.tells_who:
                answers.pop(name, None)


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that was corrected: what stood there, what stands there now, and why."""

    row: int
    field: str
    old: object
    new: object
    reason: str
    at: datetime


def changes_of(
    experiment: Experiment,
    protocol: Protocol,
    *,
    form: str,
    only: Collection[int] | None = None,
) -> Iterator[Change]:
    """Corrections of the rows of one form, in the order of the rows, for organisers; streamed.

    What was given for a purpose that is refused now is gone with its old values; of those without a
    name also what they wrote, and why.
    """
    asked = protocol.form(form)
    purposes = {each.key: each.purpose for each in asked.fields} if asked else {}
    tells_who = _tells_who(asked) if asked else []
    consents = Consents(experiment)
    corrections = Correction.objects.filter(
        observation__experiment=experiment, observation__form=form
    )
    if only is not None:
        corrections = corrections.filter(observation__in=only)
    values = corrections.order_by("observation_id", "pk").values_list(*CHANGES)
    for person, row, key, old, new, reason, at in values.iterator(CHUNK):
        if person is not None:
            purpose = purposes.get(key, "")
            granted = consents.granted.get(person)
            if granted is None or (purpose and purpose not in granted):
                continue
            if person in consents.nameless:
                if key in tells_who:
                    continue
                reason = ""
        yield Change(row, key, old, new, reason, at)


def _tells_who(form: Form) -> list[str]:
    return [each.key for each in form.fields if each.kind in NEVER_PUBLISHED]


def basis_of(experiment: Experiment) -> str:
    """Of which data figures are made: equal as long as nothing came, went, or was agreed otherwise.

    One query, which reads no row of data.
    """
    parts = [
        _of(Registration.objects.registered(), "experiment", Max("number")),
        _of(Observation.objects.all(), "experiment", Max("pk")),
        _of(Observation.objects.all(), "experiment", Count("pk")),
        _of(Correction.objects.all(), "observation__experiment", Max("pk")),
        _of(
            ConsentSignature.objects.effective(), "participation__experiment", Max("pk")
        ),
        _of(
            ConsentSignature.objects.effective(),
            "participation__experiment",
            Count("pk"),
        ),
        _of(ParticipationEvent.objects.all(), "experiment", Max("pk")),
    ]
    found = Experiment.objects.filter(pk=experiment.pk).values_list(*parts).get()
    return ".".join(str(value or 0) for value in found)


def _of(rows: QuerySet, path: str, figure: Aggregate) -> Subquery:
    """One figure of all the rows of an experiment."""
    own = rows.filter(**{path: OuterRef("pk")}).order_by().values(path)
    return Subquery(own.annotate(figure=figure).values("figure"))


def newest_in(basis: str) -> int:
    """The key of the newest row that figures of this basis know."""
    return int(basis.split(".")[1])


def rows_in(basis: str) -> int:
    """How many observations a basis speaks of."""
    return int(basis.split(".")[2])
