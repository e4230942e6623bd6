"""What the forum tells people of. See :mod:`accounts.notifications.kinds`."""

from .conversations import (
    MENTIONS,
    REACTIONS,
    REPLIES,
    ROUNDUP,
    SET_ASIDE,
    SOLVED,
    WATCHED,
    about_post,
    thread_of,
    threads_of,
)
from .moderation import FLAGS, MODERATION

__all__ = [
    "FLAGS",
    "MENTIONS",
    "MODERATION",
    "REACTIONS",
    "REPLIES",
    "ROUNDUP",
    "SET_ASIDE",
    "SOLVED",
    "WATCHED",
    "about_post",
    "thread_of",
    "threads_of",
]
