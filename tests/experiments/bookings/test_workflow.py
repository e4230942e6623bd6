"""The table of a booking's life, read whole."""

from itertools import product

import pytest

from experiments.bookings.workflow import (
    HOLDS_TIME,
    OPEN,
    TRANSITIONS,
    Status,
    may_move,
)

LIFE = {
    "held": {"confirmed", "requested", "lapsed", "cancelled"},
    "requested": {"confirmed", "refused", "cancelled", "lapsed"},
    "confirmed": {"in-use", "cancelled", "no-show", "ended"},
    "in-use": {"ended", "cancelled"},
    "ended": set(),
    "lapsed": set(),
    "cancelled": set(),
    "refused": set(),
    "no-show": set(),
}


@pytest.mark.parametrize(("before", "after"), list(product(Status, Status)))
def test_every_pair_of_statuses(before, after):
    assert may_move(before, after) is (after.value in LIFE[before.value])


def test_who_takes_time_can_give_it_back_and_who_gave_it_back_is_done():
    assert {each.value for each in HOLDS_TIME} == {each for each in LIFE if LIFE[each]}
    assert all((each, Status.CANCELLED) in TRANSITIONS for each in HOLDS_TIME)
    assert OPEN == HOLDS_TIME
