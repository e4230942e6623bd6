"""A first plan at once, so that nobody waits: each box at its cheapest place, the best bargain first, then untangled."""

from __future__ import annotations

from itertools import combinations, pairwise
from time import monotonic

from .driving import course_of
from .problem import Plan, Problem, whole_plan

AT_MOST = 1.0  # seconds, for all of the untangling


def quick_plan(problem: Problem, seconds: float = AT_MOST) -> Plan:
    """Never worse for more time; what fits into no tour is left out."""
    begun = monotonic()
    orders: list[list[int]] = [[] for _ in problem.trucks]
    left = _insert(problem, orders, list(range(len(problem.errands))))
    while monotonic() - begun < seconds:
        better = [_untangled(problem, truck, each) for truck, each in enumerate(orders)]
        if better == orders:
            break
        orders = better
    _insert(problem, orders, left)
    spent = round(monotonic() - begun, 3)
    return whole_plan(problem, orders, "quick", seconds=spent)


def _insert(problem: Problem, orders: list[list[int]], numbers: list[int]) -> list[int]:
    """Into ``orders``, always the one that costs least for what it is worth; gives those that fit nowhere.

    Tours only grow here: what does not fit into one of them now never will.
    """
    waiting = {(number, truck) for number in numbers for truck in range(len(orders))}
    bargains = {pair: _bargain(problem, orders, *pair) for pair in waiting}
    while waiting:
        pair = min(waiting, key=lambda each: (bargains[each][0], each))
        number, truck = pair
        before = orders[truck]
        grown = _grown(problem, before, truck, number)
        if grown is None:
            waiting.discard(pair)
            continue
        orders[truck] = grown
        waiting = {each for each in waiting if each[0] != number}
        _look_again(problem, orders, pair, waiting, bargains)
    taken = {number for order in orders for number in order}
    return [number for number in numbers if number not in taken]


def _look_again(problem: Problem, orders, grown_by, waiting, bargains) -> None:
    """After a box went in: two new gaps to look at; all gaps again where the gap it took was somebody's best."""
    number, truck = grown_by
    stops = _stops(problem, truck, orders[truck])
    place = stops.index(problem.ways.place(number))
    before, here, after = stops[place - 1 : place + 2]
    for each in waiting:
        if each[1] != truck:
            continue
        if bargains[each][1:] == (before, after):
            bargains[each] = _bargain(problem, orders, *each)
        else:
            gaps = ((before, here), (here, after))
            new = min(_added(problem, each[0], gap) for gap in gaps)
            bargains[each] = min(bargains[each], new)


def _bargain(problem: Problem, orders: list[list[int]], number: int, truck: int):
    """Its cheapest gap in this tour: metres as a share of what the box is worth, and the stops before and after."""
    stops = _stops(problem, truck, orders[truck])
    return min(_added(problem, number, gap) for gap in pairwise(stops))


def _added(problem: Problem, number: int, gap: tuple[int, int]):
    metres, here = problem.ways.metres, problem.ways.place(number)
    a, b = gap
    added = metres[a][here] + metres[here][b] - metres[a][b]
    return added / problem.errands[number].prize, a, b


def _grown(
    problem: Problem, order: list[int], truck: int, number: int
) -> list[int] | None:
    """With the box at the cheapest place where all of it can still be driven."""
    van, metres, here = (
        problem.trucks[truck],
        problem.ways.metres,
        problem.ways.place(number),
    )
    carried = sum(problem.errands[each].grams for each in order)
    if (
        carried + problem.errands[number].grams > van.capacity
        or len(order) >= van.most_stops
    ):
        return None
    stops = _stops(problem, truck, order)
    added = [
        metres[a][here] + metres[here][b] - metres[a][b] for a, b in pairwise(stops)
    ]
    for place in sorted(range(len(added)), key=added.__getitem__):
        tried = [*order[:place], number, *order[place:]]
        if course_of(problem, truck, tried).is_possible:
            return tried
    return None


def _stops(problem: Problem, truck: int, order: list[int]) -> list[int]:
    return [truck, *(problem.ways.place(each) for each in order), truck]


def _untangled(problem: Problem, truck: int, order: list[int]) -> list[int]:
    """The first piece turned round (2-opt) or box moved (or-opt) that shortens it and can still be driven; else itself."""
    metres = problem.ways.metres
    stops = _stops(problem, truck, order)
    best, gain = order, 0
    for i, j in combinations(range(1, len(stops) - 1), 2):
        turned = (
            metres[stops[i - 1]][stops[i]]
            + metres[stops[j]][stops[j + 1]]
            - metres[stops[i - 1]][stops[j]]
            - metres[stops[i]][stops[j + 1]]
        )
        if turned > gain:
            tried = [*order[: i - 1], *reversed(order[i - 1 : j]), *order[j:]]
            if course_of(problem, truck, tried).is_possible:
                best, gain = tried, turned
    for i, j in combinations(range(1, len(stops) - 1), 2):
        for tried, saved in _moves(metres, stops, order, i, j):
            if saved > gain and course_of(problem, truck, tried).is_possible:
                best, gain = tried, saved
    return best


def _moves(metres, stops, order, i: int, j: int):
    """The box at ``i`` after the one at ``j``, and the one at ``j`` before the one at ``i``."""
    a, x, b = stops[i - 1], stops[i], stops[i + 1]
    c, y, d = stops[j - 1], stops[j], stops[j + 1]
    yield (
        [*order[: i - 1], *order[i:j], order[i - 1], *order[j:]],
        metres[a][x]
        + metres[x][b]
        - metres[a][b]
        + metres[y][d]
        - metres[y][x]
        - metres[x][d],
    )
    yield (
        [*order[: i - 1], order[j - 1], *order[i - 1 : j - 1], *order[j:]],
        metres[c][y]
        + metres[y][d]
        - metres[c][d]
        + metres[a][x]
        - metres[a][y]
        - metres[y][x],
    )
