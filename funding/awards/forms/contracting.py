"""Plan and contract, approval and signature."""

from __future__ import annotations

from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..actions import Plan
from ..contract_words import Instalment

MOST_INSTALMENTS = 12


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class DaysForm(forms.Form):
    starts_on = forms.DateField(label=_("First day of the project"), widget=DayInput)
    ends_on = forms.DateField(label=_("Last day of the project"), widget=DayInput)
    special = forms.CharField(
        label=_("Agreed besides"),
        required=False,
        max_length=4000,
        widget=forms.Textarea({"rows": 4}),
        help_text=_(
            "In the language of the team: it becomes a part of the contract, word for word."
        ),
    )

    def clean(self):
        data = super().clean()
        begin, end = data.get("starts_on"), data.get("ends_on")
        if begin and end and end < begin + timedelta(days=30):
            self.add_error("ends_on", _("A project lasts at least 30 days."))
        return data


class InstalmentForm(forms.Form):
    title = forms.CharField(label=_("What is achieved"), max_length=120)
    evidence = forms.CharField(
        label=_("What shows it"),
        max_length=300,
        help_text=_(
            "For example a test report, photos, a link to the running service."
        ),
    )
    won = forms.IntegerField(
        label=_("Instalment in won"),
        min_value=1,
        max_value=10**13,
        widget=forms.NumberInput({"inputmode": "numeric"}),
    )
    due_on = forms.DateField(label=_("Due on"), widget=DayInput)


class BaseInstalments(forms.BaseFormSet):
    """``amount``, and the days of the project, are given by the view."""

    amount = 0

    def clean(self):
        if any(self.errors):
            return
        if not self.instalments:
            raise ValidationError(_("Plan at least one instalment."))
        total = sum(each.won for each in self.instalments)
        if total != self.amount:
            raise ValidationError(
                _(
                    "The instalments add up to %(total)s won; the award is %(amount)s won."
                )
                % {"total": f"{total:,}", "amount": f"{self.amount:,}"}
            )

    @property
    def instalments(self) -> list[Instalment]:
        filled = [form.cleaned_data for form in self.forms if form.cleaned_data]
        return [Instalment(**data) for data in filled]


Instalments = forms.formset_factory(
    InstalmentForm,
    formset=BaseInstalments,
    extra=0,
    max_num=MOST_INSTALMENTS,
    absolute_max=MOST_INSTALMENTS,
)


def plan_from(days: DaysForm, instalments: BaseInstalments) -> Plan:
    """In the order of their days."""
    return Plan(
        starts_on=days.cleaned_data["starts_on"],
        ends_on=days.cleaned_data["ends_on"],
        special=days.cleaned_data["special"],
        instalments=sorted(instalments.instalments, key=lambda each: each.due_on),
    )


class YesOrNoForm(forms.Form):
    """Yes, or no with words."""

    answer = forms.CharField(
        label=_("Your words"),
        required=False,
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Needed where you say no: those it concerns read it."),
    )


class SignForm(forms.Form):
    sha256 = forms.CharField(widget=forms.HiddenInput)
    agree = forms.BooleanField(
        label=_("I have read the contract and sign it for the side named above.")
    )


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"),
        max_length=400,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("Those it concerns read it."),
    )
