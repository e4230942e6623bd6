"""How a tour goes: when the van is where, what it carries, and what is wrong with it. Every plan is held against this."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .problem import Errand, Plan, Problem, Windows


@dataclass(frozen=True)
class Course:
    """``arrivals`` are when the work at each box begins; ``faults`` are empty for a tour that can be driven."""

    metres: int
    arrivals: tuple[int, ...]
    back_at: int
    grams: int
    faults: tuple[str, ...]

    @property
    def is_possible(self) -> bool:
        return not self.faults


def begin_at(windows: Windows, arrival: int) -> int | None:
    """When one gets in, at or after ``arrival``; ``None`` where it is closed for the rest of the day."""
    starts = [max(arrival, opens) for opens, closes in windows if arrival <= closes]
    return min(starts, default=None)


def course_of(problem: Problem, truck: int, order: Sequence[int]) -> Course:
    """One leaves at the beginning of the shift and waits where a box is not open yet."""
    van, metres = problem.trucks[truck], problem.ways.metres
    here, clock, driven, faults, arrivals = truck, van.shift[0], 0, [], []
    for number in order:
        errand, there = problem.errands[number], problem.ways.place(number)
        driven += metres[here][there]
        clock += van.seconds(metres[here][there])
        begins = begin_at(errand.windows, clock)
        if begins is None:
            faults.append("closed")
            begins = clock
        arrivals.append(begins)
        clock, here = begins + errand.service, there
    driven += metres[here][truck]
    clock += van.seconds(metres[here][truck])
    grams = sum(problem.errands[number].grams for number in order)
    faults += _limits(van, clock, grams, len(order))
    return Course(driven, tuple(arrivals), clock, grams, tuple(faults))


def _limits(van, clock: int, grams: int, stops: int) -> list[str]:
    faults = []
    if clock > van.shift[1]:
        faults.append("late")
    if grams > van.capacity:
        faults.append("heavy")
    if stops > van.most_stops:
        faults.append("many")
    return faults


def metres_of(problem: Problem, plan: Plan) -> int:
    return sum(course_of(problem, tour.truck, tour.order).metres for tour in plan.tours)


def cost_of(problem: Problem, plan: Plan) -> int:
    """What two plans are compared by: metres driven, and for each box left out what one would have driven for it."""
    left = sum(problem.errands[number].prize for number in plan.left_out)
    return metres_of(problem, plan) + left


def is_possible(problem: Problem, plan: Plan) -> bool:
    seen = [number for tour in plan.tours for number in tour.order]
    return len(seen) == len(set(seen)) and all(
        course_of(problem, tour.truck, tour.order).is_possible for tour in plan.tours
    )


def reason_against(problem: Problem, errand: Errand) -> str:
    """Why no van could empty this box even if it did nothing else; empty where one could.

    ``heavy``: more than any van carries. ``far``: there and back is longer than a shift. ``closed``: not open while one
    could be there.
    """
    alone = Problem((errand,), problem.trucks, problem.street_factor)
    faults = [
        course_of(alone, truck, (0,)).faults for truck in range(len(alone.trucks))
    ]
    if not faults:
        return "no-van"
    if not all(faults):
        return ""
    found = set.intersection(*map(set, faults))
    if "heavy" in found:
        return "heavy"
    return "closed" if _is_shut(alone, errand) else "far"


def _is_shut(alone: Problem, errand: Errand) -> bool:
    """Open at all hours it could be reached in time: then it is the way that is too long."""
    always = Errand(errand.key, errand.point, 0, service=errand.service)
    open_case = Problem((always,), alone.trucks, alone.street_factor)
    return any(
        course_of(open_case, truck, (0,)).is_possible
        for truck in range(len(alone.trucks))
    )
