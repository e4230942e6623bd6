"""The same hours every week."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from ..actions.repeating import MOST_DATES, Rhythm
from .holding import DAYS, clock_input, day_input
from .hours import minutes_of


class SeriesForm(forms.Form):
    client_key = forms.UUIDField(widget=forms.HiddenInput)
    title = forms.CharField(label=_("What for"), max_length=120)
    first_day = forms.DateField(
        label=_("First day"), widget=day_input(), validators=DAYS
    )
    last_day = forms.DateField(label=_("Last day"), widget=day_input(), validators=DAYS)
    every_weeks = forms.IntegerField(
        label=_("Every … weeks"),
        initial=1,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_DATES)],
        help_text=_("1: every week, on the weekday of the first day."),
    )
    start = forms.TimeField(label=_("From"), widget=clock_input())
    until = forms.TimeField(
        label=_("Until"),
        widget=clock_input(),
        help_text=_("Earlier than the beginning: on the next morning."),
    )

    def __init__(self, data=None):
        super().__init__(data, initial={"client_key": uuid4()})

    def clean(self):
        given = super().clean()
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and last < first:
            raise ValidationError(_("The last day must not come before the first."))
        return given

    def rhythm(self) -> Rhythm:
        """Of a valid form."""
        given = self.cleaned_data
        return Rhythm(
            given["first_day"],
            given["last_day"],
            given["every_weeks"],
            minutes_of(given["start"]),
            minutes_of(given["until"]),
        )
