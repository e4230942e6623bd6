"""When a form is to be filled in again: once, every day, every week, every month.

Days are those of Seoul; weeks begin on Monday. Nothing here touches the database.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from experiments.enums import HowOften


class Period(NamedTuple):
    """``first`` and ``last`` day, both included; ``None`` is without end."""

    first: date | None
    last: date | None

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (
            self.last is None or day <= self.last
        )


def period_of(how_often: str, day: date) -> Period | None:
    """The time around ``day`` for which one observation is asked; ``None`` when any number is welcome."""
    if how_often == HowOften.ONCE:
        return Period(None, None)
    if how_often == HowOften.DAILY:
        return Period(day, day)
    if how_often == HowOften.WEEKLY:
        monday = day - timedelta(days=day.weekday())
        return Period(monday, monday + timedelta(days=6))
    if how_often == HowOften.MONTHLY:
        next_month = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
        return Period(day.replace(day=1), next_month - timedelta(days=1))
    return None


def number_of(how_often: str, day: date) -> int:
    """Periods that follow each other have numbers that do; those without any have the same one."""
    if how_often == HowOften.DAILY:
        return day.toordinal()
    if how_often == HowOften.WEEKLY:
        return (day.toordinal() - 1) // 7  # 1 January of the year 1 was a Monday
    if how_often == HowOften.MONTHLY:
        return day.year * 12 + day.month
    return 0
