"""Levels follow the tables, never a hidden rule, and always say what is missing."""

from dataclasses import asdict, fields, replace
from itertools import pairwise

import pytest
from django.utils.translation import override

from community.trust import (
    LIMITS,
    THRESHOLDS,
    Counts,
    Limits,
    Threshold,
    Trust,
    explained,
    level_of,
    limits_of,
    needs_for,
    next_level,
)

NAMES = [field.name for field in fields(Threshold)]
RAISED = [name for name in NAMES if name != "broken_rules"]


def just(level):
    """The counts that are just enough."""
    return Counts(**asdict(THRESHOLDS[level]))


@pytest.mark.parametrize("level", THRESHOLDS)
def test_just_enough_gives_the_level(level):
    assert level_of(just(level)) == level


@pytest.mark.parametrize("level", THRESHOLDS)
@pytest.mark.parametrize("name", RAISED)
def test_one_less_of_anything_does_not(level, name):
    counts = just(level)
    if not getattr(counts, name):
        return
    short = replace(counts, **{name: getattr(counts, name) - 1})
    assert level_of(short) < level
    assert [need.name for need in needs_for(level, short)] == [name]


@pytest.mark.parametrize("level", THRESHOLDS)
def test_one_broken_rule_too_many_lowers_the_level(level):
    counts = just(level)
    broken = replace(counts, broken_rules=counts.broken_rules + 1)
    assert level_of(broken) < level
    assert [need.name for need in needs_for(level, broken)] == ["broken_rules"]


def test_thresholds_and_limits_grow_with_the_level():
    for lower, higher in pairwise(THRESHOLDS.values()):
        assert all(getattr(lower, name) <= getattr(higher, name) for name in RAISED)
        assert lower.broken_rules >= higher.broken_rules
    for lower, higher in pairwise(LIMITS[level] for level in Trust):
        for field in fields(Limits):
            one, other = getattr(lower, field.name), getattr(higher, field.name)
            if field.name == "seconds_between":
                one, other = other, one
            if field.name in ("minutes_to_edit", "posts_a_day"):
                one, other = one or float("inf"), other or float("inf")
            assert one <= other, field.name


def test_every_level_has_limits_and_a_name():
    assert list(LIMITS) == list(Trust)
    assert len({str(level.label) for level in Trust}) == len(Trust)
    assert limits_of(0) == LIMITS[Trust.NEW]


def test_no_level_is_skipped():
    nearly = replace(just(Trust.REGULAR), topics_read=0)
    assert level_of(nearly) == Trust.NEW


def test_highest_level_is_given_by_hand_and_lost_by_breaking_rules():
    assert level_of(Counts(is_appointed=True)) == Trust.GUARDIAN
    assert level_of(Counts(is_appointed=True, broken_rules=1)) == Trust.NEW
    assert level_of(just(Trust.REGULAR)) == Trust.REGULAR


def test_next_level_says_what_is_missing_in_words():
    level, needs = next_level(Counts(days_here=1, topics_read=2, posts_read=3))
    assert level == Trust.KNOWN
    assert [str(need) for need in needs] == [
        "Read 1 more topic.",
        "Read 17 more posts.",
        "Write 1 more post.",
    ]
    assert next_level(just(Trust.REGULAR)) is None


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_every_need_has_words_in_every_language(language):
    broken = needs_for(Trust.REGULAR, Counts(broken_rules=2))
    with override(language):
        sentences = [str(need) for need in broken]
    assert len(sentences) == len(NAMES)
    assert all(any(sign.isdigit() for sign in sentence) for sentence in sentences)


def test_explained_level_can_be_worked_out_again():
    record = explained(just(Trust.MEMBER))
    assert level_of(Counts(**record["inputs"])) == record["level"] == 2
