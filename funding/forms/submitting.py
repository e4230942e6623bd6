from django import forms
from django.utils.translation import gettext_lazy as _


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("What is to be changed?"),
        max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label=_("Why? You need not say it."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
