"""Sentences are said when they are read; a kind offers the ways that make sense for it."""

import pytest
from django.utils.translation import override

from accounts.notifications.enums import BY_LETTER, Way
from accounts.notifications.kinds import KINDS, Kind, register
from experiments.bookings.kinds import OFFERS, SERIES
from tests.factories.notifications import LEGAL, TREES, URGENT, WORDS


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The tree has grown by 3 cm"),
        ("ko", "The 나무 has grown by 3 cm"),
        ("th", "The ต้นไม้ has grown by 3 cm"),
    ],
)
def test_sentence_is_in_the_language_of_whoever_reads(language, sentence):
    with override(language):
        assert TREES.sentence("grown", WORDS) == sentence


def test_sentence_counts():
    assert SERIES.sentence("series", {"booked": 1}) == "Your series: 1 date is booked"
    assert SERIES.sentence("series", {"booked": 4}) == "Your series: 4 dates are booked"


def test_sentence_without_its_words_breaks_no_page():
    assert TREES.sentence("grown", {}) == "The has grown by cm"
    assert TREES.sentence("felled", WORDS) == "Tests of tests.trees"


def test_same_key_twice_is_a_mistake():
    assert register(TREES) is TREES
    with pytest.raises(ValueError, match="two kinds"):
        register(Kind("tests.trees", "Tests", "Another", "bell", {}))


def test_ways_of_a_kind():
    by_letter = Kind("tests.none", "Tests", "By letter", "bell", {}, BY_LETTER)
    assert [each.is_needed for each in (TREES, URGENT, LEGAL)] == [False, False, True]
    assert [each.is_a_choice for each in (TREES, URGENT, LEGAL)] == [True, True, False]
    assert [each.quietest for each in (TREES, URGENT, by_letter)] == [
        Way.BELL,
        Way.BELL,
        Way.OFF,
    ]
    assert Way.DAILY not in OFFERS.ways


def test_every_sentence_of_the_park_can_be_said():
    """With no argument at all, in every language."""
    for kind in KINDS.values():
        for event in kind.sentences:
            for language in ("en", "ko", "th"):
                with override(language):
                    assert kind.sentence(event, {"booked": 1, "people": 1})
                    assert kind.sentence_for(2, event, {"booked": 1, "people": 1})
