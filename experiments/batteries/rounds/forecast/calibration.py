"""How good the forecast has been: each later emptying is foretold from what was known before it, and held against the scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from .level import RANGE, Box, Habits, Interval, learn, level_of

MEANT = RANGE[1] - RANGE[0]
FEWEST = 20  # emptyings, before a share of them says anything


@dataclass(frozen=True)
class Trial:
    expected: int
    low: int
    high: int
    weighed: int
    chance: float
    was_full: bool

    @property
    def is_inside(self) -> bool:
        return self.low <= self.weighed <= self.high


@dataclass(frozen=True)
class Calibration:
    trials: tuple[Trial, ...]

    @property
    def is_telling(self) -> bool:
        return len(self.trials) >= FEWEST

    @property
    def inside(self) -> float:
        """Share of emptyings whose weight lay in the range; :data:`MEANT` would be exact."""
        return sum(each.is_inside for each in self.trials) / max(len(self.trials), 1)

    @property
    def bias(self) -> float:
        """What was foretold over what came, less one."""
        weighed = sum(each.weighed for each in self.trials)
        return sum(each.expected for each in self.trials) / max(weighed, 1) - 1

    @property
    def full(self) -> tuple[float, float]:
        """Boxes foretold to be full, as the sum of their chances, and boxes that were."""
        return (
            sum(each.chance for each in self.trials),
            float(sum(each.was_full for each in self.trials)),
        )


def back_test(
    histories: Mapping[object, Sequence[Interval]],
    capacities: Mapping[object, int],
    by_weekday: Sequence[float] = (),
    *,
    habits: Habits | None = None,
) -> Calibration:
    """Habits are learned from the earlier half of all emptyings, the later half is foretold, each from what was before it."""
    ends = sorted(each.at for history in histories.values() for each in history)
    if not ends:
        return Calibration(())
    cut = ends[len(ends) // 2]
    earlier = [
        [each for each in history if each.at <= cut] for history in histories.values()
    ]
    zone = habits.zone if habits else None
    learned = learn(earlier, by_weekday, zone=zone, before=habits)
    trials = []
    for key, history in histories.items():
        for number, each in enumerate(history):
            if each.since >= cut:
                before = tuple(history[:number])
                trials.append(_trial(capacities[key], each, before, learned))
    return Calibration(tuple(trials))


def _trial(
    capacity: int, each: Interval, before: tuple[Interval, ...], habits: Habits
) -> Trial:
    """Foretold from the moment of the emptying before it, when nothing was in the box and nothing told of."""
    moment: datetime = each.since
    level = level_of(Box(capacity, moment, history=before), habits, moment, each.at)
    return Trial(
        level.expected,
        level.low,
        level.high,
        each.weighed,
        level.chance_full,
        each.weighed >= capacity,
    )
