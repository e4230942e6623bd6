from __future__ import annotations

from datetime import datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from funding.enums import ConflictKind

from ..models import ReviewerProfile
from ..redacting import clean_copy

DAYS = 14


def in_two_weeks():
    return timezone.localdate() + timedelta(days=DAYS)


class DueForm(forms.Form):
    """Reviews are due at the end of a day of the park."""

    due_on = forms.DateField(
        label=_("Reviews are due by"),
        initial=in_two_weeks,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def clean_due_on(self):
        due_on = self.cleaned_data["due_on"]
        if due_on <= timezone.localdate():
            raise ValidationError(_("Choose a day after today."))
        return due_on

    @property
    def due_at(self) -> datetime:
        return timezone.make_aware(
            datetime.combine(self.cleaned_data["due_on"], time(23, 59))
        )


class AskForm(DueForm):
    """``replaces`` is the assignment that is taken back for it; none where a place is empty."""

    reviewer = forms.ModelChoiceField(
        queryset=ReviewerProfile.objects.none(), widget=forms.HiddenInput
    )
    replaces = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, data=None):
        super().__init__(data)
        self.fields["reviewer"].queryset = ReviewerProfile.objects.ready()


class ReopenForm(forms.Form):
    why = forms.CharField(
        label=_("Why it is opened again"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The reviewer reads it."),
    )


class ReviewerChoice(forms.ModelChoiceField):
    def label_from_instance(self, profile):
        return profile.name


class SetConflictForm(forms.Form):
    reviewer = ReviewerChoice(
        label=_("Reviewer"), queryset=ReviewerProfile.objects.none()
    )
    kind = forms.ChoiceField(label=_("What binds them"), choices=ConflictKind)
    note = forms.CharField(
        label=_("How you know"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, data=None):
        super().__init__(data)
        everybody = ReviewerProfile.objects.serving().order_by("pk")
        self.fields["reviewer"].queryset = everybody.select_related("person__profile")


class LiftForm(forms.Form):
    note = forms.CharField(
        label=_("Why there is no conflict"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class CopyForm(forms.Form):
    copy = forms.FileField(
        label=_("Copy without names"),
        help_text=_(
            "PDF, picture or text. What the file says about its author is taken out here; what can be seen on its pages is yours to cover."
        ),  # fmt: skip
    )
    names_may_stay = forms.BooleanField(
        label=_("The names that were found may stay"), required=False
    )

    def clean_copy(self):
        return clean_copy(self.cleaned_data["copy"])
