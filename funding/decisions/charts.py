"""Intervals of scores, one strip for each line of the ranking, all on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from .money_line import MoneyLine
from .ranking import Standing

WIDTH, HEIGHT, MARGIN, TICKS = 300, 44, 8, 10


@dataclass(frozen=True)
class Strip:
    """Places on the paper; ``line`` and the band are the same in every strip, so that they run through the table."""

    low: float
    high: float
    corrected: float
    raw: float
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def middle(self) -> float:
        return self.height / 2


@dataclass(frozen=True)
class Scale:
    """``ticks`` are (place, points)."""

    first: float
    last: float
    line: float | None
    band: tuple[float, float] | None
    ticks: tuple[tuple[float, int], ...]
    width: int = WIDTH
    height: int = HEIGHT

    def at(self, score: float) -> float:
        share = (score - self.first) / (self.last - self.first)
        return round(MARGIN + (WIDTH - 2 * MARGIN) * min(max(share, 0), 1), 1)

    def strip(self, standing: Standing) -> Strip:
        return Strip(
            self.at(standing.low),
            self.at(standing.high),
            self.at(standing.corrected),
            self.at(standing.raw),
        )


def scale_of(standings: tuple[Standing, ...], line: MoneyLine) -> Scale:
    """From the lowest end of an interval to the highest, in tens."""
    lows = [min(each.low, each.raw) for each in standings] or [0.0]
    highs = [max(each.high, each.raw) for each in standings] or [100.0]
    first = floor(max(min(lows), -20) / TICKS) * TICKS
    last = max(ceil(min(max(highs), 120) / TICKS) * TICKS, first + TICKS)
    bare = Scale(first, last, None, None, ())
    step = TICKS if last - first <= 60 else 2 * TICKS
    ticks = tuple((bare.at(points), points) for points in range(first, last + 1, step))
    if line.score is None:
        return Scale(first, last, None, None, ticks)
    band = None
    if line.in_band:
        band = (bare.at(line.score - line.band), bare.at(line.score + line.band))
    return Scale(first, last, bare.at(line.score), band, ticks)
