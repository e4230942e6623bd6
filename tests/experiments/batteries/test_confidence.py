"""How sure one can be: falls with age and doubts, and the turned-round rule says the same."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.batteries.confidence import (
    HALF_LIVES,
    WEIGHTS,
    Level,
    confidence,
    lasting,
    level_of,
)
from experiments.batteries.enums import FactKey, Source

DAY = timedelta(days=1)
THEN = datetime(2026, 1, 1, tzinfo=UTC)
keys = st.sampled_from(FactKey.values)
sources = st.sampled_from(Source.values)
ages = st.integers(0, 5_000).map(lambda days: days * DAY)
doubts = st.integers(0, 6)


def test_every_kind_of_fact_and_every_source_is_in_the_table():
    assert set(HALF_LIVES) == set(FactKey.values)
    assert set(WEIGHTS) == set(Source.values)


@given(keys, sources, ages, ages, doubts, doubts)
def test_confidence_falls_with_age_and_with_doubts(key, source, age, more, few, many):
    now = confidence(key, source, age, few)
    assert 0 <= now <= 1
    assert confidence(key, source, age + more, few + many) <= now


@given(keys, sources, doubts)
def test_it_halves_in_its_half_life(key, source, number):
    whole = confidence(key, source, 0 * DAY, number)
    half = confidence(key, source, HALF_LIVES[key] * DAY, number)
    assert half == pytest.approx(whole / 2)


@given(keys, sources, ages, doubts)
def test_moments_until_which_it_lasts_say_the_same(key, source, age, number):
    lasts = lasting(key, source, THEN, number)
    level = level_of(key, source, age, number)
    moments = [each for each in (lasts.sure_until, lasts.likely_until) if each]
    edge = any(abs(THEN + age - each) < timedelta(minutes=1) for each in moments)
    assert edge or lasts.level_at(THEN + age) == level


@pytest.mark.parametrize(
    ("source", "days", "number", "level"),
    [
        (Source.PARK, 0, 0, Level.SURE),
        (Source.PARK, 180, 0, Level.SURE),
        (Source.PARK, 200, 0, Level.LIKELY),
        (Source.PARK, 0, 1, Level.LIKELY),
        (Source.PARK, 0, 2, Level.UNSURE),
        (Source.RESIDENT, 0, 0, Level.SURE),
        (Source.OSM, 0, 0, Level.LIKELY),
        (Source.SEOUL_BINS, 0, 0, Level.UNSURE),
        (Source.HARINGEY, 1_000, 0, Level.UNSURE),
        (Source.PARK, -1, 0, Level.SURE),
    ],
)
def test_levels_of_a_place(source, days, number, level):
    assert level_of(FactKey.THERE, source, days * DAY, number) == level
