"""A token for a program that reads the forums."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..models import ReadToken


def _days(number: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", number) % {"days": number}


class ReadTokenForm(forms.ModelForm):
    days = forms.TypedChoiceField(
        label=_("How long it opens anything"),
        coerce=int,
        initial=90,
        choices=lambda: [(number, _days(number)) for number in (30, 90, 365)],
    )

    class Meta:
        model = ReadToken
        fields = ["name", "scope"]
        widgets = {"scope": forms.RadioSelect}
