"""Many observations about no person come in together: each is made once, whoever sends it again at the same moment.

The rules are those of :mod:`.recording`; what differs is that rows are read and written together,
and that one row which cannot be does not keep the others out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.enums import FieldKind
from experiments.models import Experiment
from experiments.permissions import Refused

from ..answers import AnswersRefused, clean_answers
from ..enums import Source
from ..models import ImportRun, Observation, SensorKey
from ..permissions import (
    InTheFuture,
    KeyHasOtherContent,
    NoSuchForm,
    NotTakingData,
    takes_data,
    takes_records,
)
from ..protocol import Form
from .recording import CLOCKS_DIFFER_BY

MOST_AT_ONCE = 500


class Became(models.TextChoices):
    """What an entry of a batch turned into."""

    CREATED = "created", _("Created")
    KNOWN = "known", _("Known already")
    REFUSED = "refused", _("Refused")


@dataclass(frozen=True, slots=True)
class Entry:
    """One observation as it was sent. ``observed_at`` is aware; ``unit`` names the thing observed."""

    client_key: UUID
    observed_at: datetime
    given: Mapping
    unit: str = ""
    district_id: int | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of an entry. ``faults``: sentences by field key; ``refusal``: what concerns it as a whole."""

    became: Became
    observation: Observation | None = None
    faults: dict[str, str] = field(default_factory=dict)
    refusal: Refused | None = None


def record_batch(
    *,
    experiment: Experiment,
    form: Form,
    entries: Sequence[Entry],
    source: Source,
    sender: SensorKey | None = None,
    import_run: ImportRun | None = None,
) -> list[Recorded]:
    """What became of each entry, in their order. Two queries when nothing is known yet, however many there are.

    Checked before the transaction begins, so that others wait for the writing only.
    """
    if not form.is_about_no_person:
        raise NoSuchForm
    fields = [each for each in form.fields if each.kind != FieldKind.PHOTO]
    now = timezone.now()
    made = [
        _made(
            entry,
            fields,
            experiment=experiment,
            form=form.key,
            source=source,
            sender=sender,
            import_run=import_run,
            received_at=now,
            is_demo=experiment.is_demo,
        )
        for entry in entries
    ]
    may_be_new = takes_records if source == Source.FILE else takes_data
    return store_batch(experiment, made, is_open=may_be_new(experiment))


def _made(entry: Entry, fields, **common) -> Observation | Recorded:
    try:
        values = clean_answers(fields, entry.given)
    except AnswersRefused as refused:
        return Recorded(Became.REFUSED, faults=refused.faults)
    return Observation(
        client_key=entry.client_key,
        observed_at=entry.observed_at,
        observed_on=timezone.localdate(entry.observed_at),
        unit_key=entry.unit,
        district_id=entry.district_id,
        values=values,
        **common,
    )


@transaction.atomic
def store_batch(
    experiment: Experiment, made: list[Observation | Recorded], *, is_open: bool
) -> list[Recorded]:
    """Writes what is new. The database refuses a key that somebody else wrote since we looked; then we look again.

    In the order of their keys, so that two batches with the same ones wait for each other
    and never cross.
    """
    looked_up = -1
    while True:
        earlier = _earlier(experiment, made)
        results, fresh = _judged(made, earlier, is_open=is_open)
        try:
            with transaction.atomic():
                Observation.objects.bulk_create(
                    sorted(fresh, key=lambda each: each.client_key)
                )
        except IntegrityError:
            if len(earlier) == looked_up:  # it was not about keys
                raise
            looked_up = len(earlier)
        else:
            return results


def _earlier(experiment, made) -> dict[UUID, Observation]:
    keys = [each.client_key for each in made if isinstance(each, Observation)]
    known = Observation.objects.filter(experiment=experiment, client_key__in=keys)
    return {each.client_key: each for each in known}


def _judged(made, earlier, *, is_open) -> tuple[list[Recorded], list[Observation]]:
    known, fresh, results = dict(earlier), [], []
    latest = timezone.now() + CLOCKS_DIFFER_BY
    for each in made:
        if isinstance(each, Recorded):
            results.append(each)
        elif first := known.get(each.client_key):
            results.append(_again(each, first))
        elif not is_open:
            results.append(_refused(NotTakingData()))
        elif each.observed_at > latest:
            results.append(_refused(InTheFuture()))
        else:
            known[each.client_key] = each
            fresh.append(each)
            results.append(Recorded(Became.CREATED, each))
    return results, fresh


def _again(each: Observation, first: Observation) -> Recorded:
    if _content(each) != _content(first):
        return _refused(KeyHasOtherContent())
    return Recorded(Became.KNOWN, first)


def _content(each: Observation) -> tuple:
    return (
        each.form,
        each.participation_id,
        each.unit_key,
        each.observed_at,
        each.district_id,
        each.values,
    )


def _refused(refusal: Refused) -> Recorded:
    return Recorded(Became.REFUSED, refusal=refusal)
