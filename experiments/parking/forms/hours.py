"""When a space is free: the hours of a week, and single days that are different."""

from __future__ import annotations

from datetime import time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.bookings.models import HoursException
from experiments.bookings.models.hours import Weekday
from experiments.bookings.opening_hours import DAY

from ..actions import set_hours

HOUR = 60


def time_input():
    return forms.TimeInput({"type": "time", "step": 900}, format="%H:%M")


class HoursForm(forms.Form):
    """A night that begins in the evening ends the next morning: until before from means the next day."""

    always = forms.BooleanField(label=_("Day and night, every day"), required=False)

    def __init__(self, data=None, *, resource):
        super().__init__(data)
        self.resource = resource
        self.fields["always"].initial = resource.is_always_open
        weekly = _evenings(resource)
        for number, name in Weekday.choices:
            opens, closes = weekly.get(number, ("", ""))
            self._add(f"from_{number}", _("%(day)s from"), name, opens)
            self._add(f"until_{number}", _("%(day)s until"), name, closes)
        self.exceptions = list(
            resource.hours_exceptions.filter(day__gte=timezone.localdate()).order_by(
                "day", "opens"
            )
        )
        if self.exceptions:
            self.fields["forget"] = forms.TypedMultipleChoiceField(
                label=_("Days that are different; tick to take one away"),
                choices=[(each.pk, _in_words(each)) for each in self.exceptions],
                coerce=int,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        self.fields["day"] = forms.DateField(
            label=_("One more day that is different"),
            required=False,
            widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
            help_text=_("Without times it is not lent on that day at all."),
        )
        self._add("day_from", _("That day from"), "", "")
        self._add("day_until", _("That day until"), "", "")

    def _add(self, name: str, label, day, initial) -> None:
        self.fields[name] = forms.TimeField(
            label=label % {"day": day} if day else label,
            required=False,
            initial=initial,
            widget=time_input(),
        )

    def clean(self):
        data = super().clean()
        pairs = [(f"from_{n}", f"until_{n}") for n, _name in Weekday.choices]
        for opens, closes in [*pairs, ("day_from", "day_until")]:
            if (data.get(opens) is None) != (data.get(closes) is None):
                self.add_error(closes, _("Give both times, or none."))
        if data.get("day") and data["day"] < timezone.localdate():
            self.add_error("day", _("This day is over."))
        if data.get("day_from") and not data.get("day"):
            self.add_error("day", _("Which day?"))
        if not data.get("always") and not any(
            data.get(f"from_{n}") is not None for n, _name in Weekday.choices
        ):
            self.add_error("always", _("Say when: day and night, or some hours."))
        return data

    def keep(self, *, space, by) -> None:
        data = self.cleaned_data
        weekly = {
            number: (
                _minutes(data[f"from_{number}"]),
                _minutes(data[f"until_{number}"]),
            )
            for number, _name in Weekday.choices
            if data[f"from_{number}"] is not None
        }
        exception = None
        if data["day"]:
            hours = data["day_from"] is not None
            exception = (
                data["day"],
                _minutes(data["day_from"]) if hours else None,
                _minutes(data["day_until"]) if hours else None,
            )
        set_hours(
            space=space,
            always=data["always"],
            weekly=weekly,
            exception=exception,
            forget=data.get("forget", []),
            by=by,
        )


def _minutes(moment: time) -> int:
    return moment.hour * HOUR + moment.minute


def _clock(minutes: int) -> time:
    return time(*divmod(minutes % DAY, HOUR))


def _evenings(resource) -> dict[int, tuple[time, time]]:
    """As they were typed: a night that was cut at midnight is one again."""
    rows = list(resource.weekly_hours.order_by("weekday", "opens"))
    mornings = {row.weekday: row for row in rows if row.opens == 0}
    nights = {row.weekday for row in rows if row.closes == DAY and row.opens}
    typed = {}
    for row in rows:
        if row.opens == 0 and (row.weekday - 1) % 7 in nights:
            continue
        closes = row.closes
        if row.closes == DAY and row.opens and (row.weekday + 1) % 7 in mornings:
            closes = mornings[(row.weekday + 1) % 7].closes
        typed[row.weekday] = (_clock(row.opens), _clock(closes))
    return typed


def _in_words(exception: HoursException):
    if exception.opens is None:
        return _("%(day)s: not lent") % {"day": exception.day.isoformat()}
    return f"{exception.day.isoformat()}: {_clock(exception.opens):%H:%M}–{_clock(exception.closes):%H:%M}"
