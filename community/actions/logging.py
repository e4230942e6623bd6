"""The one door to the log of a topic."""

from __future__ import annotations

import secrets
from functools import partial

from django.db import transaction
from django.utils import timezone

from ..chain import digest_of, seal, voice_of
from ..enums import Kind
from ..exports.lines import line_of_event
from ..live import ring
from ..models import Event, Post, Topic


def lock_topic(topic: int) -> Topic:
    """The topic, with its forum; until the transaction ends nobody else writes to its log."""
    return (
        Topic.objects.select_related("forum")
        .select_for_update(of=("self",))
        .get(pk=topic)
    )


def append_event(
    topic: Topic,
    kind: Kind,
    *,
    by,
    post: Post | None = None,
    payload: dict | None = None,
    text: str | None = None,
    title: str | None = None,
    changed: tuple[str, ...] = (),
) -> Event:
    """Writes the next line of the log and the columns of ``topic`` named in ``changed``; rings after the commit.

    The caller holds the lock of :func:`lock_topic`. ``by`` is ``None`` when a rule of the park acts. ``text`` is what
    the event says in words, ``title`` the topic's new title; the chain holds their seals only.
    """
    now, payload = timezone.now(), dict(payload or {})
    if topic.head_seq == 0:
        title, payload = topic.title, payload | facts_of(topic)
    if title is not None:
        payload["title"] = seal(title, topic.title_nonce(topic.head_seq + 1))
    nonce = secrets.token_hex(16) if text is not None else ""
    event = Event(
        topic=topic,
        seq=topic.head_seq + 1,
        kind=kind,
        post=post,
        actor=by,
        voice=voice_of(by.pk, topic.salt) if by else "",
        payload=payload,
        sealed=seal(text, nonce) if text is not None else "",
        nonce=nonce,
        at=now,
    )
    event.digest = digest_of(topic.head_digest, line_of_event(event))
    event.save(force_insert=True)
    topic.head_seq, topic.head_digest = event.seq, event.digest
    topic.last_event_at = now
    topic.save(update_fields=["head_seq", "head_digest", "last_event_at", *changed])
    transaction.on_commit(partial(ring, topic.pk))
    return event


def facts_of(topic: Topic) -> dict:
    """What the first event says of its topic, beside the title."""
    tags = topic.tags.order_by("pk").values_list("name", flat=True)
    return {"forum": topic.forum.slug, "tags": list(tags)}
