"""How sure one can be of a fact, by its age, its source and what passers-by reported since. Knows no database.

A fact begins with the weight of who said it and halves in its half-life: ``weight * 2 ** (-age / half-life)``; each open
report against it multiplies by :data:`DOUBT`. Half-lives are set so that a box which the park itself saw counts as sure for
half a year: of 31 published points in Haringey, 6 were gone within the life of the list.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from .enums import FactKey, Source


class Level(models.TextChoices):
    SURE = "sure", _("Sure")
    LIKELY = "likely", _("Likely")
    UNSURE = "unsure", _("Unsure")


# In days. Opening hours change more often than places; what a box takes is printed on it.
HALF_LIVES: dict[str, int] = {
    FactKey.THERE: 365,
    FactKey.PLACE: 730,
    FactKey.OPENING_HOURS: 240,
    FactKey.ACCESS: 540,
    FactKey.CHEMISTRIES: 540,
    FactKey.CAPACITY: 1_095,
    FactKey.PHONE: 365,
}
# Seen by the park itself, seen by a resident, asked by telephone, drawn by mappers, named in a list of something else.
WEIGHTS: dict[str, float] = {
    Source.PARK: 1.0,
    Source.RESIDENT: 0.9,
    Source.HARINGEY: 0.8,
    Source.OSM: 0.6,
    Source.SEOUL_BINS: 0.2,
}
LEAST: dict[str, float] = {Level.SURE: 0.7, Level.LIKELY: 0.35}
DOUBT = 0.45


@dataclass(frozen=True)
class Lasting:
    """Until when a fact is at least that sure; nothing where it never was."""

    sure_until: datetime | None
    likely_until: datetime | None

    def level_at(self, moment: datetime) -> Level:
        return level_between(self.sure_until, self.likely_until, moment)


def confidence(key: str, source: str, age: timedelta, doubts: int = 0) -> float:
    """From 0 to 1. What was verified in the future, by a clock that is fast, is as good as new."""
    days = max(age.total_seconds(), 0.0) / 86_400
    return WEIGHTS[source] * DOUBT**doubts * 2 ** (-days / HALF_LIVES[key])


def level_of(key: str, source: str, age: timedelta, doubts: int = 0) -> Level:
    sure = confidence(key, source, age, doubts)
    for level, least in LEAST.items():
        if sure >= least:
            return Level(level)
    return Level.UNSURE


def lasting(key: str, source: str, verified_at: datetime, doubts: int = 0) -> Lasting:
    """The same rule turned round, so that a list can be narrowed by it without working anything out."""
    begins = WEIGHTS[source] * DOUBT**doubts

    def until(level: str) -> datetime | None:
        if begins < LEAST[level]:
            return None
        days = HALF_LIVES[key] * math.log2(begins / LEAST[level])
        return verified_at + timedelta(days=days)

    return Lasting(until(Level.SURE), until(Level.LIKELY))


def level_between(
    sure_until: datetime | None, likely_until: datetime | None, moment: datetime
) -> Level:
    if sure_until and moment <= sure_until:
        return Level.SURE
    if likely_until and moment <= likely_until:
        return Level.LIKELY
    return Level.UNSURE
