"""Every pair of statuses with every set of hats: what is listed happens, nothing else does."""

from itertools import combinations, product

import pytest

from experiments.workflow import (
    ACTIVE,
    CONCLUDED,
    HOLDS_A_PLACE,
    OPEN_TO_JOIN,
    PARTICIPATION_TRANSITIONS,
    TRANSITIONS,
    UNDER_WAY,
    Hat,
    ParticipationStatus,
    Status,
    may_move,
    targets_from,
)

HATS = [set(some) for size in range(3) for some in combinations(Hat, size)]

# M a park manager only, B an organiser or a park manager, . nobody.
TABLE = """
                 proposed designing recruiting running paused evaluating adopted changed dropped
proposed         .        M         .          .       .      .          .       .       M
designing        .        .         B          .       .      .          .       .       M
recruiting       .        .         .          B       B      .          .       .       M
running          .        .         .          .       B      B          .       .       .
paused           .        .         B          B       .      B          .       .       M
evaluating       .        .         .          B       .      .          M       M       M
adopted          .        .         .          .       .      .          .       .       .
changed          .        .         .          .       .      .          .       .       .
dropped          .        .         .          .       .      .          .       .       .
"""
ALLOWED = {".": [], "M": [Hat.PARK_MANAGER], "B": [Hat.PARK_MANAGER, Hat.ORGANISER]}


def expected():
    header, *rows = [line.split() for line in TABLE.strip().splitlines()]
    for source, *cells in rows:
        for target, cell in zip(header, cells, strict=True):
            yield Status(source), Status(target), set(ALLOWED[cell])


@pytest.mark.parametrize(
    "hats", HATS, ids=lambda hats: "+".join(sorted(hats)) or "none"
)
@pytest.mark.parametrize(("source", "target", "allowed"), list(expected()))
def test_move_of_every_pair_for_every_hat(source, target, allowed, hats):
    assert may_move(hats, source, target) == bool(hats & allowed)


def test_table_names_every_pair():
    assert len(list(expected())) == len(Status) ** 2


def test_targets_are_in_the_order_of_the_life():
    assert targets_from(Status.PAUSED, {Hat.ORGANISER}) == [
        Status.RECRUITING,
        Status.RUNNING,
        Status.EVALUATING,
    ]


def test_concluded_is_the_end():
    assert [pair for pair in TRANSITIONS if pair[0] in CONCLUDED] == []


def test_every_status_can_be_reached():
    assert {target for _source, target in TRANSITIONS} == set(Status) - {
        Status.PROPOSED
    }


def test_groups_of_statuses():
    assert OPEN_TO_JOIN < UNDER_WAY
    assert set() == UNDER_WAY & CONCLUDED
    assert set(ParticipationStatus) - {ParticipationStatus.WITHDRAWN} == ACTIVE


def test_nobody_falls_back_from_a_place_and_nobody_returns_from_withdrawal():
    forbidden = set(product(HOLDS_A_PLACE, [ParticipationStatus.WAITING])) | set(
        product([ParticipationStatus.WITHDRAWN], ParticipationStatus)
    )
    assert forbidden & PARTICIPATION_TRANSITIONS == set()
