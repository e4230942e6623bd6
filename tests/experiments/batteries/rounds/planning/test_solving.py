"""The solver, held against our own reckoning of what can be driven."""

from experiments.batteries.rounds.planning.driving import (
    cost_of,
    is_possible,
    metres_of,
)
from experiments.batteries.rounds.planning.problem import whole_plan
from experiments.batteries.rounds.planning.quick import quick_plan
from experiments.batteries.rounds.planning.solving import solve

from .town import town


def test_better_plan_can_be_driven_and_is_shorter():
    problem = town(boxes=40)
    quick = quick_plan(problem, seconds=0)
    found = solve(problem, begin=quick, iterations=400)
    assert is_possible(problem, found)
    assert (found.source, found.left_out) == ("solver", ())
    assert metres_of(problem, found) < metres_of(problem, quick)


def test_same_seed_and_steps_give_the_very_same_plan():
    problem = town(boxes=30)
    timed = solve(problem, seconds=0.2, seed=11)
    again = solve(problem, iterations=timed.iterations, seed=11)
    assert timed.tours == again.tours
    assert timed.iterations > 0


def test_limits_of_weight_stops_and_shift_are_kept():
    for limits in (
        {"capacity": 30_000},
        {"most_stops": 3},
        {"shift": (9 * 3600, 11 * 3600)},
    ):
        problem = town(boxes=20, trucks=2, **limits)
        found = solve(problem, begin=quick_plan(problem), iterations=60)
        assert is_possible(problem, found)
        assert found.left_out


def test_plan_is_never_worse_than_the_one_it_began_with():
    problem = town(boxes=20)
    best = solve(problem, iterations=400)
    again = solve(problem, begin=best, iterations=1, seed=99)
    assert cost_of(problem, again) <= cost_of(problem, best)


def test_nothing_to_do_is_no_plan():
    assert (
        solve(town(boxes=0), iterations=1).tours
        == whole_plan(town(boxes=0), [[], []], "solver").tours
    )
    assert solve(town(boxes=3, trucks=0), iterations=1).left_out == (0, 1, 2)
