"""What a passer-by and a checker fill in."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from ..enums import Chemistry, FactKey, PointStatus, ReportKind
from ..fields import PictureField
from ..opening_hours import NotUnderstood, parse


class ReportForm(forms.Form):
    """The kind is the button one presses; words and photo may stay empty."""

    kind = forms.ChoiceField(choices=ReportKind.choices, widget=forms.HiddenInput)
    client_key = forms.UUIDField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("In your words"),
        max_length=400,
        required=False,
        help_text=_("Where you looked, or what has changed. Please no names."),
        widget=forms.Textarea({"rows": 2}),
    )
    photo = PictureField(
        label=_("Photo"),
        required=False,
        help_text=_("Place and camera are taken out of the file."),
    )

    @classmethod
    def fresh(cls) -> ReportForm:
        return cls(initial={"client_key": uuid4()})


STEPS = [
    ("", _("I did not look")),
    ("yes", _("Without steps")),
    ("no", _("There are steps")),
]
FOUND = [
    (PointStatus.WORKING, _("It is there and can be used")),
    (PointStatus.FULL, _("It is there, and full")),
    (PointStatus.DAMAGED, _("It is there, and damaged")),
    (PointStatus.GONE, _("It is not there")),
]


class KnownFields(forms.Form):
    """Facts that one may add; what is left empty says nothing."""

    opening_hours = forms.CharField(
        label=_("Opening hours"),
        max_length=200,
        required=False,
        help_text=_("For example Mo-Fr 09:00-18:00; Sa 10:00-14:00; PH off, or 24/7."),
    )
    steps = forms.ChoiceField(label=_("Access"), choices=STEPS, required=False)
    access = forms.CharField(
        label=_("The way there"),
        max_length=200,
        required=False,
        help_text=_("For example: inside, left of the entrance."),
    )
    chemistries = forms.MultipleChoiceField(
        label=_("What it takes"),
        choices=[each for each in Chemistry.choices if each[0] != Chemistry.UNKNOWN],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_opening_hours(self):
        text = " ".join(self.cleaned_data["opening_hours"].split())
        if text and text != self.initial.get("opening_hours"):
            try:
                parse(text)
            except NotUnderstood:
                raise forms.ValidationError(
                    _(
                        "These hours cannot be read. Write days and times like Mo-Fr 09:00-18:00; Sa 10:00-14:00."
                    )
                ) from None
        return text

    @property
    def found(self) -> dict[str, dict]:
        """The facts that were filled in, by key."""
        given, found = self.cleaned_data, {}
        if given["opening_hours"]:
            found[FactKey.OPENING_HOURS] = {"text": given["opening_hours"]}
        if given["steps"] or given["access"]:
            steps = {"yes": True, "no": False}.get(given["steps"])
            found[FactKey.ACCESS] = {"text": given["access"], "step_free": steps}
        if given["chemistries"]:
            found[FactKey.CHEMISTRIES] = {"takes": given["chemistries"]}
        return found


class CheckForm(KnownFields):
    status = forms.ChoiceField(
        label=_("What did you find?"), choices=FOUND, widget=forms.RadioSelect
    )
    field_order = ["status"]
