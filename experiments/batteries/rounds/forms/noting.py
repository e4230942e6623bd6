"""What the driver notes. Forms are filled by the page and, hours later, by what waited on the phone."""

from __future__ import annotations

import re
from decimal import Decimal
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Obstacle

KILOGRAMS = re.compile(r"(-?\d{1,5})(?:[.,](\d{1,3}))?(?:\s*kg)?", re.IGNORECASE)


class NoteForm(forms.Form):
    """``at`` is empty where a page without a script was sent: then it is now."""

    client_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    at = forms.DateTimeField(
        widget=forms.HiddenInput, required=False, input_formats=["iso-8601"]
    )

    def clean_at(self):
        return self.cleaned_data["at"] or timezone.now()

    @property
    def noted(self) -> dict:
        return {"key": self.cleaned_data["client_key"], "at": self.cleaned_data["at"]}


class WeightForm(NoteForm):
    kilograms = forms.CharField(
        label=_("Weight in kilograms"),
        max_length=12,
        widget=forms.TextInput({"inputmode": "decimal", "autocomplete": "off"}),
    )
    is_sure = forms.BooleanField(label=_("The scale really says so"), required=False)

    def clean_kilograms(self) -> int:
        """Whole grams. Half of Europe writes a comma."""
        match = KILOGRAMS.fullmatch(self.cleaned_data["kilograms"].strip())
        if not match:
            raise ValidationError(_("Write it like 3.25."))
        whole, part = match.groups()
        return int(Decimal(f"{whole}.{part or 0}") * 1000)

    @property
    def noted(self) -> dict:
        return {**super().noted, "grams": self.cleaned_data["kilograms"]}


class EmptyingForm(WeightForm):
    @property
    def noted(self) -> dict:
        return {**super().noted, "is_sure": self.cleaned_data["is_sure"]}


class ObstacleForm(NoteForm):
    obstacle = forms.ChoiceField(label=_("Why not?"), choices=Obstacle)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)

    @property
    def noted(self) -> dict:
        told = {name: self.cleaned_data[name] for name in ("obstacle", "note")}
        return {**super().noted, **told}
