"""Hours of a weekday as form fields: minutes of the wall clock inside, 18:30 outside."""

from __future__ import annotations

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

from experiments.bookings.opening_hours import DAY


class ClockField(forms.TimeField):
    """Gives minutes of the day. With ``is_end`` midnight is the end of the day."""

    def __init__(self, *, is_end: bool = False, **kwargs):
        self.is_end = is_end
        widget = forms.TimeInput({"type": "time"}, format="%H:%M")
        super().__init__(widget=widget, **kwargs)

    def clean(self, value):
        at: time | None = super().clean(value)
        if at is None:
            return None
        minutes = at.hour * 60 + at.minute
        return DAY if self.is_end and minutes == 0 else minutes

    def prepare_value(self, value):
        if isinstance(value, int):
            hours, minutes = divmod(value % DAY, 60)
            return time(hours, minutes)
        return value


ENDS_FIRST = _("The end must come after the beginning.")
