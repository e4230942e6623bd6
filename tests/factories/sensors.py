"""Experiments that are measured by sensors and files, with their protocols."""

from experiments.enums import FieldKind, FilledBy
from experiments.observations.protocol import protocol_of
from experiments.workflow import Status

from .experiments import ready_experiment
from .observations import (
    ProtocolFieldFactory,
    ProtocolFormFactory,
    RegistrationFactory,
    choice,
    register,
    words,
)


def with_protocol(experiment, *forms):
    """Registers a protocol: each form is ``(key, filled_by, {field: options})``."""
    draft = RegistrationFactory(experiment=experiment)
    for key, filled_by, fields in forms:
        form = ProtocolFormFactory(
            registration=draft, key=key, name=words(key), filled_by=filled_by
        )
        for name, options in fields.items():
            plain = {"unit": "", "minimum": None, "maximum": None, "is_required": False}
            ProtocolFieldFactory(
                form=form, key=name, label=words(name), **{**plain, **options}
            )
    return register(draft)


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
            choice("clear", "Clear"),
            choice("cloudy", "Cloudy"),
        ],
    },
    "note": {"kind": FieldKind.TEXT},
    "visitors": {"kind": FieldKind.WHOLE, "minimum": 0},
    "distance": {"unit": "km", "minimum": 0, "decimals": 3},
}


def measured_experiment(**fields):
    """Running, with a sensors' form ``roof`` and a records' form ``stations``."""
    experiment = ready_experiment(**{"status": Status.RUNNING, **fields})
    with_protocol(
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
