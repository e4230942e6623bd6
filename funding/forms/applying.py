"""The pages of an application's form, made from the composition of its call."""

from __future__ import annotations

import json
import re

from django import forms
from django.utils.translation import gettext_lazy as _

from ..answers import LONGEST, read
from ..composition import Field, Kind
from ..models import Application, Organisation
from ..models.organisation import prove_registration_number
from ..registration_numbers import digits_of
from ..standing import Filled
from .tables import TableWidget

MOST_RADIOS = 8
FILES = ".pdf,.docx,.xlsx,.csv,.txt,.zip,.jpg,.jpeg,.png,.webp"
YES_NO = [("yes", _("Yes")), ("no", _("No"))]
AUTOCOMPLETE = {
    "organisation.name": "organization",
    "organisation.website": "url",
    "organisation.address": "street-address",
    "person.name": "name",
    "person.email": "email",
}


class FilesInput(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name)


class QuestionField(forms.Field):
    """Takes what was typed as it is: faults are said beside it, and it is kept all the same."""

    def __init__(self, asked: Field, widget):
        super().__init__(
            label=str(asked.label),
            help_text=str(asked.help),
            widget=widget,
            required=asked.is_required,
        )
        self.asked = asked

    def clean(self, value):
        return value


def name_of(key: str) -> str:
    return f"answer-{key}"


def widget_for(asked: Field) -> forms.Widget:
    return WIDGETS[asked.kind](asked)


def _line(kind: type[forms.TextInput], **more):
    def made(asked: Field):
        attrs = {"maxlength": LONGEST[asked.kind], **more}
        if asked.profile in AUTOCOMPLETE:
            attrs["autocomplete"] = AUTOCOMPLETE[asked.profile]
        if asked.words_most:
            attrs["data-words-most"] = asked.words_most
        return kind(attrs)

    return made


