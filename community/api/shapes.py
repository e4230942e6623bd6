"""What goes in and out, as OpenAPI describes it."""

from __future__ import annotations

from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

LARGEST = 2**31 - 1
MOST = 100
FURTHEST = 10_000  # of what a search finds; whoever wants more asks more exactly
NO_NUL = r"^[^\x00]*$"
DAY = r"^([0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$"


class Shape(Schema):
    model_config = ConfigDict(extra="forbid")


class TopicFilter(Schema):
    forum: str = Field(
        "", max_length=60, pattern=NO_NUL, description="Address of a forum."
    )
    language: Literal["", "en", "ko", "th"] = ""
    tag: str = Field("", max_length=40, pattern=NO_NUL)
    state: Literal["", "open", "solved", "closed"] = ""
    query: str = Field(
        "", max_length=100, pattern=NO_NUL, description="Part of the title."
    )
    cursor: int = Field(
        LARGEST, ge=1, le=LARGEST, description="The `next` of the answer before."
    )
    limit: int = Field(50, ge=1, le=MOST)


class Search(Schema):
    """As the form of the page that people search on."""

    q: str = Field(
        "",
        max_length=100,
        pattern=NO_NUL,
        description="Words; a post that has them all is found, in any of its forms.",
    )
    forum: str = Field(
        "", max_length=60, pattern=NO_NUL, description="Address of a forum."
    )
    language: Literal["", "en", "ko", "th"] = ""
    author: str = Field("", max_length=60, pattern=NO_NUL, description="A short name.")
    tag: str = Field("", max_length=40, pattern=NO_NUL)
    since: str = Field("", pattern=DAY, description="The first day, or none.")
    until: str = Field("", pattern=DAY, description="The last day, or none.")
    solved: bool = Field(False, description="Only in solved topics.")
    sort: Literal["", "latest"] = Field("", description="Best first, or newest first.")
    cursor: int = Field(
        0, ge=0, le=FURTHEST, description="The `next` of the answer before."
    )
    limit: int = Field(20, ge=1, le=MOST)


class After(Schema):
    after: int = Field(0, ge=0, le=LARGEST, description="The last number you have.")
    limit: int = Field(50, ge=1, le=MOST)


class ForumOut(Shape):
    slug: str
    name: dict[str, str] = Field(description="By language.")
    about: dict[str, str]
    language: str = Field(description="Empty when all languages are welcome.")
    access: Literal["public", "residents", "members"]
    is_closed: bool
    url: str


class TopicOut(Shape):
    id: int
    forum: str
    title: str
    language: str
    tags: list[str]
    posts: int = Field(description="The number of its last post.")
    is_pinned: bool
    is_closed: bool
    answer: int | None = Field(description="Number of the post that solved it.")
    head: int = Field(description="Number of the last event of its log.")
    head_digest: str
    epoch: int = Field(description="When it changes, read the topic anew.")
    made_at: str
    last_post_at: str
    url: str


class PostOut(Shape):
    id: int
    topic: int
    number: int
    voice: str = Field(description="The same for all posts of one person in the topic.")
    author: str | None = Field(description="As the page shows it, if it shows a name.")
    status: Literal["visible", "deleted", "hidden"]
    rule: str = Field(description="For which it was hidden.")
    language: str
    body: str | None = Field(description="Markdown, if it is visible.")
    html: str | None
    reply_to: int | None = Field(description="Number of the post it answers.")
    feelings: dict[str, int]
    made_at: str
    edited_at: str | None
    url: str


class Forums(Shape):
    forums: list[ForumOut]


class Topics(Shape):
    topics: list[TopicOut]
    next: int | None


class FoundOut(Shape):
    post: PostOut
    title: str = Field(description="Of its topic.")
    excerpt: str = Field(description="Where the words stand in it.")


class Findings(Shape):
    found: list[FoundOut]
    next: int | None


class Posts(Shape):
    posts: list[PostOut]
    next: int | None


class Events(Shape):
    events: list[dict[str, Any]] = Field(
        description="Lines of the log as they are exported, digests included."
    )
    head: int
    epoch: int
    next: int | None


class ProblemOut(Schema):
    """RFC 9457, with a sentence for each part that is wrong in ``faults``."""

    type: str
    code: str
    title: str
    status: int
    detail: str
    faults: dict[str, str]
