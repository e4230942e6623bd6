"""A form of the protocol as a page asks it, and the two small forms beside it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime
from django.utils.html import escape
from django.utils.timezone import is_aware, now
from django.utils.translation import gettext_lazy as _

from experiments.enums import FieldKind

from ..answers import AnswersRefused
from ..protocol import Form
from .answering import AnswerField

ANSWER = "answer-"
HOURS = [(hour, f"{hour:02}:00") for hour in range(24)]


def name_of(key: str) -> str:
    return ANSWER + key


class QuestionsForm(forms.Form):
    """The questions somebody is asked; fields of purposes they refused are not among them."""

    def __init__(
        self,
        form: Form,
        *args,
        refused: Collection[str],
        answers: Mapping | None = None,
        may_be_empty=False,
        **kwargs,
    ):
        answers = answers or {}
        super().__init__(
            *args,
            initial={name_of(key): value for key, value in answers.items()},
            **kwargs,
        )
        self.questions = [each for each in form.fields if each.purpose not in refused]
        for each in self.questions:
            field = AnswerField(each, may_be_empty=may_be_empty)
            field.help_text = escape(field.help_text)
            self.fields[name_of(each.key)] = field

    def asked(self) -> list:
        """Bound fields, in order."""
        return [self[name_of(each.key)] for each in self.questions]

    @property
    def given(self) -> dict:
        """By key of the field, without photos."""
        return {
            each.key: self.cleaned_data.get(name_of(each.key))
            for each in self.questions
            if each.kind != FieldKind.PHOTO
        }

    @property
    def photos(self) -> dict:
        photos = {
            each.key: self.cleaned_data.get(name_of(each.key))
            for each in self.questions
            if each.kind == FieldKind.PHOTO
        }
        return {key: upload for key, upload in photos.items() if upload}

    def typed(self) -> dict:
        """What stands in the boxes, right or wrong, for a draft."""
        return {
            each.key: self[name_of(each.key)].data
            for each in self.questions
            if each.kind != FieldKind.PHOTO
        }

    def blame(self, refusal: AnswersRefused) -> None:
        """Puts the sentences beside their questions."""
        for key, sentence in refusal.faults.items():
            name = name_of(key)
            self.add_error(name if name in self.fields else None, sentence)

    def faults(self) -> dict[str, list[str]]:
        return {name: list(errors) for name, errors in self.errors.items()}


class ObservationForm(QuestionsForm):
    client_key = forms.UUIDField(widget=forms.HiddenInput)
    observed_at = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, form: Form, *args, client_key=None, **kwargs):
        super().__init__(form, *args, **kwargs)
        self.initial["client_key"] = client_key or uuid4()

    def clean_observed_at(self):
        """Filled by a device that keeps the entry until there is a network; else it is now."""
        written = self.cleaned_data["observed_at"]
        try:
            moment = parse_datetime(written) if written else now()
        except ValueError:
            moment = None
        if moment is None or not is_aware(moment):
            raise ValidationError(_("This moment cannot be read. Send the form again."))
        return moment

    def clean(self):
        if not self.errors and not any(
            self.cleaned_data.get(name_of(each.key)) for each in self.questions
        ):
            raise ValidationError(_("Nothing is filled in yet."))
        return self.cleaned_data


class CorrectionForm(QuestionsForm):
    """The same questions with what was answered; whatever is left empty is taken away."""

    reason = forms.CharField(
        label=_("Why does it change?"),
        max_length=300,
        help_text=_(
            "In a few words. It stays with the old answer, for you and for the organisers."
        ),
        error_messages={"required": _("Say in a few words why the answer changes.")},
    )

    def __init__(self, form: Form, *args, **kwargs):
        super().__init__(form, *args, may_be_empty=True, **kwargs)
        for each in self.questions:
            if each.kind == FieldKind.PHOTO and self.initial.get(name_of(each.key)):
                self.fields[f"remove-{each.key}"] = forms.BooleanField(
                    label=_("Remove this photo"), required=False
                )
        self.order_fields(
            [name for name in self.fields if name != "reason"] + ["reason"]
        )

    @property
    def changes(self) -> dict:
        removed = {
            each.key: None
            for each in self.questions
            if self.cleaned_data.get(f"remove-{each.key}")
        }
        return {**self.given, **removed}


class RemindersForm(forms.Form):
    """Per form whether, and at which hour. ``tasks`` are those that come due."""

    def __init__(self, tasks, hours: Mapping[str, int], *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.keys = [each.form.key for each in tasks]
        for each in tasks:
            key = each.form.key
            self.fields[f"wanted-{key}"] = forms.BooleanField(
                label=str(each.form.form.name), required=False, initial=key in hours
            )
            self.fields[f"hour-{key}"] = forms.TypedChoiceField(
                label=_("At"), choices=HOURS, coerce=int, initial=hours.get(key, 18)
            )

    def rows(self) -> list[tuple]:
        return [(self[f"wanted-{key}"], self[f"hour-{key}"]) for key in self.keys]

    @property
    def hours(self) -> dict[str, int]:
        return {
            key: self.cleaned_data[f"hour-{key}"]
            for key in self.keys
            if self.cleaned_data[f"wanted-{key}"]
        }
