"""Flags hide only when enough trusted people agree, and the same flags always weigh the same."""

import json

import pytest

from community.trust import Trust
from community.weighing import THRESHOLDS, Flags, weigh


@pytest.mark.parametrize("level", Trust)
def test_threshold_of_the_author_decides(level):
    enough = THRESHOLDS[level]
    assert weigh(Flags(2, {"spam": enough}, level)).hides
    assert not weigh(Flags(2, {"spam": enough - 1}, level)).hides


def test_one_person_alone_hides_nothing():
    assert not weigh(Flags(1, {"spam": 99})).hides
    assert weigh(Flags(2, {"spam": 99})).hides


def test_what_a_moderator_let_stand_is_not_hidden_again():
    assert not weigh(Flags(9, {"spam": 99}, was_cleared=True)).hides


def test_heaviest_reason_names_the_rule():
    assert weigh(Flags(3, {"insult": 3, "spam": 4})).reason == "spam"
    assert weigh(Flags(3, {"spam": 3, "insult": 3})).reason == "insult"
    assert weigh(Flags(1, {"spam": 1})).reason == ""


def test_weighing_replays_from_its_record():
    first = weigh(Flags(2, {"insult": 3, "spam": 2}, Trust.NEW))
    assert weigh(Flags(**json.loads(json.dumps(first.facts)))) == first
