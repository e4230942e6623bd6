"""The protocol in force: the forms and fields of the newest registered registration."""

from __future__ import annotations

from dataclasses import dataclass

from experiments.enums import FieldKind, FilledBy
from experiments.models import Experiment, ProtocolField, ProtocolForm, Registration

ABOUT_NO_PERSON = {FilledBy.SENSORS, FilledBy.RECORDS}
NUMBERS = {FieldKind.NUMBER, FieldKind.WHOLE}
# Row by row these would tell who it was: they never leave the park.
NEVER_PUBLISHED = {FieldKind.TEXT, FieldKind.PHOTO}


@dataclass(frozen=True)
class Form:
    """One form with its fields in order."""

    form: ProtocolForm
    fields: list[ProtocolField]

    @property
    def key(self) -> str:
        return self.form.key

    @property
    def is_about_no_person(self) -> bool:
        return self.form.filled_by in ABOUT_NO_PERSON

    def field(self, key: str) -> ProtocolField | None:
        return next((each for each in self.fields if each.key == key), None)


@dataclass(frozen=True)
class Protocol:
    registration: Registration
    forms: list[Form]

    def form(self, key: str) -> Form | None:
        return next((each for each in self.forms if each.key == key), None)

    def filled_by(self, who: FilledBy) -> list[Form]:
        return [each for each in self.forms if each.form.filled_by == who]


def protocol_of(experiment: Experiment) -> Protocol | None:
    """Three queries; ``None`` while nothing is registered."""
    registration = experiment.registrations.registered().newest_first().first()
    return protocol_in(registration) if registration else None


def protocol_in(registration: Registration) -> Protocol:
    forms = registration.forms.order_by("position", "pk").prefetch_related("fields")
    return Protocol(registration, [Form(each, each.ordered_fields()) for each in forms])
