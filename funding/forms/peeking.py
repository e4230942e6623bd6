from django import forms
from django.utils.translation import gettext_lazy as _


class PeekForm(forms.Form):
    code = forms.CharField(
        label=_("Code of the application"),
        help_text=_("Its team knows it: DF-26-0042, for example."),
        max_length=16,
    )
    reason = forms.CharField(
        label=_("Why you look before the deadline"),
        help_text=_("The team reads it."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
