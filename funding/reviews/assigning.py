"""Who reviews what: the best assignment there is, by integer programming, and what it costs to depart from it.

Nothing here knows a database. An application asks for ``each`` reviewers; a pair that is barred (a conflict, a refusal) is no
variable at all, so it cannot be chosen. Loads differ by one at most, except where somebody takes fewer or already holds more.
Where that cannot be met, as few places as possible stay empty, then the loads come as near as they can, and whatever is left open
is named with its reason. scipy is loaded when a plan is asked for and never before: no page pays for it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

Pair = tuple[Hashable, Hashable]
SECONDS = 20  # never met: 600 places take less than one
EMPTY_PLACE, PEAK, UNEVEN = 10_000, 100, 1  # what weighs more, when not all can be had
ENDLESS = 1_000_000


@dataclass(frozen=True)
class Problem:
    """``fit`` is 0 to 100 for a pair; ``held`` are pairs that stay; ``most`` is how many somebody takes, held ones included.

    ``asks`` has the applications that ask for another number of reviewers than ``each``.
    """

    applications: tuple[Hashable, ...]
    reviewers: tuple[Hashable, ...]
    each: int
    fit: Mapping[Pair, int] = field(default_factory=dict)
    barred: frozenset[Pair] = frozenset()
    held: frozenset[Pair] = frozenset()
    most: Mapping[Hashable, int] = field(default_factory=dict)
    asks: Mapping[Hashable, int] = field(default_factory=dict)

    @cached_property
    def held_by(self) -> Counter:
        return Counter(reviewer for _application, reviewer in self.held)

    @cached_property
    def wanted(self) -> dict[Hashable, int]:
        """How many more each application asks for."""
        has = Counter(application for application, _reviewer in self.held)
        return {
            each: max(self.asks.get(each, self.each) - has[each], 0)
            for each in self.applications
        }

    def is_free(self, pair: Pair) -> bool:
        return pair not in self.barred and pair not in self.held

    def free_for(self, application) -> list[Hashable]:
        return [each for each in self.reviewers if self.is_free((application, each))]

    @cached_property
    def rooms(self) -> dict[Hashable, int]:
        """How many more each reviewer can take: what they take at most, and what there is without a conflict."""
        open_to = Counter(
            reviewer
            for application in self.applications
            if self.wanted[application]
            for reviewer in self.free_for(application)
        )
        return {
            each: min(
                max(self.most.get(each, ENDLESS) - self.held_by[each], 0), open_to[each]
            )
            for each in self.reviewers
        }

    def worth(self, pairs) -> int:
        return sum(self.fit.get(pair, 0) for pair in pairs)


@dataclass(frozen=True)
class Open:
    """An application that lacks ``missing`` reviewers.

    ``free`` have no conflict with it and were not asked before; ``with_room`` of them, beyond those who were chosen, could take
    one more. Nought of these says that there is nobody left to ask.
    """

    application: Hashable
    missing: int
    free: int
    with_room: int


@dataclass(frozen=True)
class Plan:
    pairs: frozenset[Pair]
    open: tuple[Open, ...]
    worth: int
    loads: Mapping[Hashable, int]

    @property
    def spread(self) -> int:
        return max(self.loads.values(), default=0) - min(self.loads.values(), default=0)


@dataclass(frozen=True)
class Change:
    """What one exchange costs: the sum of fits, and the load of whoever comes in."""

    worth: int
    load_before: int
    load_after: int
    spread_before: int
    spread_after: int


def plan_of(problem: Problem) -> Plan:
    """The best plan. 200 applications, 40 reviewers, three each: well below a second."""
    wanted = {
        each: min(number, len(problem.free_for(each)))
        for each, number in problem.wanted.items()
    }
    bounds = _bounds(problem, sum(wanted.values()))
    pairs = _solved(problem, wanted, bounds)
    if pairs is None:
        pairs = _solved(problem, *_nearest(problem, wanted, bounds))
    loads = loads_of(problem, pairs)
    return Plan(pairs, _left_open(problem, pairs, loads), problem.worth(pairs), loads)


def loads_of(problem: Problem, pairs) -> dict[Hashable, int]:
    new = Counter(reviewer for _application, reviewer in pairs)
    return {each: problem.held_by[each] + new[each] for each in problem.reviewers}


def change_of(problem: Problem, out: Pair | None, into: Pair) -> Change:
    """One pair for another among those held; ``out`` is nothing where a place was empty."""
    gained = problem.fit.get(into, 0) - (problem.fit.get(out, 0) if out else 0)
    before = loads_of(problem, ())
    after = {**before, into[1]: before[into[1]] + 1}
    if out:
        after[out[1]] -= 1
    return Change(
        gained, before[into[1]], after[into[1]], _spread(before), _spread(after)
    )


def next_best(problem: Problem, application) -> Hashable | None:
    """Who should take one place that became empty: the best fit among those whose load may rise without unevenness."""
    loads = loads_of(problem, ())
    free = [
        each for each in problem.free_for(application) if _takes_more(problem, each)
    ]
    if not free:
        return None
    level = max(max(loads.values()), min(loads[each] for each in free) + 1)
    light = [each for each in free if loads[each] < level]
    return max(
        light, key=lambda each: (problem.fit.get((application, each), 0), -loads[each])
    )


def _takes_more(problem: Problem, reviewer) -> bool:
    return problem.held_by[reviewer] < problem.most.get(reviewer, ENDLESS)


def _spread(loads: Mapping) -> int:
    return max(loads.values(), default=0) - min(loads.values(), default=0)


def _bounds(problem: Problem, places: int) -> dict[Hashable, tuple[int, int]]:
    """How many new ones each reviewer gets, least and most: water is poured until all places are filled."""
    if not problem.reviewers:
        return {}
    total = places + sum(problem.held_by[each] for each in problem.reviewers)
    level = total // len(problem.reviewers)
    while level <= total and _filled(problem, level) < places:
        level += 1
    low = level if _filled(problem, level) == places else level - 1
    return {
        each: (_up_to(problem, each, low), _up_to(problem, each, level))
        for each in problem.reviewers
    }


def _filled(problem: Problem, level: int) -> int:
    return sum(_up_to(problem, each, level) for each in problem.reviewers)


def _up_to(problem: Problem, reviewer, level: int) -> int:
    return min(max(level - problem.held_by[reviewer], 0), problem.rooms[reviewer])


def _solved(problem: Problem, wanted, bounds) -> frozenset[Pair] | None:
    """Nothing where no assignment keeps to all numbers."""
    pairs = _choices(problem, wanted)
    if not pairs:
        return frozenset() if not any(wanted.values()) else None
    chosen = _milp(
        costs=[-problem.fit.get(pair, 0) for pair in pairs],
        rows=[
            *_rows(pairs, 0, _exactly(wanted)),
            *_rows(pairs, 1, bounds),
        ],
        most=[1] * len(pairs),
    )
    return None if chosen is None else _taken(pairs, chosen)


def _nearest(problem: Problem, wanted, bounds):
    """The numbers that can be met: few empty places, spread over many; then even loads. Fits do not count here."""
    pairs = _choices(problem, wanted)
    columns = _Columns(len(pairs))
    empty = {
        each: [columns.add(EMPTY_PLACE * (nth + 1)) for nth in range(number)]
        for each, number in wanted.items()
    }
    peak, dip = (
        columns.add(PEAK, most=max(wanted.values()) * len(wanted)),
        columns.add(PEAK, most=max(wanted.values()) * len(wanted)),
    )
    above, below = {}, {}
    for each, (low, high) in bounds.items():
        above[each] = columns.add(UNEVEN, most=problem.rooms[each] - high)
        below[each] = columns.add(UNEVEN, most=low)
    rows = [
        (low, high, [*own, *((column, 1) for column in empty[key])])
        for key, (low, high, own) in _by_key(pairs, 0, _exactly(wanted))
    ]
    for key, (low, high, own) in _by_key(pairs, 1, bounds):
        rows.append((low, high, [*own, (below[key], 1), (above[key], -1)]))
        rows.append((0, ENDLESS, [(peak, 1), (above[key], -1)]))
        rows.append((0, ENDLESS, [(dip, 1), (below[key], -1)]))
    chosen = _milp(costs=columns.costs, rows=rows, most=columns.most)
    return (
        {
            each: number - sum(chosen[at] for at in empty[each])
            for each, number in wanted.items()
        },
        {
            each: (low - chosen[below[each]], high + chosen[above[each]])
            for each, (low, high) in bounds.items()
        },
    )


class _Columns:
    """The variables beside the pairs, each with its cost and its most."""

    def __init__(self, pairs: int):
        self.costs, self.most = [0] * pairs, [1] * pairs

    def add(self, cost: int, most: int = 1) -> int:
        self.costs.append(cost)
        self.most.append(most)
        return len(self.costs) - 1


def _exactly(wanted: Mapping) -> dict[Hashable, tuple[int, int]]:
    return {each: (number, number) for each, number in wanted.items()}


def _choices(problem: Problem, wanted) -> list[Pair]:
    return [
        (application, reviewer)
        for application, number in wanted.items()
        if number
        for reviewer in problem.free_for(application)
        if problem.rooms[reviewer]
    ]


def _by_key(pairs, side: int, bounds: Mapping):
    """For each application or reviewer: least, most, and the columns of its pairs."""
    columns: dict[Hashable, list] = {key: [] for key in bounds}
    for at, pair in enumerate(pairs):
        columns[pair[side]].append((at, 1))
    return [(key, (*bounds[key], columns[key])) for key in bounds]


def _rows(pairs, side: int, bounds: Mapping):
    return [row for _key, row in _by_key(pairs, side, bounds)]


def _taken(pairs, chosen) -> frozenset[Pair]:
    return frozenset(pair for pair, number in zip(pairs, chosen, strict=True) if number)


def _milp(*, costs, rows, most) -> list[int] | None:
    """The whole numbers of least cost, by HiGHS; nothing where there are none."""
    from scipy.optimize import Bounds, LinearConstraint, milp  # noqa: PLC0415
    from scipy.sparse import coo_array  # noqa: PLC0415

    entries = [
        (row, column, value)
        for row, (_low, _high, columns) in enumerate(rows)
        for column, value in columns
    ]
    at, columns, values = zip(*entries, strict=True)
    matrix = coo_array((values, (at, columns)), shape=(len(rows), len(costs))).tocsr()
    found = milp(
        costs,
        integrality=1,
        bounds=Bounds(0, most),
        constraints=LinearConstraint(
            matrix, [low for low, _h, _c in rows], [high for _l, high, _c in rows]
        ),
        options={"time_limit": SECONDS, "mip_rel_gap": 1e-5},
    )
    return None if found.x is None else [round(number) for number in found.x]


def _left_open(problem: Problem, pairs, loads) -> tuple[Open, ...]:
    given = Counter(application for application, _reviewer in pairs)
    missing = {
        each: number - given[each]
        for each, number in problem.wanted.items()
        if number > given[each]
    }
    return tuple(_open(problem, each, missing[each], pairs) for each in missing)


def _open(problem: Problem, application, missing: int, pairs) -> Open:
    taken = Counter(reviewer for _application, reviewer in pairs)
    free = problem.free_for(application)
    with_room = [
        each
        for each in free
        if (application, each) not in pairs and problem.rooms[each] > taken[each]
    ]
    return Open(application, missing, len(free), len(with_room))
