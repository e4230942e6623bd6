"""Each rule decides alone, at its border, and says the same when it is asked again."""

import json
from dataclasses import asdict, replace
from itertools import product

import pytest
from django.utils.translation import override

from community.spam import (
    ALIKE,
    COOLING,
    FIRST_DAY,
    RULES,
    SAME,
    TABLES,
    Facts,
    Verdict,
    judge,
    replay,
)
from community.trust import LIMITS, Trust

NEW = LIMITS[Trust.NEW]
# Just over the border of each rule, and just within it.
BORDERS = {
    "pause": ({"seconds_since_last": 59}, {"seconds_since_last": 60}),
    "posts-a-day": (
        {"posts_today": NEW.posts_a_day},
        {"posts_today": NEW.posts_a_day - 1},
    ),
    "topics-a-day": (
        {"is_topic": True, "topics_today": NEW.topics_a_day, "posts_today": 3},
        {"is_topic": True, "topics_today": NEW.topics_a_day - 1, "posts_today": 3},
    ),
    "links": ({"links": NEW.links + 1}, {"links": NEW.links}),
    "mentions": ({"mentions": NEW.mentions + 1}, {"mentions": NEW.mentions}),
    "pictures": ({"pictures": NEW.pictures + 1}, {"pictures": NEW.pictures}),
    "said-again": (
        {"likeness_own": SAME, "minutes_since_like": COOLING - 1},
        {"likeness_own": SAME, "minutes_since_like": COOLING},
    ),
    "same-as-others": ({"likeness_others": SAME}, {"likeness_others": SAME - 1}),
    "first-day-advertisement": (
        {"links": 1, "likeness_others": ALIKE},
        {"links": 1, "likeness_others": ALIKE - 1},
    ),
    "first-post-with-links": (
        {"links": 1, "new_hosts": 1},
        {"links": 1, "new_hosts": 1, "minutes_here": FIRST_DAY},
    ),
    "sent-in-haste": (
        {"letters": 121, "seconds_of_writing": 2},
        {"letters": 121, "seconds_of_writing": 3},
    ),
}


def test_every_rule_has_its_border():
    assert BORDERS.keys() == RULES.keys()


@pytest.mark.parametrize("name", BORDERS)
def test_rule_decides_over_its_border_and_not_within(name):
    over, within = BORDERS[name]
    decision = judge(Facts(**over))
    assert (decision.rule, decision.verdict) == (name, RULES[name].verdict)
    assert judge(Facts(**within)).verdict == Verdict.ALLOW


@pytest.mark.parametrize("name", BORDERS)
@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_refusals_say_why_in_a_sentence(name, language):
    with override(language):
        assert judge(Facts(**BORDERS[name][0])).sentence
    assert judge(Facts()).sentence == ""


def test_ordinary_post_of_a_newcomer_goes_out():
    facts = Facts(minutes_here=30, letters=200, seconds_of_writing=40)
    assert judge(facts).verdict == Verdict.ALLOW


@pytest.mark.parametrize("level", Trust)
def test_limits_are_those_of_the_level(level):
    limits = LIMITS[level]
    assert judge(Facts(level=level, links=limits.links)).rule == ""
    assert judge(Facts(level=level, links=limits.links + 1)).rule == "links"


def test_slow_mode_holds_for_every_level():
    for level in Trust:
        facts = Facts(level=level, seconds_since_last_here=599, slow_mode_seconds=600)
        assert judge(facts).rule == "pause"
        assert judge(replace(facts, seconds_since_last_here=600)).rule == ""


def test_slow_mode_counts_the_posts_of_its_own_topic():
    facts = Facts(level=Trust.MEMBER, seconds_since_last=30, slow_mode_seconds=600)
    assert judge(facts).rule == ""


def test_pause_says_how_long():
    assert judge(Facts(seconds_since_last=59)).sentence.endswith("send it in 1 second.")
    assert judge(Facts(seconds_since_last=50)).sentence.endswith(
        "send it in 10 seconds."
    )


def test_members_may_repeat_others_and_newcomers_wait():
    assert judge(Facts(level=Trust.MEMBER, likeness_others=100)).rule == ""
    assert judge(Facts(level=Trust.KNOWN, likeness_others=100)).verdict == Verdict.HOLD


def test_guardian_may_say_it_again_and_as_often_as_they_like():
    facts = Facts(
        level=Trust.GUARDIAN,
        likeness_own=100,
        minutes_since_like=0,
        seconds_since_last=0,
        posts_today=9_999,
    )
    assert judge(facts).rule == ""
    assert judge(replace(facts, level=Trust.REGULAR)).verdict == Verdict.REFUSE


# What is just too much of another act, and just not.
OTHERS = {
    ("change", "too-late"): (
        {"minutes_old": FIRST_DAY},
        {"minutes_old": FIRST_DAY - 1},
    ),
    ("change", "changes-a-day"): (
        {"done_today": NEW.edits_a_day},
        {"done_today": NEW.edits_a_day - 1},
    ),
    ("change", "links"): ({"links": NEW.links + 1}, {"links": NEW.links}),
    ("change", "mentions"): (
        {"mentions": NEW.mentions + 1},
        {"mentions": NEW.mentions},
    ),
    ("change", "pictures"): (
        {"pictures": NEW.pictures + 1},
        {"pictures": NEW.pictures},
    ),
    ("change", "new-links-in-a-change"): (
        {"links": 1, "new_hosts": 1},
        {"links": 1, "new_hosts": 0},
    ),
    ("reaction", "reactions-a-day"): (
        {"done_today": NEW.reactions_a_day},
        {"done_today": NEW.reactions_a_day - 1},
    ),
    ("flag", "flags-a-day"): (
        {"done_today": NEW.flags_a_day},
        {"done_today": NEW.flags_a_day - 1},
    ),
}


def test_every_rule_of_other_acts_has_its_border():
    assert set(OTHERS) == {
        (table, name)
        for table, rules in TABLES.items()
        if table != "post"
        for name in rules
    }


@pytest.mark.parametrize(("table", "name"), OTHERS)
def test_rule_of_another_act_decides_over_its_border(table, name):
    over, within = OTHERS[table, name]
    decision = judge(Facts(**over), table)
    assert (decision.rule, decision.verdict) == (name, Verdict.REFUSE)
    assert decision.sentence
    assert judge(Facts(**within), table).verdict == Verdict.ALLOW
    assert replay(json.loads(json.dumps(decision.as_json()))) == decision


def test_every_decision_replays_from_its_record():
    values = {
        "level": list(Trust),
        "links": [0, 1, 3, 100],
        "likeness_others": [0, 75, 95],
        "seconds_since_last": [None, 1, 1_000],
        "minutes_here": [0, 10_000],
        "posts_today": [0, 11, 600],
    }
    seen = set()
    for combination in product(*values.values()):
        decision = judge(Facts(**dict(zip(values, combination, strict=True))))
        record = json.loads(json.dumps(decision.as_json()))
        assert replay(record) == decision
        assert record["facts"] == json.loads(json.dumps(asdict(decision.facts)))
        seen.add(decision.rule)
    assert {"", "links", "pause", "posts-a-day", "same-as-others"} <= seen
