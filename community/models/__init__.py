"""Forums and what is said in them."""

from .card import LinkCard, digest_of_url
from .following import (
    ForumFollowing,
    unread_by_forum,
    unread_topics,
    with_unread,
)
from .forum import Forum, Membership, moderators
from .heads import HeadsOfDay
from .judged import Decision, HeldPost, KnownHost
from .log import Event
from .moderation import Appeal, Case, Flag, Ruling
from .person import Draft, Member, Reading
from .picture import Picture
from .poll import Poll, PollVote
from .position import Position, SetAside
from .post import Post, Reaction, Revision
from .sanction import Sanction
from .search import PostWords
from .token import ReadToken
from .topic import Tag, Topic

__all__ = [
    "Appeal",
    "Case",
    "Decision",
    "Draft",
    "Event",
    "Flag",
    "Forum",
    "ForumFollowing",
    "LinkCard",
    "HeadsOfDay",
    "HeldPost",
    "KnownHost",
    "Member",
    "Membership",
    "Picture",
    "Poll",
    "PollVote",
    "Position",
    "Post",
    "PostWords",
    "Reaction",
    "ReadToken",
    "Reading",
    "Revision",
    "Ruling",
    "Sanction",
    "SetAside",
    "Tag",
    "Topic",
    "digest_of_url",
    "moderators",
    "unread_by_forum",
    "unread_topics",
    "with_unread",
]
