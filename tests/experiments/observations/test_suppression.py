"""An attacker with all published tables, a solver and the algorithm in hand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from experiments.observations.figures.cells import written
from experiments.observations.statistics import rate
from experiments.observations.suppression import (
    K,
    hidden_cells,
    is_safe,
    is_small,
    merge_neighbours,
    tellable,
    together,
)

CELLS = st.lists(st.integers(0, 12), min_size=2, max_size=9)


def partition(counts):
    """Everybody in exactly one cell: the case in which totals say most."""
    groups, start = {}, 0
    for number, count in enumerate(counts):
        groups[f"c{number}"] = (frozenset(range(start, start + count)),)
        start += count
    return groups


def bounds(counts, hidden):
    """The smallest and largest number of persons of each hidden cell that the published numbers allow."""
    keys = [f"c{number}" for number in range(len(counts))]
    known = [
        (n, n) if key not in hidden else (0, None)
        for key, n in zip(keys, counts, strict=True)
    ]
    found = {}
    for number, key in enumerate(keys):
        if key in hidden:
            ends = []
            for sign in (1, -1):
                goal = np.zeros(len(counts))
                goal[number] = sign
                solved = linprog(
                    goal, A_eq=[np.ones(len(counts))], b_eq=[sum(counts)], bounds=known
                )
                ends.append(round(sign * solved.fun))
            found[key] = tuple(ends)
    return found


@settings(max_examples=150, deadline=None)
@given(CELLS.filter(lambda counts: sum(counts) >= K))
def test_no_small_cell_can_be_pinned_from_the_total(counts):
    hidden = hidden_cells(partition(counts))

    for key, (low, high) in bounds(counts, hidden).items():
        if is_small(counts[int(key[1:])]):
            assert low == 0
            assert high >= K


@settings(max_examples=150, deadline=None)
@given(CELLS.filter(lambda counts: sum(counts) >= K))
def test_what_is_left_of_the_total_is_no_small_group(counts):
    """Else the mean of the hidden cells, total minus the shown, would be that of a few."""
    groups = partition(counts)
    hidden = hidden_cells(groups)

    assert not is_small(sum(len(groups[key][0]) for key in hidden))


def test_without_the_second_cell_the_first_leaks():
    """The negative control: hiding only what is small."""
    counts = [9, 6, 2]
    small = {key for key, group in partition(counts).items() if not is_safe(group)}

    assert bounds(counts, small) == {"c2": (2, 2)}
    assert bounds(counts, hidden_cells(partition(counts))) == {
        "c1": (0, 8),
        "c2": (0, 8),
    }


# Persons may be in several cells: 12 persons, 6 cells.
OVERLAPPING = st.lists(st.frozensets(st.integers(0, 11)), min_size=2, max_size=6).map(
    lambda sets: {f"c{number}": (people,) for number, people in enumerate(sets)}
)


@given(OVERLAPPING)
def test_whoever_is_in_no_shown_cell_is_not_alone(groups):
    hidden = hidden_cells(groups)

    shown = set(groups) - hidden
    everybody = together(groups.values())[0]
    seen = together(groups[key] for key in shown)[0] if shown else set()
    if shown:
        assert not is_small(len(everybody - seen))
    assert all(len(groups[key][0]) >= K for key in shown)
    assert not any(is_small(len(everybody - groups[key][0])) for key in shown)


@given(CELLS)
def test_merged_neighbours_cover_everybody_or_nothing_is_shown(counts):
    groups = list(partition(counts).values())

    runs = merge_neighbours(groups)

    assert all(sum(counts[at] for at in run) >= K for run in runs)
    covered = [at for run in runs for at in run]
    assert covered == (list(range(len(counts))) if sum(counts) >= K else [])


@given(
    st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=9)
)
def test_merged_rates_have_no_small_side(sides):
    groups, start = [], 0
    for yes, no in sides:
        both = [
            frozenset(range(start, start + yes)),
            frozenset(range(start + yes, start + yes + no)),
        ]
        groups.append((both[0] | both[1], *both))
        start += yes + no

    for run in merge_neighbours(groups):
        assert is_safe(together(groups[at] for at in run))


@given(st.lists(st.integers(0, 40), max_size=8))
def test_numbers_told_never_differ_by_a_few(counts):
    told = [count for count, tells in tellable(counts).items() if tells]

    assert all(count >= K for count in told)
    assert not any(is_small(abs(one - other)) for one in told for other in told)


@pytest.mark.parametrize(
    ("yes", "no", "safe"), [(5, 5, True), (9, 0, True), (9, 1, False), (2, 2, False)]
)
def test_a_rate_is_safe_when_both_sides_are(yes, no, safe):
    group = (
        frozenset(range(yes + no)),
        frozenset(range(yes)),
        frozenset(range(yes, yes + no)),
    )

    assert is_safe(group) is safe


def numbers_that_could_be(found: dict, **how) -> set[int]:
    """Of how many persons a published share may be, when every number of yes is tried."""
    return {
        n
        for n in range(K, 60)
        for yes in range(n + 1)
        if {**written(rate(yes, n, 0.95), **how), "n": None} == found
    }


BLUNT = {"tells_n": False, "is_rate": True}


@given(st.integers(K, 40).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
@settings(max_examples=20, deadline=None)
def test_a_number_that_is_withheld_does_not_follow_from_the_share(case):
    yes, n = case

    could_be = numbers_that_could_be(written(rate(yes, n, 0.95), **BLUNT), **BLUNT)

    assert n in could_be
    assert len(could_be) > 1


def test_with_its_interval_the_share_would_tell_the_number():
    """The negative control: the same share, exact and with its interval."""
    exact = {**written(rate(9, 17, 0.95)), "n": None}

    assert numbers_that_could_be(exact) == {17}
