from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.batteries.rounds.planning.driving import (
    cost_of,
    course_of,
    is_possible,
    metres_of,
)
from experiments.batteries.rounds.planning.problem import Problem, whole_plan
from experiments.batteries.rounds.planning.quick import quick_plan

from .town import town


@given(
    seed=st.integers(0, 10_000),
    boxes=st.integers(0, 14),
    trucks=st.integers(0, 3),
    capacity=st.integers(1_000, 60_000),
    most_stops=st.integers(1, 8),
    hours=st.integers(1, 9),
)
@settings(max_examples=40, deadline=None)
def test_plan_can_be_driven_and_loses_no_box(
    seed, boxes, trucks, capacity, most_stops, hours
):
    shift = (8 * 3600, (8 + hours) * 3600)
    problem = town(
        seed, boxes, trucks, capacity=capacity, most_stops=most_stops, shift=shift
    )
    plan = quick_plan(problem, seconds=0.05)
    assert is_possible(problem, plan)
    placed = [number for tour in plan.tours for number in tour.order]
    assert sorted([*placed, *plan.left_out]) == list(range(boxes))


def test_first_plan_is_there_at_once_and_better_than_the_order_of_the_list():
    problem = town(boxes=120, trucks=3)
    begun = process_time()
    plan = quick_plan(problem)
    assert process_time() - begun < 3
    order = [tour.order for tour in plan.tours]
    as_listed = whole_plan(problem, [sorted(each) for each in order], "quick")
    assert metres_of(problem, plan) < 0.6 * metres_of(problem, as_listed)


def test_what_is_left_out_is_what_costs_most_for_its_worth():
    problem = town(boxes=30, trucks=1, most_stops=10)
    plan = quick_plan(problem)
    assert len(plan.left_out) == 20
    assert cost_of(problem, plan) < cost_of(problem, whole_plan(problem, [[]], "quick"))


def test_same_inputs_have_the_same_fingerprint_and_others_another():
    problem = town()
    assert Problem.from_json(problem.to_json()) == problem
    assert Problem.from_json(problem.to_json()).digest == problem.digest
    assert town(seed=2).digest != problem.digest
    assert problem.without({"B000"}).digest != problem.digest


@pytest.mark.parametrize(
    ("order", "faults"),
    [((0,), ()), ((0, 1), ("many",))],
)
def test_course_names_what_is_wrong_with_it(order, faults):
    problem = town(boxes=2, trucks=1, most_stops=1)
    assert course_of(problem, 0, order).faults == faults
