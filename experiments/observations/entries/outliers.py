"""Entries that look odd: far from the rest by a measure that the odd ones themselves hardly move.

The modified z-score of Iglewicz and Hoaglin, 0.6745 (x - median) / MAD, beyond 3.5; where half of
all values are equal (MAD = 0), Tukey's fences, 1.5 interquartile ranges beyond the quartiles.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from statistics import median

LIMIT = 3.5
FENCE = 1.5
FEWEST = 8  # with fewer values nothing can be called odd
SHOWN = 20


@dataclass
class Values:
    """All numbers of one field, with the keys of their rows; sixteen bytes each."""

    rows: array = field(default_factory=lambda: array("q"))
    numbers: array = field(default_factory=lambda: array("d"))

    def add(self, row: int, number: float) -> None:
        self.rows.append(row)
        self.numbers.append(number)


@dataclass(frozen=True)
class Odd:
    row: int
    value: float
    distance: float  # from the median, in the measure's own unit: the larger, the odder


@dataclass(frozen=True)
class Judged:
    """``low`` and ``high``: what is still ordinary. ``odd``: the :data:`SHOWN` oddest of ``count``."""

    median: float
    low: float
    high: float
    count: int
    odd: list[Odd]


def judge(values: Values) -> Judged | None:
    """``None`` when there are too few values, or nothing by which to measure."""
    if len(values.numbers) < FEWEST:
        return None
    ordered = sorted(values.numbers)
    middle = median(ordered)
    bounds = _by_deviation(ordered, middle) or _by_quartiles(ordered)
    if bounds is None:
        return None
    low, high = bounds
    found = [
        Odd(row, number, _distance(number, middle, low, high))
        for row, number in zip(values.rows, values.numbers, strict=True)
        if not low <= number <= high
    ]
    found.sort(key=lambda each: (-each.distance, each.row))
    return Judged(middle, low, high, len(found), found[:SHOWN])


def _by_deviation(ordered: list[float], middle: float) -> tuple[float, float] | None:
    deviation = median(sorted(abs(number - middle) for number in ordered))
    reach = LIMIT * deviation / 0.6745
    return (middle - reach, middle + reach) if deviation else None


def _by_quartiles(ordered: list[float]) -> tuple[float, float] | None:
    low, high = _quantile(ordered, 0.25), _quantile(ordered, 0.75)
    reach = FENCE * (high - low)
    return (low - reach, high + reach) if reach else None


def _quantile(ordered: list[float], share: float) -> float:
    """Linear between the two nearest, as most programs do."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def _distance(number: float, middle: float, low: float, high: float) -> float:
    reach = (high - middle) if number > middle else (middle - low)
    return abs(number - middle) / reach if reach else abs(number - middle)
