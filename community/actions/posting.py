"""Somebody says something: a new topic, or a post in one that is there."""

from __future__ import annotations

import secrets
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from innovation_park.lib.markdown import RENDERER_VERSION, Rendered, TextTooLong

from ..addressed import rendered_for
from ..chain import voice_of
from ..enums import Following, Kind
from ..facts import facts_of_post
from ..models import Forum, HeldPost, Post, Reading, Topic
from ..permissions import (
    KeyHasOtherText,
    NotAllowed,
    NothingWritten,
    Silenced,
    TooLong,
    require_open,
)
from ..spam import Decision, Facts, Verdict, judge
from ..standing import Writer, writer_in
from .attaching import attach
from .holding import Said, hold_post, require_not_held, stop_or_hold
from .logging import append_event, lock_topic
from .naming import ensure_member
from .polling import Wish, open_poll, require_polls
from .tagging import tags_named


def write_post(
    *,
    topic: Topic,
    by,
    body: str,
    language: str,
    client_key: UUID,
    reply_to: Post | None = None,
    wish: Wish | None = None,
) -> Post:
    """The post, as the last of the topic. The same key again gives the same post, whatever happened to the answer.

    Raises a :class:`innovation_park.lib.refusals.Refused`; :class:`..permissions.PostIsHeld` when it is kept and waits.
    """
    require_polls(by, wish)
    body = tidy(body)
    rendered = rendered_text(body, topic, by=by)
    said = Said(body, rendered, language, client_key, reply_to, wish=wish)
    with transaction.atomic():
        topic = lock_topic(topic.pk)
        writer = writer_in(by, client_key=client_key, forum=topic.forum, topic=topic)
        if earlier := written_before(writer, said):
            return earlier
        require_entry(writer, topic.forum, topic)
        decision = judged(by, writer, said, topic)
        if decision.verdict == Verdict.ALLOW:
            known_as_member(writer, by)
            return append_post(topic, by, said)
        held = hold_post(decision, by, said, forum=topic.forum, topic=topic)
    stop_or_hold(decision, by, held)


def start_topic(
    *,
    forum: Forum,
    by,
    title: str,
    body: str,
    language: str,
    client_key: UUID,
    tags: list[str] = (),
    wish: Wish | None = None,
) -> Topic:
    """A topic with its first post; the same key again gives the same topic."""
    require_polls(by, wish)
    body = tidy(body)
    rendered = rendered_text(body, by=by)
    said = Said(body, rendered, language, client_key, None, title, tags, wish)
    try:
        topic, decision, held = _start(forum, by, said)
    except IntegrityError:  # its twin was faster by a moment, and is found now
        topic, decision, held = _start(forum, by, said)
    if topic is None:
        stop_or_hold(decision, by, held)
    return topic


@transaction.atomic
def _start(forum, by, said: Said):
    """The topic; or none, with the decision and the post that waits."""
    writer = writer_in(by, client_key=said.client_key, forum=forum)
    if earlier := written_before(writer, said):
        return earlier.topic, None, None
    require_entry(writer, forum)
    decision = judged(by, writer, said, None)
    if decision.verdict == Verdict.ALLOW:
        known_as_member(writer, by)
        return open_topic(forum, by, said), None, None
    return None, decision, hold_post(decision, by, said, forum=forum)


def open_topic(forum: Forum, by, said: Said) -> Topic:
    now = timezone.now()
    topic = Topic.objects.create(
        forum=forum,
        title=said.title,
        language=said.language,
        author=by,
        client_key=said.client_key,
        made_at=now,
        last_event_at=now,
        last_post_at=now,
        salt=secrets.token_hex(16),
    )
    topic.tags.set(tags_named(said.tags))
    append_post(topic, by, said)
    return topic


def tidy(body: str) -> str:
    return "\n".join(line.rstrip() for line in body.splitlines()).strip("\n")


def rendered_text(body: str, topic: Topic | None = None, **how) -> Rendered:
    """Outside any lock: the slowest text takes a quarter of a second. ``how``: see :func:`rendered_for`."""
    if not body.strip():
        raise NothingWritten
    try:
        return rendered_for(topic, body, **how)
    except TextTooLong as refusal:
        raise TooLong from refusal


def written_before(writer: Writer, said: Said) -> Post | None:
    """What this key gave already; one that waits, or was not shown, is answered as it was then."""
    if writer.held:
        require_not_held(HeldPost.objects.get(pk=writer.held))
    if not writer.earlier:
        return None
    earlier = Post.objects.select_related("topic").get(pk=writer.earlier)
    if earlier.body != said.body and not earlier.edited_at:
        raise KeyHasOtherText
    return earlier


def require_entry(writer: Writer, forum: Forum, topic: Topic | None = None) -> None:
    """They may read there and write there."""
    if not writer.is_reader:
        raise NotAllowed
    require_open(forum, topic, lambda: writer.is_moderator)
    if writer.is_silenced:
        raise Silenced


def known_as_member(writer: Writer, by) -> None:
    """From their first post on."""
    if not writer.is_member:
        ensure_member(by)


def judged(by, writer: Writer, said: Said, topic: Topic | None) -> Decision:
    if writer.is_moderator or not settings.FORUM_IS_JUDGED:
        return Decision(Verdict.ALLOW, "", Facts(level=writer.level))
    facts = facts_of_post(
        by,
        writer,
        said.rendered,
        said.fingerprint,
        client_key=said.client_key,
        topic=topic,
    )
    return judge(facts)


def append_post(topic: Topic, by, said: Said) -> Post:
    """With its poll. The caller holds the lock of the topic, and has asked whether it may be."""
    reply_to = said.reply_to
    now = timezone.now()
    post = Post.objects.create(
        topic=topic,
        number=topic.last_number + 1,
        author=by,
        voice=voice_of(by.pk, topic.salt),
        client_key=said.client_key,
        body=said.body,
        html=said.rendered.html,
        renderer=RENDERER_VERSION,
        fingerprint=said.fingerprint,
        language=said.language,
        reply_to=reply_to if reply_to and reply_to.topic_id == topic.pk else None,
        made_at=now,
    )
    attach(post, said.rendered)
    topic.last_number, topic.last_post_at = post.number, now
    append_event(
        topic,
        Kind.POST,
        by=by,
        post=post,
        text=said.body,
        payload={"language": said.language}
        | ({"reply_to": post.reply_to.number} if post.reply_to else {}),
        changed=("last_number", "last_post_at"),
    )
    Reading.objects.bulk_create(
        [
            Reading(
                person=by, topic=topic, seen=post.number, following=Following.WATCHING
            )
        ],
        update_conflicts=True,  # whoever had read it follows it as before
        unique_fields=["person", "topic"],
        update_fields=["seen"],
    )
    if said.wish:
        open_poll(topic, post, said.wish, by)
    return post
