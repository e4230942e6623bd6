"""The optimiser, against what can be counted by hand and against all assignments there are."""

import random
import subprocess
import sys
import time
from itertools import combinations, product

import pytest

from funding.reviews.assigning import (
    Open,
    Problem,
    change_of,
    loads_of,
    next_best,
    plan_of,
)


def problem(
    applications, reviewers, each, *, seed=1, conflicts=0.08, **more
) -> Problem:
    chance = random.Random(seed)  # noqa: S311
    pairs = list(product(range(applications), range(1000, 1000 + reviewers)))
    return Problem(
        tuple(range(applications)),
        tuple(range(1000, 1000 + reviewers)),
        each,
        {pair: chance.randint(0, 100) for pair in pairs},
        frozenset(pair for pair in pairs if chance.random() < conflicts),
        **more,
    )


def best_by_hand(small: Problem) -> int | None:
    """Of every assignment that keeps to the conflicts and the loads, the worth of the best."""
    ways = [
        list(combinations(small.free_for(each), small.each))
        for each in small.applications
    ]
    worths = []
    for way in product(*ways):
        pairs = {(a, r) for a, chosen in enumerate(way) for r in chosen}
        loads = loads_of(small, pairs).values()
        if max(loads) - min(loads) <= 1:
            worths.append(small.worth(pairs))
    return max(worths, default=None)


def test_two_hundred_applications_and_forty_reviewers_in_under_five_seconds():
    large = problem(200, 40, 3)
    began = time.perf_counter()
    plan = plan_of(large)
    assert time.perf_counter() - began < 5
    assert len(plan.pairs) == 600
    assert plan.pairs & large.barred == set()
    assert plan.spread <= 1
    assert plan.open == ()
    without = plan_of(problem(200, 40, 3, conflicts=0))
    assert without.pairs & large.barred, "nothing was avoided, so nothing is proved"


@pytest.mark.parametrize("seed", range(12))
def test_no_assignment_at_all_is_better(seed):
    small = problem(4, 4, 2, seed=seed, conflicts=0.1)
    best = best_by_hand(small)
    plan = plan_of(small)
    if best is None:
        assert plan.open or plan.spread > 1
    else:
        assert (plan.worth, plan.spread <= 1, plan.open) == (best, True, ())


def test_an_application_nobody_may_read_is_named_with_who_is_left():
    blocked = frozenset((0, reviewer) for reviewer in range(1000, 1005))
    small = Problem((0, 1), tuple(range(1000, 1006)), 3, barred=blocked)
    plan = plan_of(small)
    assert plan.open == (Open(0, missing=2, free=1, with_room=0),)
    assert sum(application == 1 for application, _r in plan.pairs) == 3


def test_empty_places_are_spread_over_many():
    few = Problem(tuple(range(10)), (1000, 1001, 1002), 2, most=dict.fromkeys((1000, 1001, 1002), 5))  # fmt: skip
    plan = plan_of(few)
    assert len(plan.pairs) == 15
    assert [each.missing for each in plan.open] == [1] * 5
    assert max(plan.loads.values()) == 5


def test_whoever_holds_much_already_gets_no_more():
    held = frozenset((application, 1000) for application in range(6))
    small = Problem(tuple(range(6)), (1000, 1001, 1002), 2, held=held)
    plan = plan_of(small)
    assert dict(plan.loads) == {1000: 6, 1001: 3, 1002: 3}
    assert plan.open == ()


def test_a_reviewer_bound_to_nearly_all_makes_the_others_share():
    bound = frozenset((application, 1000) for application in range(1, 20))
    plan = plan_of(Problem(tuple(range(20)), (1000, 1001, 1002, 1003), 2, barred=bound))
    assert plan.open == ()
    assert sorted(plan.loads.values()) == [1, 13, 13, 13]


@pytest.mark.parametrize("reviewers", [(), (1000,)])
def test_where_nobody_is_there_everything_is_open(reviewers):
    plan = plan_of(Problem((0, 1), reviewers, 3))
    assert [each.missing for each in plan.open] == [3 - len(reviewers)] * 2


def test_an_exchange_says_what_it_costs():
    held = frozenset({(0, 1000), (1, 1000), (1, 1001)})
    fit = {(0, 1000): 80, (0, 1002): 55}
    small = Problem((0, 1), (1000, 1001, 1002), 2, fit, held=held)
    change = change_of(small, (0, 1000), (0, 1002))
    assert (change.worth, change.load_before, change.load_after) == (-25, 0, 1)
    assert (change.spread_before, change.spread_after) == (2, 0)


def test_a_replacement_knows_most_among_those_with_little_to_do():
    held = frozenset({(1, 1000), (2, 1000), (1, 1001)})
    fit = {(0, 1000): 90, (0, 1001): 60, (0, 1002): 10}
    small = Problem((0, 1, 2), (1000, 1001, 1002), 1, fit, held=held)
    assert next_best(small, 0) == 1001
    assert (
        next_best(Problem((0,), (1000,), 1, barred=frozenset({(0, 1000)})), 0) is None
    )


def test_no_page_pays_for_the_optimiser():
    """Loaded with the actions, and scipy is not."""
    code = "import sys; import funding.reviews.assigning; print('scipy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "False", done.stderr
