"""A generated past of boxes: gifts of chance at a box's own rate, more on Saturdays, emptied now and then."""

import random
from datetime import UTC, datetime, timedelta

from experiments.batteries.rounds.forecast.level import Interval

BEGIN = datetime(2026, 1, 5, 9, tzinfo=UTC)  # a Monday
WEEK = (0.8, 0.8, 0.8, 0.8, 1.0, 1.6, 1.2)


def generated(seed, boxes=40, days=280, told=0.5):
    """Emptyings by box, and what drop-offs told of by weekday."""
    rng = random.Random(seed)  # noqa: S311 - the same every time
    by_weekday = [0] * 7
    histories = {
        box: list(_box(rng, rng.gammavariate(2, 150), days, told, by_weekday))
        for box in range(boxes)
    }
    return histories, by_weekday


def _box(rng, rate, days, told, by_weekday):
    since, weighed, registered, next_day = BEGIN, 0, 0, rng.randint(5, 20)
    for number in range(days):
        day = BEGIN + timedelta(days=number)
        for grams in _gifts(rng, rate * WEEK[day.weekday()]):
            weighed += grams
            if rng.random() < told:
                registered += grams
                by_weekday[day.weekday()] += grams
        if number == next_day:
            at = day + timedelta(days=1)
            yield Interval(since, at, weighed, registered)
            since, weighed, registered = at, 0, 0
            next_day = number + rng.randint(5, 20)


def _gifts(rng, grams):
    waited = rng.expovariate(1)
    while waited < grams / 180:
        yield max(20, int(rng.gammavariate(2, 90)))
        waited += rng.expovariate(1)
