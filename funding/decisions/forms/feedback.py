from django import forms
from django.utils.translation import gettext_lazy as _


class FeedbackForm(forms.Form):
    """One criterion."""

    words = forms.CharField(
        label=_("Feedback"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
