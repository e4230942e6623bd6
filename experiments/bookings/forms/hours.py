"""When a place is open: a week of rows, and days that are different."""

from __future__ import annotations

import re
from datetime import date, time

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from innovation_park.lib.translated import TranslatedFormField

from ..models import Resource
from ..models.hours import Weekday
from ..opening_hours import DAY
from .holding import DAYS, clock_input, day_input

MOST_ROWS = 8  # of one day
NAME = re.compile(r"d([0-6])r([0-7])(opens|closes)")
WORKING_DAYS = range(1, 5)  # those to which Monday can be copied


def clock(minutes: int) -> str:
    return "{:02}:{:02}".format(*divmod(minutes % DAY, 60))


def minutes_of(at: time) -> int:
    return at.hour * 60 + at.minute


def split_at_midnight(
    weekday: int, opens: int, closes: int
) -> list[tuple[int, int, int]]:
    """(weekday, opens, closes): a night is two rows, and midnight is the end of a day."""
    if closes == 0:
        return [(weekday, opens, DAY)]
    if closes > opens:
        return [(weekday, opens, closes)]
    return [(weekday, opens, DAY), ((weekday + 1) % 7, 0, closes)]


def overlaps(rows: list[tuple[int, int, int]]) -> list[str]:
    """A sentence for each two hours of a day that lie in each other."""
    rows = sorted(rows)
    return [
        _("%(day)s: %(first)s and %(second)s overlap.")
        % {
            "day": Weekday(weekday).label,
            "first": f"{clock(opens)}–{clock(closes)}",
            "second": f"{clock(later)}–{clock(end)}",
        }
        for (weekday, opens, closes), (other, later, end) in zip(
            rows, rows[1:], strict=False
        )
        if weekday == other and later < closes
    ]


class WeekForm(forms.Form):
    """Two fields a row, ``d0r1opens`` for the second opening of Monday; an empty row counts for nothing."""

    def __init__(self, resource: Resource, data=None):
        self.kept = _kept(resource)
        if data is not None and "copy" in data:
            data = _copied(data)
        super().__init__(data)
        self.rows = [self._row_count(day) for day in range(7)]
        for day, count in enumerate(self.rows):
            kept = self.kept.get(day, [])
            for row in range(count):
                opens, closes = kept[row] if row < len(kept) else (None, None)
                self._add(day, row, "opens", gettext_lazy("From"), opens)
                self._add(day, row, "closes", gettext_lazy("Until"), closes)

    def _row_count(self, day: int) -> int:
        """Those that are there, and an empty one; one more when it was asked for."""
        if not self.is_bound:
            return min(len(self.kept.get(day, [])) + 1, MOST_ROWS)
        sent = [int(match[2]) for name in self.data if (match := _of_day(name, day))]
        more = self.data.get("more") == str(day)
        return min(max(sent, default=0) + 1 + more, MOST_ROWS)

    def _add(self, day: int, row: int, edge: str, label, minutes: int | None) -> None:
        self.fields[f"d{day}r{row}{edge}"] = forms.TimeField(
            label=label,
            required=False,
            widget=clock_input(),
            initial=None if minutes is None else clock(minutes),
        )

    def days(self) -> list[dict]:
        """For the template: each day in words, and open where there is something to do."""
        return [self._day(day, count) for day, count in enumerate(self.rows)]

    def _day(self, day: int, count: int) -> dict:
        rows = [
            (self[f"d{day}r{row}opens"], self[f"d{day}r{row}closes"])
            for row in range(count)
        ]
        is_faulty = any(field.errors for row in rows for field in row)
        return {
            "number": day,
            "name": Weekday(day).label,
            "hours": ", ".join(
                f"{opens.value()}–{closes.value()}"
                for opens, closes in rows
                if opens.value() and closes.value()
            ),
            "is_open": is_faulty
            or self.data.get("more") == str(day)
            or self._is_first(day),
            "may_have_more": count < MOST_ROWS,
            "rows": rows,
        }

    def _is_first(self, day: int) -> bool:
        """Of a week that nobody has written yet: here one begins."""
        return day == 0 and not self.is_bound and not self.kept

    def clean(self):
        given = super().clean()
        self.week: list[tuple[int, int, int]] = []
        for day, count in enumerate(self.rows):
            for row in range(count):
                self._take(given, day, row)
        for sentence in overlaps(self.week):
            self.add_error(None, sentence)
        return given

    def _take(self, given, day: int, row: int) -> None:
        opens, closes = (
            given.get(f"d{day}r{row}{edge}") for edge in ("opens", "closes")
        )
        if (opens is None) != (closes is None):
            if not any(f"d{day}r{row}{edge}" in self.errors for edge in EDGES):
                name = f"d{day}r{row}{'opens' if opens is None else 'closes'}"
                self.add_error(name, _("Give both hours, or none."))
        elif opens is not None:
            if opens == closes and opens != time(0):
                self.add_error(
                    f"d{day}r{row}closes", _("It must close after it opens.")
                )
            else:
                self.week += split_at_midnight(
                    day, minutes_of(opens), minutes_of(closes)
                )


EDGES = ("opens", "closes")


def _of_day(name: str, day: int):
    match = NAME.fullmatch(name)
    return match if match and int(match[1]) == day else None


def _kept(resource: Resource) -> dict[int, list[tuple[int, int]]]:
    kept: dict[int, list[tuple[int, int]]] = {}
    rows = resource.weekly_hours.order_by("weekday", "opens")
    for weekday, opens, closes in rows.values_list("weekday", "opens", "closes"):
        kept.setdefault(weekday, []).append((opens, closes))
    return kept


def _copied(data):
    """What Monday says, on every weekday; nothing is saved yet."""
    copied = data.copy()
    for name in data:
        match = NAME.fullmatch(name)
        if match and int(match[1]) in WORKING_DAYS:
            del copied[name]
    for name in data:
        if match := _of_day(name, 0):
            for day in WORKING_DAYS:
                copied[f"d{day}r{match[2]}{match[3]}"] = data[name]
    return copied


class ExceptionForm(forms.Form):
    """One date on which it is closed, or open at other hours."""

    day = forms.DateField(
        label=gettext_lazy("Date"), widget=day_input(), validators=DAYS
    )
    opens = forms.TimeField(
        label=gettext_lazy("From"),
        required=False,
        widget=clock_input(),
        help_text=gettext_lazy("Empty: closed the whole day."),
    )
    closes = forms.TimeField(
        label=gettext_lazy("Until"), required=False, widget=clock_input()
    )
    reason = TranslatedFormField(
        label=gettext_lazy("Reason"), required=False, max_length=120
    )

    def clean(self):
        given = super().clean()
        opens, closes = given.get("opens"), given.get("closes")
        if (opens is None) != (closes is None):
            raise ValidationError(_("Give both hours, or none."))
        self.hours: tuple[int, int] | None = None
        if opens is not None:
            end = minutes_of(closes) or DAY
            if end <= minutes_of(opens):
                raise ValidationError(
                    _("It must close after it opens; a night is two dates.")
                )
            self.hours = minutes_of(opens), end
        return given

    @property
    def date(self) -> date:
        return self.cleaned_data["day"]
