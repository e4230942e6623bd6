from django import forms
from django.utils.translation import gettext_lazy as _

from funding.enums import Grounds

MOST_WORDS = 6000


class RedressForm(forms.Form):
    grounds = forms.ChoiceField(
        label=_("What was not right in the procedure?"),
        choices=Grounds.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What happened?"),
        help_text=_("Say what you saw, and where it departs from the published rules."),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class AnswerForm(forms.Form):
    verdict = forms.TypedChoiceField(
        label=_("Was the procedure kept?"),
        choices=[
            ("rejected", _("Yes: the decision stands")),
            ("upheld", _("No: the application is reviewed again")),
        ],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=_("Your answer"),
        help_text=_("The applicants read it."),
        max_length=MOST_WORDS,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
