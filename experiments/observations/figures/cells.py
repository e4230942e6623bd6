"""One cell of a table: the answers of a group, counted by person or by entry, and what may be said of it."""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field
from datetime import date

from experiments.enums import FieldKind, Statistic

from .. import statistics
from ..suppression import Persons, is_safe
from .collecting import Column

MEASURED = {FieldKind.NUMBER, FieldKind.WHOLE, FieldKind.YES_NO}


@dataclass
class Cell:
    """Some of the answers of a column."""

    values: array = field(default_factory=lambda: array("d"))
    subjects: array = field(default_factory=lambda: array("q"))

    def extend(self, other: Cell) -> None:
        self.values.extend(other.values)
        self.subjects.extend(other.subjects)


@dataclass(frozen=True)
class Asked:
    """How a column is summed up."""

    kind: str
    statistic: str
    confidence: float
    by_subject: bool
    is_personal: bool

    @property
    def is_rate(self) -> bool:
        return self.statistic == Statistic.RATE


def asked_of(column: Column, statistic: str, confidence: float) -> Asked:
    """Yes and no give a rate, whatever was wished; numbers never do."""
    if column.field.kind == FieldKind.YES_NO:
        statistic = Statistic.RATE
    elif statistic == Statistic.RATE:
        statistic = Statistic.MEAN
    return Asked(
        column.field.kind,
        statistic,
        confidence,
        column.by_subject,
        column.is_personal,
    )


def cut(column: Column, keys: Iterable[Hashable]) -> dict[Hashable, Cell]:
    """The column in cells, by one key per answer; answers whose key is ``None`` are left out."""
    cells: dict[Hashable, Cell] = defaultdict(Cell)
    if column.has_subjects:
        parts = zip(keys, column.values, column.subjects, strict=True)
        for key, value, subject in parts:
            cell = cells[key]
            cell.values.append(value)
            cell.subjects.append(subject)
    else:
        for key, value in zip(keys, column.values, strict=True):
            cells[key].values.append(value)
    cells.pop(None, None)
    return dict(cells)


def since(column: Column, change_on: date | None) -> Cell:
    """What counts for the results: everything from the first day of the change on."""
    if change_on is None:
        return Cell(column.values, column.subjects)
    first = change_on.toordinal()
    keys = (True if day >= first else None for day in column.days)
    return cut(column, keys).get(True, Cell())


def per_subject(cell: Cell) -> dict[int, float]:
    """Everybody counts once: the mean of their own answers, for yes and no the share of yes."""
    own: dict[int, list[float]] = defaultdict(list)
    for subject, value in zip(cell.subjects, cell.values, strict=True):
        own[subject].append(value)
    return {
        subject: values[0] if len(values) == 1 else math.fsum(values) / len(values)
        for subject, values in own.items()
    }


def counted(cell: Cell, asked: Asked):
    """The values that enter the statistics."""
    return list(per_subject(cell).values()) if asked.by_subject else cell.values


def persons_of(cell: Cell, asked: Asked) -> Persons:
    everybody = frozenset(cell.subjects)
    if not asked.is_rate:
        return (everybody,)
    answers = list(zip(cell.subjects, cell.values, strict=True))
    return (
        everybody,
        frozenset(who for who, value in answers if value),
        frozenset(who for who, value in answers if not value),
    )


def may_show(cell: Cell, asked: Asked) -> bool:
    return not asked.is_personal or is_safe(persons_of(cell, asked))


def estimate(values, asked: Asked) -> statistics.Estimate:
    if asked.is_rate:
        hits = math.fsum(values)
        return statistics.rate(hits, len(values), asked.confidence)
    if asked.statistic == Statistic.MEDIAN:
        return _median(values, asked)
    return statistics.mean(values, asked.confidence)


def _median(values, asked: Asked) -> statistics.Estimate:
    """Of persons without an interval from the smallest to the largest: those are of one person each."""
    found = statistics.median(values, asked.confidence)
    rank = statistics.median_rank(len(values), asked.confidence)
    if asked.is_personal and rank <= 1:
        return statistics.Estimate(found.n, found.estimate)
    return found


def written(found: statistics.Estimate, *, tells_n=True, is_rate=False) -> dict:
    """Where ``n`` may not be told the rest is blunt: from an exact share, or its interval, it could be worked out."""
    n, *rest = (found.n, found.estimate, found.low, found.high)
    if not tells_n and is_rate:
        n, rest = None, [_to_percent(found.estimate), None, None]
    elif not tells_n:
        n, rest = None, [_to_three_digits(each) for each in rest]
    return dict(zip(("n", "estimate", "low", "high"), (n, *rest), strict=True))


def _to_percent(value: float | None) -> float | None:
    return None if value is None else round(value, 2)


def _to_three_digits(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.3g}")
