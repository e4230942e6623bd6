from dataclasses import replace

import pytest

from experiments.batteries.rounds.planning.driving import (
    begin_at,
    course_of,
    reason_against,
)
from experiments.batteries.rounds.planning.problem import STREET_FACTOR, Problem
from innovation_park.lib.distances import metres_between

from .town import HOUR, HUB, LUNCH, SHOP, town


@pytest.mark.parametrize(
    ("arrival", "begins"),
    [(8, 9), (11, 11), (12, 12), (12.5, 13), (18, 18), (18.1, None)],
)
def test_one_waits_until_it_opens(arrival, begins):
    expected = None if begins is None else begins * HOUR
    assert begin_at(LUNCH, int(arrival * HOUR)) == expected
    assert begin_at((), int(arrival * HOUR)) is None


def test_way_is_the_distance_times_the_street_factor():
    problem = town(boxes=1, trucks=1)
    there = metres_between(HUB, problem.errands[0].point) * STREET_FACTOR
    course = course_of(problem, 0, (0,))
    assert course.metres == pytest.approx(2 * there, abs=2)
    assert course.grams == problem.errands[0].grams
    assert course.is_possible


def test_way_there_is_driven_at_the_van_s_speed():
    problem = town(boxes=1, trucks=1, kmh=36)
    (errand,) = (replace(each, windows=((0, 86_400),)) for each in problem.errands)
    problem = Problem((errand,), problem.trucks)
    course = course_of(problem, 0, (0,))
    one_way = course.metres / 2 / 10
    assert course.arrivals[0] == pytest.approx(8 * HOUR + one_way, abs=1)
    assert course.back_at == pytest.approx(
        8 * HOUR + 2 * one_way + errand.service, abs=2
    )


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({}, ""),
        ({"grams": 600_001}, "heavy"),
        ({"point": (36.0, 127.0)}, "far"),
        ({"point": (36.0, 127.0), "windows": SHOP}, "far"),
        ({"windows": ()}, "closed"),
        ({"windows": ((0, 3 * HOUR),)}, "closed"),
        ({"windows": ((16 * HOUR + 3599, 20 * HOUR),)}, "closed"),
    ],
)
def test_box_that_no_van_could_empty_has_a_reason(change, reason):
    problem = town(boxes=1, trucks=2)
    errand = replace(problem.errands[0], **change)
    assert reason_against(problem, errand) == reason


def test_without_a_van_nothing_is_possible():
    problem = town(boxes=1, trucks=0)
    assert reason_against(problem, problem.errands[0]) == "no-van"
