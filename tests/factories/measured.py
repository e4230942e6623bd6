"""Running experiments with answers, quickly: past the front door, but only with what it would let in."""

from datetime import date, datetime, timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.districts.models import District
from accounts.districts.names import DISTRICTS
from experiments.enums import FieldKind, FilledBy
from experiments.models import Participation
from experiments.observations.enums import Source
from experiments.observations.models import Observation
from experiments.workflow import Status

from .experiments import join, ready_experiment, words
from .observations import (
    ProtocolFieldFactory,
    ProtocolFormFactory,
    RegistrationFactory,
    choice,
    register,
)

MONDAY = date(2026, 3, 2)


def registered_with(experiment, *fields, filled_by=FilledBy.PARTICIPANTS, **promised):
    """One form ``diary`` with the given fields, each a dict of a :class:`ProtocolField`."""
    draft = RegistrationFactory(experiment=experiment, **promised)
    form = ProtocolFormFactory(registration=draft, filled_by=filled_by)
    for field in fields or [{}]:
        ProtocolFieldFactory(form=form, **{"is_required": False, **field})
    return register(draft)


def measured(*fields, filled_by=FilledBy.PARTICIPANTS, experiment=None, **promised):
    """A running experiment whose diary has the given fields; minutes by default."""
    experiment = experiment or ready_experiment(status=Status.RUNNING, capacity=None)
    registered_with(experiment, *fields, filled_by=filled_by, **promised)
    return experiment


YES_NO = {"key": "found", "kind": FieldKind.YES_NO, "label": words("Found?")}
CHOICE = {
    "key": "means",
    "kind": FieldKind.CHOICE,
    "label": words("By what?"),
    "choices": [choice(key, key.title()) for key in ("bus", "bike", "car", "foot")],
}


def district(code="11230") -> District:
    row = DISTRICTS[code]
    return District.objects.get_or_create(
        code=code,
        defaults={
            "name": words(row.en),
            "latitude": row.latitude,
            "longitude": row.longitude,
        },
    )[0]


def observe(
    experiment,
    participation: Participation | None = None,
    *,
    on=MONDAY,
    at="",
    unit="",
    **values,
):
    """One entry of the diary."""
    return Observation.objects.create(
        experiment=experiment,
        form="diary",
        participation=participation,
        unit_key=unit,
        source=Source.PHONE if participation else Source.KEY,
        client_key=uuid4(),
        observed_at=timezone.make_aware(datetime(on.year, on.month, on.day, 12)),
        observed_on=on,
        received_at=timezone.now(),
        district=district(at) if at else None,
        values=values,
    )


def answered(experiment, *minutes, **options):
    """A new participant for each of ``minutes``, with one entry; returns the participations."""
    people = [join(experiment) for _ in minutes]
    for person, value in zip(people, minutes, strict=True):
        observe(experiment, person, minutes=value, **options)
    return people


def weeks(number: int) -> date:
    return MONDAY + timedelta(weeks=number)
