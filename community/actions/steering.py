"""What moderators, and in part the author, do with a whole topic."""

from __future__ import annotations

from django.db import transaction

from ..enums import Kind
from ..models import Forum, Post, Topic
from ..permissions import NotAllowed, NotInThisState, can_moderate, can_solve
from .logging import append_event, lock_topic


@transaction.atomic
def pin_topic(*, topic: Topic, by, is_pinned: bool) -> Topic:
    return _switch(topic, "is_pinned", is_pinned, Kind.PIN, by)


@transaction.atomic
def close_topic(*, topic: Topic, by, is_closed: bool) -> Topic:
    return _switch(topic, "is_closed", is_closed, Kind.CLOSE, by)


@transaction.atomic
def slow_topic(*, topic: Topic, by, seconds: int) -> Topic:
    """From now on so many seconds lie between two posts of one person; 0 ends it."""
    topic = _as_moderator(topic, by)
    if topic.slow_mode_seconds == seconds:
        return topic
    topic.slow_mode_seconds = seconds
    append_event(
        topic,
        Kind.SLOW,
        by=by,
        payload={"seconds": seconds},
        changed=("slow_mode_seconds",),
    )
    return topic


@transaction.atomic
def move_topic(*, topic: Topic, by, forum: Forum) -> Topic:
    """Into another forum, with everything that was said."""
    topic = _as_moderator(topic, by)
    if topic.forum_id == forum.pk:
        return topic
    topic.forum = forum
    append_event(
        topic, Kind.MOVE, by=by, payload={"forum": forum.slug}, changed=("forum",)
    )
    return topic


@transaction.atomic
def mark_answer(*, topic: Topic, by, post: Post | None) -> Topic:
    """Who asked, or a moderator, says which post solved it; ``None`` takes the mark off.

    An event for everything that looks different then: the post that was marked, the one that is, the topic's head.
    """
    topic = lock_topic(topic.pk)
    if not can_solve(by, topic):
        raise NotAllowed
    if post and (post.topic_id != topic.pk or not post.is_visible):
        raise NotInThisState
    if topic.answer_id == (post and post.pk):
        return topic
    before, topic.answer = topic.answer, post
    for marked in filter(None, (before, post)):
        append_event(
            topic,
            Kind.SOLVE,
            by=by,
            post=marked,
            payload={"solved": marked == post},
            changed=("answer",),
        )
    if not (before and post):
        append_event(topic, Kind.SOLVE, by=by, payload={"solved": post is not None})
    return topic


def _as_moderator(topic: Topic, by) -> Topic:
    if not can_moderate(by):
        raise NotAllowed
    return lock_topic(topic.pk)


def _switch(topic: Topic, column: str, is_on: bool, kind: Kind, by) -> Topic:
    topic = _as_moderator(topic, by)
    if getattr(topic, column) == is_on:
        return topic
    setattr(topic, column, is_on)
    append_event(topic, kind, by=by, payload={"on": is_on}, changed=(column,))
    return topic
