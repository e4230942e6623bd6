"""What is to be planned: boxes, vans, and the way between them. Metres, seconds of the day and grams, all whole numbers.

There is no map of streets behind it: the way between two places is the distance along the ground times
:data:`STREET_FACTOR`, which is what streets of a grown city cost on average (1.3 to 1.4 in published studies of detours),
at a stated speed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property

from innovation_park.lib.chained_lines import canonical
from innovation_park.lib.distances import Point, metres_between

STREET_FACTOR = 1.35
SERVICE_SECONDS = 240  # to stop, weigh, empty and note
DAY = 24 * 3600
PRIZE = 50_000  # metres one would drive for the least pressing box
PRESSING = 450_000  # and so many more for one that is full for certain
Windows = tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Errand:
    """A box to empty. ``windows`` are when one gets to it; none: the whole day. ``chance`` says how pressing it is."""

    key: str
    point: Point
    grams: int
    chance: float = 0.0
    windows: Windows = ((0, DAY),)
    service: int = SERVICE_SECONDS

    @property
    def prize(self) -> int:
        return PRIZE + round(PRESSING * self.chance)


@dataclass(frozen=True)
class Truck:
    """A van of one day: begins and ends at its depot, within its shift."""

    key: str
    depot: Point
    capacity: int
    most_stops: int
    shift: tuple[int, int]
    kmh: int = 18

    def seconds(self, metres: int) -> int:
        return round(metres * 3.6 / self.kmh)


@dataclass(frozen=True)
class Problem:
    errands: tuple[Errand, ...]
    trucks: tuple[Truck, ...]
    street_factor: float = STREET_FACTOR

    @cached_property
    def digest(self) -> str:
        """Of everything that the plan depends on."""
        return hashlib.sha256(canonical(self.to_json())).hexdigest()

    def to_json(self) -> dict:
        return asdict(self)

    @classmethod
    def from_json(cls, told: dict) -> Problem:
        return cls(
            tuple(_errand(each) for each in told["errands"]),
            tuple(_truck(each) for each in told["trucks"]),
            told["street_factor"],
        )

    @cached_property
    def ways(self) -> Ways:
        return Ways(self)

    def without(self, keys: set[str]) -> Problem:
        kept = tuple(each for each in self.errands if each.key not in keys)
        return Problem(kept, self.trucks, self.street_factor)


class Ways:
    """Metres between depots and boxes. Places are numbered: trucks' depots first, then errands in their order."""

    def __init__(self, problem: Problem):
        self.trucks = len(problem.trucks)
        points = [each.depot for each in problem.trucks]
        points += [each.point for each in problem.errands]
        factor = problem.street_factor
        self.metres = [[0] * len(points) for _ in points]
        for a, start in enumerate(points):
            for b in range(a):
                way = round(metres_between(start, points[b]) * factor)
                self.metres[a][b] = self.metres[b][a] = way

    def place(self, errand: int) -> int:
        return self.trucks + errand


@dataclass(frozen=True)
class Tour:
    """Of one truck: the numbers of its errands in order."""

    truck: int
    order: tuple[int, ...] = ()


@dataclass(frozen=True)
class Plan:
    tours: tuple[Tour, ...] = ()
    left_out: tuple[int, ...] = ()
    source: str = "quick"
    seed: int = 0
    iterations: int = 0
    seconds: float = 0.0
    facts: dict = field(default_factory=dict, compare=False)


def whole_plan(
    problem: Problem, orders: Sequence[Sequence[int]], source: str, **facts
) -> Plan:
    """One tour for every truck; what is in none of them is left out."""
    taken = {errand for order in orders for errand in order}
    left = tuple(n for n in range(len(problem.errands)) if n not in taken)
    tours = tuple(Tour(truck, tuple(order)) for truck, order in enumerate(orders))
    return Plan(tours, left, source, **facts)


def _errand(told: dict) -> Errand:
    windows = tuple(tuple(each) for each in told["windows"])
    return Errand(**{**told, "point": tuple(told["point"]), "windows": windows})


def _truck(told: dict) -> Truck:
    places = {"depot": tuple(told["depot"]), "shift": tuple(told["shift"])}
    return Truck(**{**told, **places})
