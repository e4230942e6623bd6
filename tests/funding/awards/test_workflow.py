"""The small tables, walked whole."""

import pytest

from funding.awards.workflow import FINAL, TABLES, Hat, may_step


@pytest.mark.parametrize("name", TABLES)
def test_whoever_is_not_named_may_not_step(name):
    table = TABLES[name]
    states = {state for pair in table for state in pair}
    for source in states:
        for target in states:
            for hat in Hat:
                is_named = hat in table.get((source, target), ())
                assert may_step(table, {hat}, source, target) == is_named
            assert not may_step(table, set(), source, target)


@pytest.mark.parametrize("name", TABLES)
def test_every_state_is_left_or_is_an_end(name):
    table = TABLES[name]
    left = {source for source, _target in table}
    for state in {state for pair in table for state in pair} - left:
        assert state in FINAL


@pytest.mark.parametrize("name", TABLES)
def test_every_state_is_reached_from_the_first(name):
    table = TABLES[name]
    first = next(iter(table))[0]
    reached, found = {first}, True
    while found:
        found = {b for a, b in table if a in reached} - reached
        reached |= found
    assert reached == {state for pair in table for state in pair}
