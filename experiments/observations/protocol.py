"""The protocol in force: the forms and fields of the newest registered registration."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

from experiments.enums import FieldKind, FilledBy
from experiments.models import Experiment, ProtocolField, ProtocolForm, Registration
from innovation_park.lib.translated import Translated

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


def choices_in_words(field: ProtocolField) -> list[tuple[str, str]]:
    """Key and words, in the reader's language."""
    return [
        (each["key"], str(Translated(each.get("words", {}))) or each["key"])
        for each in field.choices
    ]


def plain(number: float) -> int | float:
    """5, not 5.0."""
    return int(number) if number == int(number) else number


def answer_in_words(field: ProtocolField, value) -> str:
    """A stored value as it is read; empty when there is none."""
    if value is None:
        return ""
    if field.kind == FieldKind.YES_NO:
        return _("Yes") if value else _("No")
    if field.kind == FieldKind.CHOICE:
        return dict(choices_in_words(field)).get(value, value)
    if field.kind == FieldKind.CHOICES:
        words = dict(choices_in_words(field))
        return ", ".join(words.get(each, each) for each in value)
    if field.kind == FieldKind.DAY:
        return date_format(date.fromisoformat(value))
    if field.kind == FieldKind.PHOTO:
        return _("A photo")
    if field.kind == FieldKind.PLACE:
        return ", ".join(str(each) for each in value)
    if field.kind in NUMBERS:
        return " ".join(filter(None, [number_format(plain(value)), field.unit]))
    return str(value)
