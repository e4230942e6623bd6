"""Totals of teams that tell of nobody: weeks that are over, each told when five people or more brought something in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

FEWEST = 5


@dataclass(frozen=True)
class Total:
    """``until`` is the first day that is not in it any more; ``None``: nothing can be told yet."""

    grams: int = 0
    until: date | None = None


def total_of(brought: Iterable[tuple[date, str, int]], this_week: date) -> Total:
    """``brought``: (Monday of the week, whose, grams). A week of fewer than five people waits for the next.

    So between two totals that are told there are always five people or more, and nobody's share can be worked out.
    """
    weeks: dict[date, list[tuple[str, int]]] = {}
    for monday, whose, grams in brought:
        if monday < this_week:
            weeks.setdefault(monday, []).append((whose, grams))
    told, until, waiting = 0, None, []
    for monday in sorted(weeks):
        waiting += weeks[monday]
        if len({whose for whose, _grams in waiting}) >= FEWEST:
            told += sum(grams for _whose, grams in waiting)
            waiting, until = [], date.fromordinal(monday.toordinal() + 7)
    return Total(told, until)
