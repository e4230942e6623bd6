"""What a conversation of the demonstration park is made of; nothing here knows the database."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Say:
    """One post. ``who`` is a sign-in of the demonstration, or a letter that stands for one resident in this talk.

    ``{a}`` in the text is the short name of whoever that letter stands for. ``later`` counts hours since the post
    before; ``before`` is what it said at first; ``quotes`` and ``to`` are numbers of earlier posts.
    """

    who: str
    text: str
    language: str = ""
    later: float = 2
    to: int | None = None
    quotes: int | None = None
    feels: dict[str, int] = field(default_factory=dict)
    before: str = ""
    is_taken_back: bool = False


@dataclass(frozen=True)
class Talk:
    """A topic: ``forum`` by its short name, ``days_ago`` of its first post, ``answer`` the number that solved it.

    ``unread`` is how many of its last posts wait for the sign-in ``reader``, who has opened it before.
    """

    forum: str
    title: str
    language: str
    days_ago: float
    posts: list[Say]
    tags: tuple[str, ...] = ()
    answer: int | None = None
    is_pinned: bool = False
    is_closed: bool = False
    unread: int | None = None
    reader: str = "resident"
