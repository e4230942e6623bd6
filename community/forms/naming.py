"""By what short name one wants to be known."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..handles import LONGEST


class HandleForm(forms.Form):
    handle = forms.CharField(
        label=_("Your short name"),
        max_length=LONGEST * 2,  # as typed; it is tidied before it is counted
        help_text=_(
            "Others write it behind an @ to speak to you. Latin, Korean or Thai letters, digits and _."
        ),
        widget=forms.TextInput(
            attrs={
                "autocapitalize": "none",
                "autocomplete": "off",
                "spellcheck": "false",
            }
        ),
    )