def _text(asked: Field):
    attrs = {"rows": 7, "maxlength": LONGEST[Kind.TEXT]}
    if asked.words_most:
        attrs["data-words-most"] = asked.words_most
        attrs["rows"] = min(max(asked.words_most // 20, 3), 14)
    return forms.Textarea(attrs)


def _choice(asked: Field):
    choices = [(each.value, str(each.label)) for each in asked.options]
    if len(choices) <= MOST_RADIOS:
        return forms.RadioSelect(choices=choices)
    return forms.Select(choices=[("", _("Choose…")), *choices])


WIDGETS = {
    Kind.LINE: _line(forms.TextInput),
    Kind.TEXT: _text,
    Kind.NUMBER: _line(forms.TextInput, inputmode="decimal", autocomplete="off"),
    Kind.MONEY: _line(forms.TextInput, inputmode="numeric", autocomplete="off"),
    Kind.DATE: _line(forms.DateInput, type="date"),
    Kind.CHOICE: _choice,
    Kind.CHOICES: lambda asked: forms.CheckboxSelectMultiple(
        choices=[(each.value, str(each.label)) for each in asked.options]
    ),
    Kind.YES_NO: lambda asked: forms.RadioSelect(choices=YES_NO),
    Kind.EMAIL: _line(forms.EmailInput, autocomplete="email"),
    Kind.URL: _line(forms.URLInput, autocomplete="url"),
    Kind.ADDRESS: lambda asked: forms.Textarea(
        {
            "rows": 2,
            "maxlength": LONGEST[Kind.ADDRESS],
            "autocomplete": "street-address",
        }
    ),
    Kind.FILE: lambda asked: FilesInput({"accept": FILES}),
    Kind.TABLE: lambda asked: TableWidget(asked),
    Kind.ORGANISATION: lambda asked: forms.HiddenInput(),
}


def typed_value(asked: Field, value):
    """What a widget shows for a kept value."""
    if asked.kind == Kind.YES_NO:
        return {True: "yes", False: "no"}.get(value, "")
    if asked.kind in (Kind.CHOICES, Kind.TABLE):
        return value or []
    if asked.kind == Kind.MONEY and isinstance(value, int):
        return f"{value:,}"
    return "" if value is None else value


class PageForm(forms.Form):
    """Some questions of an application. Bound, it reads what was typed; what is kept stays with :class:`Filled`."""

    def __init__(self, filled: Filled, fields: list[Field], data=None, files=None):
        self.filled, self.asked = filled, fields
        super().__init__(data, files, use_required_attribute=False)
        for each in fields:
            field = QuestionField(each, widget_for(each))
            kept = filled.values.get(each.key)
            field.initial = "" if each.kind == Kind.FILE else typed_value(each, kept)
            self.fields[name_of(each.key)] = field

    def typed(self, asked: Field):
        """The value of what was sent."""
        return read(asked, self[name_of(asked.key)].data)

    def version_of(self, key: str) -> int:
        version = self.data.get(f"version--{key}", "")
        return int(version) if re.fullmatch(r"\d{1,9}", version) else 0

    def base_of(self, asked: Field):
        """What the version said to whoever wrote: as they tell us, for merging only."""
        try:
            base = json.loads(self.data.get(f"base--{asked.key}") or "null")
        except (ValueError, RecursionError):
            return None
        if asked.kind == Kind.TABLE:
            rows = base if isinstance(base, list) else []
            return [each for each in rows if isinstance(each, dict)]
        if asked.kind == Kind.CHOICES:
            return [str(each) for each in base] if isinstance(base, list) else []
        return base if isinstance(base, str | int | float | bool | None) else ""


def as_json(value) -> str:
    return json.dumps(value, ensure_ascii=False)


class OrganisationForm(forms.ModelForm):
    registration_number = forms.CharField(
        label=_("Business registration number"),
        help_text=_(
            "Ten digits, like 123-45-67891; the last one is checked at once. Leave it empty if there is none yet."
        ),
        max_length=20,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    website = forms.URLField(
        label=_("Website"),
        max_length=200,
        required=False,
        assume_scheme="https",
        error_messages={
            "invalid": _("Write the whole address, like https://example.org.")
        },
    )

    class Meta:
        model = Organisation
        fields = (
            "name",
            "kind",
            "registration_number",
            "founded_on",
            "employees",
            "district",
            "address",
            "website",
            "about",
        )
        labels = {
            "name": _("Name of the organisation"),
            "kind": _("Kind of organisation"),
            "founded_on": _("Founded on"),
            "employees": _("People employed today"),
            "district": _("District"),
            "address": _("Address"),
            "about": _("What the organisation does"),
        }
        help_texts = {
            "name": _("As in the business registration."),
        }
        widgets = {
            "founded_on": forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            "about": forms.Textarea({"rows": 5}),
            "address": forms.TextInput({"autocomplete": "street-address"}),
        }
        error_messages = {
            "name": {"required": _("Write the name of the organisation.")},
            "kind": {"required": _("Choose one.")},
        }

    def clean_registration_number(self):
        number = digits_of(self.cleaned_data["registration_number"])
        prove_registration_number(number)
        return number

    def _get_validation_exclusions(self):
        """That a number is known already is told by the action, which asks the database itself."""
        return {*super()._get_validation_exclusions(), "registration_number"}


class BeginForm(forms.Form):
    """Who applies, and whether an earlier application is begun from."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Which organisation applies?"),
        required=False,
        widget=forms.RadioSelect,
        empty_label=None,
    )
    earlier = forms.ModelChoiceField(
        Application.objects.none(),
        label=_("Begin from an earlier application of yours?"),
        help_text=_(
            "Its answers to the same questions are taken over; you change what is different this time."
        ),
        required=False,
        empty_label=_("No, begin afresh"),
    )

    def __init__(self, user, data=None):
        super().__init__(data)
        own = Organisation.objects.of(user).order_by("name")
        written = (
            Application.objects.of_team(user)
            .filter(submitted_at__isnull=False)
            .order_by("-submitted_at")
        )
        self._offer("organisation", own)
        self._offer("earlier", written)
        if "earlier" in self.fields:
            self.fields["earlier"].label_from_instance = _title_of

    def _offer(self, name: str, choices) -> None:
        first = choices.first()
        if first is None:
            del self.fields[name]
            return
        self.fields[name].queryset = choices
        self.fields[name].initial = first.pk

    def chosen(self, name: str):
        return self.cleaned_data.get(name)


def _title_of(application: Application) -> str:
    return (
        f"{application.code} · {application.title}"
        if application.title
        else application.code
    )
