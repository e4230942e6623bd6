"""When a form is due: the days, weeks or months that a protocol expects an entry for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from experiments.enums import HowOften
from experiments.models import Move
from experiments.workflow import Status

from ..rhythm import number_of, period_of

ALWAYS = [(date.min, date.max)]
SHOWN = {HowOften.DAILY: 14, HowOften.WEEKLY: 12, HowOften.MONTHLY: 12}


@dataclass(frozen=True)
class Slot:
    """``last_on`` is its last day: until then nothing is missing."""

    first_on: date
    last_on: date
    how_often: str

    @property
    def name(self) -> str:
        if self.how_often == HowOften.ONCE:
            return _("Once")
        if self.how_often == HowOften.MONTHLY:
            return date_format(self.first_on, "YEAR_MONTH_FORMAT")
        day = date_format(self.first_on, "MONTH_DAY_FORMAT")
        return (
            day
            if self.how_often == HowOften.DAILY
            else _("Week of %(day)s") % {"day": day}
        )

    @property
    def number(self) -> int:
        return number_of(self.how_often, self.first_on)

    @property
    def short(self) -> str:
        """Beside a sign on a phone."""
        if self.how_often == HowOften.ONCE:
            return ""
        pattern = "n/Y" if self.how_often == HowOften.MONTHLY else "n/j"
        return date_format(self.first_on, pattern)

    def __contains__(self, day: date) -> bool:
        return self.first_on <= day <= self.last_on


def running_spans(moves: list[Move]) -> list[tuple[date, date]]:
    """First and last days of the times in which it ran. Without any such step: always."""
    spans: list[tuple[date, date]] = []
    for move in moves:
        day = timezone.localdate(move.at)
        if move.source == Status.RUNNING and spans:
            spans[-1] = (spans[-1][0], day)
        if move.target == Status.RUNNING:
            spans.append((day, date.max))
    return spans or ALWAYS


def slots_of(how_often: str, first_on: date, last_on: date) -> list[Slot]:
    """Every slot that touches the days from ``first_on`` to ``last_on``; none when entries come at any time."""
    if how_often == HowOften.ANY_TIME or last_on < first_on:
        return []
    if how_often == HowOften.ONCE:
        return [Slot(first_on, last_on, how_often)]
    slots, day = [], first_on
    while day <= last_on:
        slot = slot_around(how_often, day)
        slots.append(slot)
        day = slot.last_on + timedelta(days=1)
    return slots


def slot_around(how_often: str, day: date) -> Slot:
    """Of forms that come again."""
    return Slot(*period_of(how_often, day), how_often)
