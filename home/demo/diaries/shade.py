"""A spring and an early summer of waiting under growing plants."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .entries import Diarist, Entry


def entries_of(diarist: Diarist, _day: date) -> Iterator[Entry]:
    patience = diarist.about(5.2, 1)
    weeks = list(diarist.weeks())
    for at, week in enumerate(weeks):
        if not diarist.happens(0.8):
            continue
        comfort = diarist.about(patience + at / len(weeks), 1.2)
        given = {"comfort": min(10, max(1, round(comfort)))}
        if diarist.happens(0.9):
            given["in-shade"] = diarist.happens(0.6)
        yield diarist.entry("waiting", diarist.chance.choice(week), given)
