"""Forms of the park manager: closing a space, planning a season."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.bookings.forms.holding import (
    DAYS,
    clock_input,
    day_input,
    moment_in,
)
from experiments.bookings.models.hours import Weekday
from experiments.bookings.opening_hours import Span
from experiments.bookings.permissions import EndsBeforeItStarts, NoSuchHour

from ..enums import PARK
from ..models import Round, RoundSlot, Space
from .clocks import ENDS_FIRST, ClockField
from .requesting import SpacesChoice

MOMENTS = [
    MinValueValidator(datetime(2000, 1, 1, tzinfo=UTC)),
    MaxValueValidator(datetime(2200, 1, 1, tzinfo=UTC)),
]


class MomentsForm(forms.Form):
    """Two moments on the wall clock of a place, each a day and an hour."""

    first_day = forms.DateField(label=_("From"), widget=day_input(), validators=DAYS)
    first_hour = forms.TimeField(label=_("at"), widget=clock_input())
    last_day = forms.DateField(label=_("Until"), widget=day_input(), validators=DAYS)
    last_hour = forms.TimeField(label=_("at"), widget=clock_input())

    zone = ZoneInfo(PARK)

    def clean(self):
        given = super().clean()
        if self.errors:
            return given
        try:
            self.span = Span(
                *(
                    moment_in(given[f"{end}_day"], given[f"{end}_hour"], self.zone)
                    for end in ("first", "last")
                )
            )
        except NoSuchHour as refusal:
            raise ValidationError(str(refusal)) from None
        if self.span.end <= self.span.start:
            raise ValidationError(str(EndsBeforeItStarts()))
        if self.span.end <= timezone.now():
            raise ValidationError(_("This time is over. Choose one to come."))
        return given


class CloseForm(MomentsForm):
    reason = forms.CharField(
        label=_("Why"),
        max_length=120,
        help_text=_("Everybody whose booking is moved or cancelled reads it."),
    )

    def __init__(self, resource, data=None):
        self.zone = resource.time_zone
        super().__init__(data)


class RoundForm(forms.ModelForm):
    """The hours are the same on all the days that are ticked."""

    weekdays = forms.TypedMultipleChoiceField(
        label=_("On these weekdays"),
        choices=Weekday.choices,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
    )
    opens = ClockField(label=_("From"))
    closes = ClockField(label=_("Until"), is_end=True)
    spaces = SpacesChoice(
        Space.objects.listed()
        .filter(resource__quantity=1)
        .select_related("resource")
        .order_by("resource__slug"),
        label=_("Spaces that are given out"),
        widget=forms.CheckboxSelectMultiple,
    )

    class Meta:
        model = Round
        fields = [
            "name",
            "slug",
            "first_day",
            "last_day",
            "opens_at",
            "closes_at",
            "spaces",
        ]
        widgets = {
            "first_day": day_input(),
            "last_day": day_input(),
            "opens_at": forms.DateTimeInput({"type": "datetime-local"}),
            "closes_at": forms.DateTimeInput({"type": "datetime-local"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("first_day", "last_day"):
            self.fields[name].validators = [*self.fields[name].validators, *DAYS]
        for name in ("opens_at", "closes_at"):
            self.fields[name].validators = [*self.fields[name].validators, *MOMENTS]

    def clean(self):
        given = super().clean()
        opens, closes = given.get("opens"), given.get("closes")
        if opens is not None and closes is not None and closes <= opens:
            self.add_error("closes", ENDS_FIRST)
        first, last = given.get("first_day"), given.get("last_day")
        if first and last and (last - first).days > 366:
            self.add_error("last_day", _("A season is no longer than a year."))
        if given.get("closes_at") and first and given["closes_at"].date() >= first:
            self.add_error(
                "closes_at", _("Requests end before the first day of the season.")
            )
        return given

    @transaction.atomic
    def save(self, commit=True) -> Round:
        round = super().save(commit)
        RoundSlot.objects.bulk_create(
            RoundSlot(
                round=round,
                weekday=weekday,
                opens=self.cleaned_data["opens"],
                closes=self.cleaned_data["closes"],
            )
            for weekday in self.cleaned_data["weekdays"]
        )
        return round
