"""A question to one participant about one entry."""

from django import forms
from django.utils.translation import gettext_lazy as _


class QuestionForm(forms.Form):
    text = forms.CharField(
        label=_("Your question"),
        max_length=1000,
        widget=forms.Textarea,
        help_text=_(
            "It goes as a letter to whoever made the entry. You do not learn who that is; they can correct the entry, or leave it as it is."
        ),
    )
