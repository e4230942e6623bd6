"""One entry of a diary, a sensor or a file, before it is checked; and whoever makes it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from experiments.models import Participation


@dataclass
class Entry:
    """``slip`` is what was written first, by field, before the writer corrected it."""

    form: str
    at: datetime
    given: dict
    participation: Participation | None = None
    unit: str = ""
    district: str = ""
    slip: dict = field(default_factory=dict)


@dataclass
class Diarist:
    """A participant, and the days on which data could be taken of them."""

    participation: Participation
    days: list[date]
    district: str
    language: str
    chance: Random

    def weeks(self) -> Iterator[list[date]]:
        """Their days in runs of seven, counted from the first."""
        if not self.days:
            return
        first = self.days[0]
        week: list[date] = []
        for day in self.days:
            if week and (day - first).days // 7 != (week[0] - first).days // 7:
                yield week
                week = []
            week.append(day)
        yield week

    def entry(self, form: str, day: date, given: dict, **more) -> Entry:
        """In the evening of the day, as most diaries are written."""
        at = clock(day, self.chance.randint(17, 22), self.chance.randint(0, 59))
        more.setdefault("district", self.district)
        return Entry(form, at, given, participation=self.participation, **more)

    def happens(self, probability: float) -> bool:
        return self.chance.random() < probability

    def about(self, mean: float, spread: float, least: float = 0) -> float:
        return max(least, self.chance.gauss(mean, spread))

    def maybe_says(self, given: dict, remarks: list[dict], probability=0.06) -> None:
        if self.happens(probability):
            given["remark"] = self.chance.choice(remarks)[self.language]


def clock(day: date, hour: int, minute: int = 0) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))


def days_between(first: date, last: date) -> list[date]:
    """The last one included."""
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]
