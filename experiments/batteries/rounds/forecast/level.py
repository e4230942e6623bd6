"""How full a box is, and the chance that it is full by a moment, from what was weighed at each emptying.

A box takes in grams in small gifts. How many come in a time is Poisson, their usual size is the ``grain`` (variance
over mean), days of the week differ by known shares, and each box has a rate of its own. The rate begins with what boxes
here usually take in and learns from each emptying, old ones counting half after :data:`HALF_LIFE`: gamma and Poisson,
so that all of it is arithmetic. What residents had weighed and confirmed is known; what nobody told us of is forecast
at the rate of what the scale found beyond that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo
from math import fsum

from .gamma import Gamma

HALF_LIFE = timedelta(days=120)
ONE_DAY, ONE_WEEK = timedelta(days=1), timedelta(weeks=1)
EVEN = (1.0,) * 7
TRUST = 0.8  # that a box which one resident calls full is full
RANGE = (0.1, 0.9)  # between these two shares lies what is told as the range
WEEKDAY_DOUBT = 20  # grains a weekday is thought to have had before anything was seen


@dataclass(frozen=True)
class Interval:
    """From one emptying to the next: what the scale found, and how much of it drop-offs had told of."""

    since: datetime
    at: datetime
    weighed: int
    registered: int = 0

    @property
    def hidden(self) -> int:
        return max(0, self.weighed - self.registered)


@dataclass(frozen=True)
class Habits:
    """What boxes of this place have in common: grams a day, how far boxes differ (standard deviation), the size of a
    gift, and the shares of the weekdays, Monday first, 1 on average."""

    mean: float = 150.0
    spread: float = 150.0
    grain: float = 200.0
    weekdays: tuple[float, ...] = EVEN
    zone: tzinfo | None = None

    def days(self, since: datetime, until: datetime) -> float:
        """How many average days lie between: a weekend counts as much as it brings."""
        if until <= since:
            return 0.0
        start, end = since.astimezone(self.zone), until.astimezone(self.zone)
        weeks = (end - start) // ONE_WEEK
        total, here = 7.0 * weeks, start + weeks * ONE_WEEK
        while here < end:
            midnight = datetime.combine(here.date() + ONE_DAY, time(), here.tzinfo)
            there = min(midnight, end)
            total += self.weekdays[here.weekday()] * ((there - here) / ONE_DAY)
            here = there
        return total


@dataclass(frozen=True)
class Rate:
    """Of one box, in grams an average day; ``doubt`` is the standard deviation of what we know of it."""

    mean: float
    doubt: float


@dataclass(frozen=True)
class Box:
    """What is known of a box now. ``since`` is when it was last emptied, or when it was set up."""

    capacity: int
    since: datetime
    known: int = 0
    full_reports: int = 0
    history: tuple[Interval, ...] = ()


@dataclass(frozen=True)
class Level:
    """What is in the box at a moment: what is known, and the rest by its distribution."""

    capacity: int
    known: int
    rest: Gamma
    full_reports: int = 0

    @property
    def expected(self) -> int:
        """Grams. Whoever says that a box is full moves it to where it would have to be."""
        said = self.capacity * (1 - (1 - TRUST) ** self.full_reports)
        return round(max(self.known + self.rest.mean, said))

    @property
    def low(self) -> int:
        return round(self.known + self.rest.quantile(RANGE[0]))

    @property
    def high(self) -> int:
        return max(round(self.known + self.rest.quantile(RANGE[1])), self.expected)

    @property
    def chance_full(self) -> float:
        """Each report that it is full is one more way in which it may be."""
        by_itself = self.rest.chance_above(self.capacity - self.known)
        return 1 - (1 - by_itself) * (1 - TRUST) ** self.full_reports

    @property
    def share(self) -> float:
        return self.expected / self.capacity


def level_of(box: Box, habits: Habits, now: datetime, at: datetime) -> Level:
    """At ``at``, which is ``now`` or later. Both rates are of one box: their doubts go together, their chances do not."""
    past, ahead = habits.days(box.since, now), habits.days(now, at)
    total = rate_of(box.history, habits, now)
    hidden = rate_of(
        [replace(each, weighed=each.hidden) for each in box.history],
        _hidden_habits(habits, box.history),
        now,
    )
    mean = hidden.mean * past + total.mean * ahead
    doubt = hidden.doubt * past + total.doubt * ahead
    rest = Gamma(mean, habits.grain * mean + doubt * doubt)
    return Level(box.capacity, box.known, rest, box.full_reports)


def _hidden_habits(habits: Habits, history: Sequence[Interval]) -> Habits:
    """Before anything was weighed all may be hidden; afterwards the share that was."""
    weighed = sum(each.weighed for each in history)
    share = sum(each.hidden for each in history) / weighed if weighed else 1.0
    share = max(share, 0.01)
    return replace(habits, mean=habits.mean * share, spread=habits.spread * share)


def rate_of(history: Iterable[Interval], habits: Habits, now: datetime) -> Rate:
    """Gamma after Poisson, counted in grains."""
    shape = (habits.mean / habits.spread) ** 2
    per = shape * habits.grain / habits.mean
    for each in history:
        weight = 0.5 ** max((now - each.at) / HALF_LIFE, 0.0)
        shape += weight * each.weighed / habits.grain
        per += weight * habits.days(each.since, each.at)
    return Rate(habits.grain * shape / per, habits.grain * shape**0.5 / per)


def learn(
    histories: Iterable[Sequence[Interval]],
    by_weekday: Sequence[float] = (),
    *,
    zone: tzinfo | None = None,
    before: Habits | None = None,
) -> Habits:
    """Habits of all boxes together. ``by_weekday`` are grams told of by drop-offs, Monday first, over whole weeks."""
    habits = replace(before or Habits(), zone=zone)
    habits = replace(habits, weekdays=_weekdays(by_weekday, habits.grain))
    boxes = [
        [(each.weighed, habits.days(each.since, each.at)) for each in history]
        for history in histories
    ]
    boxes = [[(grams, days) for grams, days in box if days > 0] for box in boxes]
    boxes = [box for box in boxes if box]
    if not boxes:
        return habits
    habits = replace(habits, grain=_grain(boxes, habits.grain))
    return _across(boxes, habits)


def _weekdays(by_weekday: Sequence[float], grain: float) -> tuple[float, ...]:
    if len(by_weekday) != 7 or not sum(by_weekday):
        return EVEN
    held = [grams / grain + WEEKDAY_DOUBT for grams in by_weekday]
    return tuple(each * 7 / fsum(held) for each in held)


def _grain(boxes: list[list[tuple[int, float]]], before: float) -> float:
    """Variance over mean within each box (Pearson), all boxes together, ten emptyings' worth of what was thought before."""
    squares, freedom = before * 10, 10
    for box in boxes:
        rate = sum(grams for grams, _ in box) / fsum(days for _, days in box)
        if rate <= 0 or len(box) < 2:
            continue
        squares += fsum(
            (grams - rate * days) ** 2 / (rate * days) for grams, days in box
        )
        freedom += len(box) - 1
    return max(squares / freedom, 1.0)


def _across(boxes: list[list[tuple[int, float]]], habits: Habits) -> Habits:
    """Mean of the boxes' rates, and how far they differ beyond what chance alone would do."""
    rates, chance = [], []
    for box in boxes:
        days = fsum(each for _, each in box)
        rates.append(sum(grams for grams, _ in box) / days)
        chance.append(habits.grain * rates[-1] / days)
    mean = max(fsum(rates) / len(rates), 1.0)
    if len(rates) < 3:
        return replace(habits, mean=mean, spread=mean)
    variance = fsum((each - mean) ** 2 for each in rates) / (len(rates) - 1)
    spread = max(variance - fsum(chance) / len(chance), (mean / 5) ** 2) ** 0.5
    return replace(habits, mean=mean, spread=spread)
