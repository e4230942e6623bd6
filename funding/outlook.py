"""When an application will hear, from how long others have waited: half of them, and four out of five.

Pure: whoever asks brings the moments at which other applications came to a status.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

FEWEST = 5  # of fewer one cannot say what is usual
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Arrival:
    """An application came to ``status``."""

    application: int
    status: str
    at: datetime


@dataclass(frozen=True)
class Outlook:
    """Half of ``number`` others had waited ``half_days`` or less, four out of five ``most_days`` or less."""

    half_days: int
    most_days: int
    number: int
    since: datetime

    @property
    def half_by(self) -> datetime:
        return self.since + self.half_days * DAY

    @property
    def most_by(self) -> datetime:
        return self.since + self.most_days * DAY

    def is_late(self, now: datetime) -> bool:
        return now > self.most_by


def waits(
    arrivals: Iterable[Arrival], start: str, ends: Collection[str]
) -> list[float]:
    """Days from the last time each application came to ``start`` until it came to one of ``ends``.

    Whoever still waits, or left by another way, is not counted.
    """
    began: dict[int, datetime] = {}
    days: dict[int, float] = {}
    for each in sorted(arrivals, key=lambda each: each.at):
        if each.status == start:
            began[each.application] = each.at
            days.pop(each.application, None)
        elif each.status in ends and each.application in began:
            waited = each.at - began[each.application]
            days.setdefault(each.application, waited / DAY)
    return list(days.values())


def percentile(values: Sequence[float], percent: int) -> float:
    """By nearest rank: a value that was really met."""
    ranked = sorted(values)
    return ranked[max(math.ceil(percent / 100 * len(ranked)), 1) - 1]


def outlook_of(days: Sequence[float], since: datetime) -> Outlook | None:
    """``None`` when too few have been through it."""
    if len(days) < FEWEST:
        return None
    return Outlook(
        half_days=math.ceil(percentile(days, 50)),
        most_days=math.ceil(percentile(days, 80)),
        number=len(days),
        since=since,
    )
