"""Trust grows with what somebody did, shrinks when they broke rules, and always says why.

Levels are worked out from counts, never set by feeling; only the highest is given by hand. Thresholds
and limits are the two tables below: nothing else in the forum compares a level with a number.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from enum import IntEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

# To be raised whenever the same counts would give another level.
TRUST_VERSION = 1


class Trust(IntEnum):
    NEW = 0
    KNOWN = 1
    MEMBER = 2
    REGULAR = 3
    GUARDIAN = 4

    @property
    def label(self) -> Promise:
        return LABELS[self]


LABELS = {
    Trust.NEW: _("New here"),
    Trust.KNOWN: _("Known here"),
    Trust.MEMBER: _("Member"),
    Trust.REGULAR: _("Regular"),
    Trust.GUARDIAN: pgettext_lazy("trust", "Guardian"),
}


@dataclass(frozen=True)
class Counts:
    """What a level rests on. ``days_here`` since the account began; ``thanked_by`` counts people, not
    reactions; ``broken_rules`` are posts that moderators hid in the last 90 days, appeals won left out."""

    days_here: int = 0
    topics_read: int = 0
    posts_read: int = 0
    posts_written: int = 0
    days_written: int = 0
    thanked_by: int = 0
    broken_rules: int = 0
    is_appointed: bool = False


@dataclass(frozen=True)
class Threshold:
    """At least so much of each; at most so many broken rules."""

    days_here: int = 0
    topics_read: int = 0
    posts_read: int = 0
    posts_written: int = 0
    days_written: int = 0
    thanked_by: int = 0
    broken_rules: int = 0


THRESHOLDS = {
    Trust.KNOWN: Threshold(
        days_here=1, topics_read=3, posts_read=20, posts_written=1, broken_rules=2
    ),
    Trust.MEMBER: Threshold(
        days_here=14,
        topics_read=15,
        posts_read=100,
        posts_written=10,
        days_written=5,
        thanked_by=2,
        broken_rules=1,
    ),
    Trust.REGULAR: Threshold(
        days_here=90,
        topics_read=60,
        posts_read=500,
        posts_written=50,
        days_written=25,
        thanked_by=15,
        broken_rules=0,
    ),
}


@dataclass(frozen=True)
class Limits:
    """What one may do; ``seconds_between`` posts, the rest in a day or in one post."""

    topics_a_day: int
    posts_a_day: int | None  # None: as many as there is to say
    seconds_between: int
    links: int
    mentions: int
    pictures: int
    flags_a_day: int
    reactions_a_day: int
    edits_a_day: int
    minutes_to_edit: int | None  # None: for ever
    can_make_polls: bool
    weight_of_flag: int


LIMITS = {
    Trust.NEW: Limits(3, 12, 60, 2, 2, 1, 5, 20, 15, 24 * 60, False, 1),
    Trust.KNOWN: Limits(8, 50, 15, 5, 5, 4, 10, 50, 30, 30 * 24 * 60, True, 2),
    Trust.MEMBER: Limits(15, 120, 5, 12, 10, 8, 20, 100, 60, None, True, 3),
    Trust.REGULAR: Limits(25, 240, 5, 25, 15, 12, 30, 150, 100, None, True, 4),
    Trust.GUARDIAN: Limits(50, None, 0, 40, 20, 12, 60, 200, 200, None, True, 6),
}


def level_of(counts: Counts) -> Trust:
    """The highest level of which nothing is missing, and of none below it either."""
    if counts.is_appointed and counts.broken_rules == 0:
        return Trust.GUARDIAN
    level = Trust.NEW
    for higher in THRESHOLDS:
        if needs_for(higher, counts):
            break
        level = higher
    return level


def limits_of(level: int) -> Limits:
    return LIMITS[Trust(level)]


@dataclass(frozen=True)
class Need:
    """One thing that is still missing: ``have`` so much of ``wanted``. Printing it gives the sentence."""

    name: str
    have: int
    wanted: int

    @property
    def missing(self) -> int:
        return abs(self.wanted - self.have)

    def __str__(self) -> str:
        return WORDS[self.name](self.missing) % {"count": self.missing}


WORDS = {
    "days_here": lambda n: ngettext(
        "Be here %(count)s day longer.", "Be here %(count)s days longer.", n
    ),
    "topics_read": lambda n: ngettext(
        "Read %(count)s more topic.", "Read %(count)s more topics.", n
    ),
    "posts_read": lambda n: ngettext(
        "Read %(count)s more post.", "Read %(count)s more posts.", n
    ),
    "posts_written": lambda n: ngettext(
        "Write %(count)s more post.", "Write %(count)s more posts.", n
    ),
    "days_written": lambda n: ngettext(
        "Take part in the talk on %(count)s more day.",
        "Take part in the talk on %(count)s more days.",
        n,
    ),
    "thanked_by": lambda n: ngettext(
        "%(count)s more person reacts to what you write.",
        "%(count)s more people react to what you write.",
        n,
    ),
    "broken_rules": lambda n: ngettext(
        "%(count)s post that was hidden for breaking the rules is older than 90 days.",
        "%(count)s posts that were hidden for breaking the rules are older than 90 days.",
        n,
    ),
}


def needs_for(level: Trust, counts: Counts) -> list[Need]:
    """What is missing for this level, in the order of the table; empty when it is reached."""
    threshold = THRESHOLDS[level]
    needs = []
    for name in (field.name for field in fields(Threshold)):
        have, wanted = getattr(counts, name), getattr(threshold, name)
        is_short = have > wanted if name == "broken_rules" else have < wanted
        if is_short:
            needs.append(Need(name, have, wanted))
    return needs


def next_level(counts: Counts) -> tuple[Trust, list[Need]] | None:
    """The level after one's own and what is missing for it; ``None`` where only people decide."""
    higher = level_of(counts) + 1
    if higher not in THRESHOLDS:
        return None
    return Trust(higher), needs_for(Trust(higher), counts)


def explained(counts: Counts) -> dict:
    """The decision with its inputs, for the log: ``level_of(Counts(**inputs))`` gives it again."""
    return {"level": int(level_of(counts)), "inputs": asdict(counts)}
