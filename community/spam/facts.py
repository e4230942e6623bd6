"""What is looked at before a post goes out: numbers only, so that they can be kept with the decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

FIRST_DAY = 24 * 60  # minutes
COOLING = 60  # minutes in which the same words are taken for the same post
SAME = 90  # hundredths of likeness
ALIKE = 70
HASTY = 3  # seconds from opening the form to sending it


class Verdict(StrEnum):
    """``hold`` lets it wait for a moderator; ``refuse`` gives it back to its writer with a sentence."""

    ALLOW = "allow"
    HOLD = "hold"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Facts:
    """All times are whole numbers, so that they survive JSON. ``new_hosts`` of links nobody has led to
    before; ``likeness`` to the writer's own or others' posts, in hundredths; ``None``: not known.
    ``seconds_since_last_here`` is of the same topic, whose slow mode counts them; ``done_today`` are
    changes, reactions or flags, ``minutes_old`` the age of the post that is changed."""

    level: int = 0
    minutes_here: int = 0
    is_topic: bool = False
    posts_today: int = 0
    topics_today: int = 0
    seconds_since_last: int | None = None
    seconds_since_last_here: int | None = None
    seconds_of_writing: int | None = None
    letters: int = 0
    links: int = 0
    new_hosts: int = 0
    mentions: int = 0
    pictures: int = 0
    likeness_own: int = 0
    minutes_since_like: int | None = None
    likeness_others: int = 0
    slow_mode_seconds: int = 0
    done_today: int = 0
    minutes_old: int = 0
