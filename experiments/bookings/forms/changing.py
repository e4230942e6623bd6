"""What people write when they change a booking."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..actions import reschedule_booking
from ..models import Booking
from ..permissions import NoSuchHour
from .holding import DAYS, HoldForm, clock_input, day_input, moment_in, typed_time


class ExtendForm(forms.Form):
    """A later end: chosen by a button, or written."""

    until_day = forms.DateField(label=_("Day"), widget=day_input(), validators=DAYS)
    until = forms.TimeField(label=_("New end"), widget=clock_input())

    def __init__(self, booking: Booking, data=None):
        self.zone = ZoneInfo(booking.zone)
        end = booking.ends_at.astimezone(self.zone)
        if data is not None and "end" in data:
            data = self._chosen(data)
        initial = {"until_day": end.date(), "until": end.time()}
        super().__init__(data, initial=initial)

    def _chosen(self, data):
        try:
            end = datetime.fromisoformat(data["end"]).astimezone(UTC)
        except (ValueError, OverflowError):
            return data
        here = end.astimezone(self.zone)
        return {"until_day": f"{here:%Y-%m-%d}", "until": f"{here:%H:%M}"}

    def clean(self):
        given = super().clean()
        if given.get("until_day") and given.get("until") is not None:
            try:
                self.end = moment_in(given["until_day"], given["until"], self.zone)
            except NoSuchHour as refusal:
                raise ValidationError(str(refusal)) from None
        return given


def note_field() -> forms.CharField:
    """A reason that the other side reads."""
    return forms.CharField(
        label=_("Why"),
        max_length=300,
        widget=forms.Textarea({"rows": 3}),
        help_text=_("The person who booked reads it."),
    )


class NoteForm(forms.Form):
    note = note_field()


class RescheduleForm(HoldForm):
    """Another time for a booking; who moves it for somebody else says why. ``items__resource`` should be loaded."""

    def __init__(self, booking: Booking, data=None, *, by):
        self.booking, self.by = booking, by
        resource = booking.items.all()[0].resource
        initial = typed_time(booking.span, resource.time_zone)
        super().__init__(resource, data, initial=initial)
        if booking.person_id != by.pk:
            self.fields["note"] = note_field()

    def move(self) -> Booking:
        return reschedule_booking(
            booking=self.booking,
            span=self.span,
            client_key=self.cleaned_data["client_key"],
            by=self.by,
            note=self.cleaned_data.get("note", ""),
        )
