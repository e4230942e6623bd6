"""The tables: each is read from the top, and the first rule that applies decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..trust import Limits, Trust
from . import words
from .facts import ALIKE, COOLING, FIRST_DAY, HASTY, SAME, Facts, Verdict


@dataclass(frozen=True)
class Rule:
    verdict: Verdict
    applies: Callable[[Facts, Limits], bool]
    words: Callable[[Facts, Limits], str]


def _is_new(facts: Facts) -> bool:
    return facts.level == Trust.NEW


def _is_first_day(facts: Facts) -> bool:
    return _is_new(facts) and facts.minutes_here < FIRST_DAY


def _is_said_again(facts: Facts) -> bool:
    since = facts.minutes_since_like
    return (
        facts.level < Trust.GUARDIAN
        and facts.likeness_own >= SAME
        and since is not None
        and since < COOLING
    )


def _is_used_up(done: int, a_day: int | None) -> bool:
    return a_day is not None and done >= a_day


def _is_too_old(facts: Facts, limits: Limits) -> bool:
    return (
        limits.minutes_to_edit is not None
        and facts.minutes_old >= limits.minutes_to_edit
    )


RULES: dict[str, Rule] = {
    "pause": Rule(
        Verdict.REFUSE,
        lambda facts, limits: words.seconds_to_wait(facts, limits) > 0,
        words.pause_words,
    ),
    "posts-a-day": Rule(
        Verdict.REFUSE,
        lambda facts, limits: _is_used_up(facts.posts_today, limits.posts_a_day),
        words.posts_words,
    ),
    "topics-a-day": Rule(
        Verdict.REFUSE,
        lambda facts, limits: (
            facts.is_topic and facts.topics_today >= limits.topics_a_day
        ),
        words.topics_words,
    ),
    "links": Rule(
        Verdict.REFUSE,
        lambda facts, limits: facts.links > limits.links,
        words.links_words,
    ),
    "mentions": Rule(
        Verdict.REFUSE,
        lambda facts, limits: facts.mentions > limits.mentions,
        words.mentions_words,
    ),
    "pictures": Rule(
        Verdict.REFUSE,
        lambda facts, limits: facts.pictures > limits.pictures,
        words.pictures_words,
    ),
    "said-again": Rule(
        Verdict.REFUSE, lambda facts, limits: _is_said_again(facts), words.again_words
    ),
    "same-as-others": Rule(
        Verdict.HOLD,
        lambda facts, limits: (
            facts.level < Trust.MEMBER and facts.likeness_others >= SAME
        ),
        words.held_words,
    ),
    "first-day-advertisement": Rule(
        Verdict.HOLD,
        lambda facts, limits: (
            _is_first_day(facts)
            and facts.links > 0
            and max(facts.likeness_own, facts.likeness_others) >= ALIKE
        ),
        words.held_words,
    ),
    "first-post-with-links": Rule(
        Verdict.HOLD,
        lambda facts, limits: (
            _is_first_day(facts) and facts.posts_today == 0 and facts.new_hosts > 0
        ),
        words.held_words,
    ),
    "sent-in-haste": Rule(
        Verdict.HOLD,
        lambda facts, limits: (
            _is_new(facts)
            and facts.letters > 120
            and facts.seconds_of_writing is not None
            and facts.seconds_of_writing < HASTY
        ),
        words.held_words,
    ),
}
CHANGES: dict[str, Rule] = {
    "too-late": Rule(Verdict.REFUSE, _is_too_old, words.late_words),
    "changes-a-day": Rule(
        Verdict.REFUSE,
        lambda facts, limits: facts.done_today >= limits.edits_a_day,
        words.changes_words,
    ),
    **{name: RULES[name] for name in ("links", "mentions", "pictures")},
    "new-links-in-a-change": Rule(
        Verdict.REFUSE,
        lambda facts, limits: _is_first_day(facts) and facts.new_hosts > 0,
        words.new_links_words,
    ),
}
FEELINGS: dict[str, Rule] = {
    "reactions-a-day": Rule(
        Verdict.REFUSE,
        lambda facts, limits: facts.done_today >= limits.reactions_a_day,
        words.feelings_words,
    )
}
FLAGS: dict[str, Rule] = {
    "flags-a-day": Rule(
        Verdict.REFUSE,
        lambda facts, limits: facts.done_today >= limits.flags_a_day,
        words.flags_words,
    )
}
TABLES = {"post": RULES, "change": CHANGES, "reaction": FEELINGS, "flag": FLAGS}
