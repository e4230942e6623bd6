"""Before and after the first day of the change."""

from __future__ import annotations

from datetime import date

from experiments.enums import Statistic

from .. import statistics
from ..suppression import SUPPRESSED, K, is_small
from .cells import (
    Asked,
    Cell,
    counted,
    cut,
    estimate,
    may_show,
    per_subject,
    written,
)
from .collecting import Column


def before_after_of(
    column: Column, after: Cell, asked: Asked, change_on: date | None, *, tells_n: bool
) -> dict | None:
    """Everybody before beside everybody after, and the difference: paired where the same were there twice.

    ``None`` without a change. Persons who were there only once are compared only when they are none or
    many: the difference of a few from the rest could be worked out.
    """
    if change_on is None:
        return None
    first = change_on.toordinal()
    keys = (True if day < first else None for day in column.days)
    before = cut(column, keys).get(True, Cell())
    if not (may_show(before, asked) and before.values and after.values):
        return dict(SUPPRESSED) if asked.is_personal else None
    found = [estimate(counted(cell, asked), asked) for cell in (before, after)]
    method, change = _difference(before, after, found, asked)
    how = {"tells_n": tells_n, "is_rate": asked.is_rate}
    return {
        "change_on": change_on.isoformat(),
        "before": written(found[0], **how),
        "after": written(found[1], **how),
        "method": method,
        "difference": {**written(change, **how), "n": None},
    }


def _difference(before: Cell, after: Cell, found, asked: Asked):
    if asked.by_subject:
        earlier, later = per_subject(before), per_subject(after)
        both = sorted(earlier.keys() & later.keys())
        if _may_pair(earlier, later, both, asked):
            return "paired", _paired(
                [earlier[who] for who in both], [later[who] for who in both], asked
            )
    if asked.is_rate:
        return "newcombe", statistics.difference_of_rates(*found)
    values = [counted(cell, asked) for cell in (before, after)]
    if asked.statistic == Statistic.MEDIAN:
        n = min(len(each) for each in values)
        change = found[1].estimate - found[0].estimate
        return "medians", statistics.Estimate(n, change)
    return "welch", statistics.difference_of_means(*values, asked.confidence)


def _may_pair(earlier, later, both, asked: Asked) -> bool:
    if not asked.is_personal:
        return len(both) > 1
    once = (len(earlier) - len(both), len(later) - len(both))
    return len(both) >= K and not any(map(is_small, once))


def _paired(before: list, after: list, asked: Asked) -> statistics.Estimate:
    """Of rates: the mean change of everybody's own share; of medians: the median of the changes."""
    changes = [later - earlier for earlier, later in zip(before, after, strict=True)]
    if asked.is_rate:
        return statistics.mean(changes, asked.confidence)
    return estimate(changes, asked)
