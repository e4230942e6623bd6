"""Rules have numbers that stay, and words in every language."""

import pytest
from django.utils.translation import override

from community.actions.flagging import RULE_OF
from community.enums import Reason
from community.house_rules import BY_KEY, HOUSE_RULES, rule_choices, rule_words
from community.reply_words import REPLIES, reply_in


def test_rules_are_numbered_from_one():
    assert [rule.number for rule in HOUSE_RULES] == list(range(1, 8))
    assert list(BY_KEY) == [key for key, _name in rule_choices()]


def test_rule_is_said_with_its_number():
    assert rule_words("3") == "rule 3 (No advertising, and nothing twice)"
    assert rule_words("rule 3") == "rule 3"


def test_every_reason_but_the_open_one_names_a_rule():
    assert set(Reason) - set(RULE_OF) == {Reason.OTHER}
    assert set(RULE_OF.values()) <= set(BY_KEY)


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_every_reply_has_words(language):
    with override(language):
        assert all(reply_in(key) for key in REPLIES)
        assert reply_in("") == ""
