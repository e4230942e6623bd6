"""What readers get of the log: each event with the fragment of the page that it changed, as that stands now.

The same templates make the page. A fragment shows the state of the moment it is rendered, never that of the moment of
its event: who replays a post that has since been hidden gets the stub.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace

from django.template.loader import render_to_string
from django.utils import translation

from innovation_park.lib.ready_frames import message_of

from ..models import Event, Post, Topic

PAGE = 200  # events read at once by somebody who is far behind


@dataclass(frozen=True)
class Audience:
    """Who sees the same: a language, and whether what is hidden is shown."""

    language: str
    is_moderator: bool = False


@dataclass(frozen=True)
class Frame:
    """``post`` is the number of the post it shows, ``None`` for the topic's own head; ``text`` is what is sent.

    ``message`` is that for a socket, made once for all of them.
    """

    seq: int
    kind: str
    post: int | None
    html: str
    text: str = field(init=False, repr=False, compare=False)
    message: dict = field(init=False, repr=False, compare=False)

    def __post_init__(self):
        content = {
            "seq": self.seq,
            "kind": self.kind,
            "post": self.post,
            "html": self.html,
        }
        written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
        object.__setattr__(self, "text", written)
        object.__setattr__(self, "message", message_of(written))

    def showing(self, newer: Frame) -> Frame:
        """The same event with the fragment as a later one shows it."""
        return replace(self, html=newer.html)


def events_after(topic: int, seq: int, until: int) -> list[Event]:
    """The next of the log, without a gap: :data:`PAGE` at most, none beyond ``until``."""
    return list(
        Event.objects.filter(topic=topic, seq__gt=seq, seq__lte=until).order_by("seq")[
            :PAGE
        ]
    )


def frames_of(
    topic: int, events: list[Event], audiences: set[Audience]
) -> dict[Audience, list[Frame]]:
    """Two queries, however many events and audiences."""
    topic = Topic.objects.select_related("forum").get(pk=topic)
    posts = Post.objects.with_words().in_bulk(
        {event.post_id for event in events if event.post_id}
    )
    return {
        audience: _frames_for(audience, topic, events, posts) for audience in audiences
    }


def _frames_for(audience, topic, events, posts) -> list[Frame]:
    fragments: dict[int | None, str] = {}
    with translation.override(audience.language):
        for key in {event.post_id for event in events}:
            fragments[key] = (
                render_post(topic, posts[key], audience.is_moderator)
                if key
                else render_head(topic, audience.is_moderator)
            )
    return [
        Frame(
            event.seq,
            event.kind,
            posts[event.post_id].number if event.post_id else None,
            fragments[event.post_id],
        )
        for event in events
    ]


def render_post(topic: Topic, post: Post, is_moderator: bool) -> str:
    return render_to_string(
        "community/_post.html",
        {"topic": topic, "post": post, "is_moderator": is_moderator},
    )


def render_head(topic: Topic, is_moderator: bool) -> str:
    return render_to_string(
        "community/_topic_head.html", {"topic": topic, "is_moderator": is_moderator}
    )
