"""Registered protocols, and what is sent to them."""

from datetime import date, datetime
from uuid import uuid4

import factory
from django.utils import timezone

from experiments.enums import FieldKind, FilledBy
from experiments.models import ProtocolField, ProtocolForm, Registration
from experiments.observations.enums import Source
from experiments.observations.models import Observation
from experiments.observations.protocol import protocol_of
from experiments.workflow import Status

from .experiments import ExperimentFactory, ready_experiment, words


def add_form(registration, key="roof", *, filled_by=FilledBy.SENSORS, **fields):
    """A form of the draft with its fields: ``add_form(draft, "roof", temperature={"unit": "°C"})``."""
    form = ProtocolForm.objects.create(
        registration=registration,
        key=key,
        name=words(key),
        filled_by=filled_by,
        position=registration.forms.count(),
    )
    for position, (name, extra) in enumerate(fields.items()):
        ProtocolField.objects.create(
            form=form,
            key=name,
            label=words(name),
            position=position,
            **{"kind": FieldKind.NUMBER, **extra},
        )
    return form


def registered(experiment, *forms) -> Registration:
    """Registers a protocol: each form is ``(key, filled_by, {field: options})``."""
    draft = Registration.objects.create(
        experiment=experiment, number=experiment.registrations.count() + 1
    )
    for key, filled_by, fields in forms:
        add_form(draft, key, filled_by=filled_by, **fields)
    Registration.objects.filter(pk=draft.pk).update(
        registered_at=timezone.now(), text="{}", text_sha256="0" * 64
    )
    return draft


ROOF = {
    "temperature": {
        "unit": "°C",
        "minimum": -40,
        "maximum": 60,
        "decimals": 1,
        "is_required": True,
    },
    "lit": {"kind": FieldKind.YES_NO},
    "sky": {
        "kind": FieldKind.CHOICE,
        "choices": [
            {"key": "clear", "words": words("Clear")},
            {"key": "cloudy", "words": words("Cloudy")},
        ],
    },
    "note": {"kind": FieldKind.TEXT},
    "visitors": {"kind": FieldKind.WHOLE, "minimum": 0},
    "distance": {"unit": "km", "minimum": 0, "decimals": 3},
}


def measured_experiment(**fields):
    """Running, with a sensors' form ``roof`` and a records' form ``stations``."""
    experiment = ready_experiment(**{"status": Status.RUNNING, **fields})
    registered(
        experiment,
        ("roof", FilledBy.SENSORS, ROOF),
        (
            "stations",
            FilledBy.RECORDS,
            {
                "boardings": {
                    "kind": FieldKind.WHOLE,
                    "minimum": 0,
                    "is_required": True,
                },
                "alightings": {"kind": FieldKind.WHOLE, "minimum": 0},
            },
        ),
    )
    return experiment


def form_of(experiment, key="roof"):
    return protocol_of(experiment).form(key)


class ObservationFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Observation

    experiment = factory.SubFactory(ExperimentFactory)
    form = "roof"
    source = Source.KEY
    client_key = factory.LazyFunction(uuid4)
    observed_at = factory.LazyFunction(timezone.now)
    received_at = factory.LazyFunction(timezone.now)
    observed_on = factory.LazyAttribute(lambda each: day_of(each.observed_at))
    values = factory.LazyFunction(lambda: {"temperature": 20.0})


def day_of(moment: datetime) -> date:
    return timezone.localdate(moment)
