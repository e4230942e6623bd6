"""Which box the scale stands at, and what it is called there."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from ..codes import as_typed
from ..models import BatteryPoint


class ScaleForm(forms.Form):
    point = forms.CharField(
        label=_("Code of the box"),
        max_length=12,
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )
    name = forms.CharField(
        label=_("Name"), max_length=60, help_text=_("For example counter, left.")
    )

    def clean_point(self) -> BatteryPoint:
        code = as_typed(self.cleaned_data["point"])
        point = BatteryPoint.objects.filter(code=code).first()
        if point is None:
            raise forms.ValidationError(_("There is no box with this code."))
        return point
