from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from accounts.roles import Role
from funding.enums import Outcome
from funding.models.application import FOUNDATION

SITS = [*FOUNDATION, Role.REVIEWER]


def who_may_sit():
    people = User.objects.filter(groups__name__in=SITS, is_active=True).distinct()
    return people.select_related("profile").order_by("pk")


class MeetingForm(forms.Form):
    at = forms.DateTimeField(
        label=_("When"),
        widget=forms.DateTimeInput(
            attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
        ),
    )
    place = forms.CharField(label=_("Where"), max_length=200, required=False)
    chair = forms.ModelChoiceField(
        label=_("Who chairs it"), queryset=User.objects.none()
    )
    people = forms.ModelMultipleChoiceField(
        label=_("Who else is invited"),
        queryset=User.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["chair"].queryset = self.fields["people"].queryset = who_may_sit()


class NoteForm(forms.Form):
    recommendation = forms.ChoiceField(
        label=_("What the panel recommends"),
        choices=[
            ("", _("Nothing yet")),
            (Outcome.SELECTED.value, _("Select")),
            (Outcome.RESERVE.value, pgettext_lazy("application", "Waiting list")),
            (Outcome.DECLINED.value, _("Decline")),
        ],
        required=False,
    )
    amount = forms.IntegerField(
        label=_("Amount in won"), required=False, min_value=0, max_value=10**13
    )
    words = forms.CharField(
        label=_("What was said"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)


class MinutesForm(forms.Form):
    minutes = forms.CharField(
        label=_("Minutes"),
        max_length=20000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
