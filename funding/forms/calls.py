from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class DryRunForm(forms.Form):
    """For whom a call is walked through dry. The same number gives the same run again."""

    applicants = forms.IntegerField(
        label=_("Applications"), min_value=1, max_value=300, initial=40
    )
    reviewers = forms.IntegerField(
        label=_("Reviewers"), min_value=0, max_value=100, initial=12
    )
    seed = forms.IntegerField(
        label=_("Draw number"), min_value=1, max_value=1_000_000, initial=1
    )

    def given(self) -> dict[str, int]:
        """What was asked for; the usual where nothing was, or nothing sensible."""
        asked = self.cleaned_data if self.is_valid() else {}
        return {
            name: asked.get(name) or field.initial
            for name, field in self.fields.items()
        }
