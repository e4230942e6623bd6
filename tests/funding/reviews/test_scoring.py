from decimal import Decimal

import pytest

from funding.composition import Criterion
from funding.reviews.scoring import is_disputed, outliers, running_total
from innovation_park.lib.translated import Translated

CRITERIA = [
    Criterion(key, Translated(), Translated(), weight, most, ())
    for key, weight, most in (("a", 50, 5), ("b", 30, 5), ("c", 20, 10))
]


@pytest.mark.parametrize(
    "scores, total, weight",
    [
        ({}, "0.0", 0),
        ({"a": 5}, "50.0", 50),
        ({"a": 0, "b": 1}, "6.0", 80),
        ({"a": 3, "b": 4, "c": 7}, "68.0", 100),
        ({"a": None, "b": 5, "z": 5}, "30.0", 30),
    ],
)
def test_a_total_is_by_weight(scores, total, weight):
    running = running_total(CRITERIA, scores)
    assert (running.total, running.weight) == (Decimal(total), weight)
    assert running.is_complete == (weight == 100)


@pytest.mark.parametrize(
    "totals, apart",
    [
        ({1: 50, 2: 90}, set()),
        ({1: 50, 2: 55, 3: 60}, set()),
        ({1: 80, 2: 82, 3: 40}, {3}),
        ({1: 80, 2: 55, 3: 30}, {1, 3}),
    ],
)
def test_whoever_is_far_from_the_others_is_named(totals, apart):
    assert outliers(totals) == apart


@pytest.mark.parametrize("totals, far", [([], False), ([50], False), ([50, 79], False), ([50, 80], True)])  # fmt: skip
def test_reviews_far_apart_are_a_dispute(totals, far):
    assert is_disputed(totals) == far
