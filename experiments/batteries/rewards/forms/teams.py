"""What somebody fills in who founds a team or joins one."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import TeamKind

LONGEST = timedelta(days=366)


class TeamForm(forms.Form):
    kind = forms.ChoiceField(
        label=_("Who brings batteries together?"),
        choices=TeamKind,
        widget=forms.RadioSelect,
    )
    name = forms.CharField(
        label=_("Name"), max_length=60, help_text=_("Only members of the team read it.")
    )
    kilograms = forms.IntegerField(
        label=_("Goal in kilograms"), min_value=1, max_value=10_000
    )
    until = forms.DateField(
        label=_("Until"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    )

    def clean_until(self):
        until, today = self.cleaned_data["until"], timezone.localdate()
        if not today < until <= today + LONGEST:
            raise forms.ValidationError(
                _("Choose a day between tomorrow and a year from now.")
            )
        return until


class JoinForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the team"),
        max_length=12,
        help_text=_("Eight signs; whoever founded the team has it."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )
