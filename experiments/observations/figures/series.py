"""Week by week. Of persons, weeks with few become one with their neighbours."""

from __future__ import annotations

from datetime import date

from ..suppression import is_small, merge_neighbours
from .cells import Asked, Cell, counted, cut, estimate, persons_of, written
from .collecting import Column

Week = tuple[int, Cell]  # the ordinal of its Monday


def series_of(
    column: Column, asked: Asked, change_on: date | None, *, tells_n: bool
) -> list[dict]:
    """The first day of the change begins a week of its own."""
    change = change_on.toordinal() if change_on else None
    cells = cut(column, (_week(day, change) for day in column.days))
    rows = []
    for is_after in (False, True):
        weeks = [(key[1], cells[key]) for key in sorted(cells) if key[0] is is_after]
        for run, cell, tells in _periods(weeks, asked):
            begins, ends = weeks[run[0]][0], weeks[run[-1]][0] + 6
            if change is not None:
                begins = max(begins, change) if is_after else begins
                ends = ends if is_after else min(ends, change - 1)
            found = estimate(counted(cell, asked), asked)
            rows.append(
                {
                    "from": date.fromordinal(begins).isoformat(),
                    "to": date.fromordinal(ends).isoformat(),
                    **written(found, tells_n=tells_n and tells, is_rate=asked.is_rate),
                }
            )
    return rows


def _week(day: int, change: int | None) -> tuple[bool, int]:
    return change is not None and day >= change, day - (day - 1) % 7


def _periods(weeks: list[Week], asked: Asked):
    """Runs of weeks, their answers, and whether one may tell how many there were."""
    if not asked.is_personal:
        yield from (
            (range(at, at + 1), cell, True) for at, (_day, cell) in enumerate(weeks)
        )
        return
    groups = [persons_of(cell, asked) for _day, cell in weeks]
    everybody = len(frozenset().union(*(group[0] for group in groups)))
    for run in merge_neighbours(groups):
        cell = Cell()
        for at in run:
            cell.extend(weeks[at][1])
        yield run, cell, not is_small(everybody - len(set(cell.subjects)))
