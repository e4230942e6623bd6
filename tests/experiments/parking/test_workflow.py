"""Every pair of states, and who may make the step."""

import itertools

import pytest

from experiments.parking.workflow import Hat, SpaceStatus, may_move

D, S, A, R, P, W = SpaceStatus
OWNERS = {
    *((D, S), (S, D), (R, S), (A, P), (P, A)),
    *((each, W) for each in (D, S, A, R, P)),
}
MANAGERS = {(S, A), (S, R), (A, P), (P, A)}


@pytest.mark.parametrize(
    ("hat", "allowed"), [(Hat.OWNER, OWNERS), (Hat.PARK_MANAGER, MANAGERS)]
)
def test_steps_are_the_listed_ones(hat, allowed):
    pairs = itertools.product(SpaceStatus, repeat=2)
    assert {pair for pair in pairs if may_move({hat}, *pair)} == allowed


def test_nobody_else_makes_a_step():
    pairs = itertools.product(SpaceStatus, repeat=2)
    assert [pair for pair in pairs if may_move(set(), *pair)] == []
