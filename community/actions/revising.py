"""A post says something else from now on; what it said is kept beside it."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from innovation_park.lib.markdown import RENDERER_VERSION, Rendered

from ..enums import Kind
from ..facts import facts_of_change
from ..fingerprints import fingerprint_of
from ..models import Post, Revision
from ..permissions import (
    ChangedMeanwhile,
    NotAllowed,
    NotInThisState,
    can_edit,
    require_writing,
)
from ..spam import Decision, Facts, Verdict, judge
from .attaching import attach
from .judging import is_judged, stop_by
from .logging import append_event, lock_topic
from .posting import rendered_text, tidy

CHANGE = "change"


def edit_post(*, post: Post, by, body: str, seen_body: str) -> Post:
    """``seen_body`` is the text the person had before them: if another came between, nothing is overwritten."""
    body = tidy(body)
    rendered = rendered_text(body, post.topic, by=by, has_cards=post.shows_cards)
    with transaction.atomic():
        topic = lock_topic(post.topic_id)
        post = Post.objects.get(pk=post.pk)
        _require_change(post, topic, by)
        if post.body == body:
            return post
        if post.body != tidy(seen_body):
            raise ChangedMeanwhile
        decision = judged_change(by, post, rendered)
        if decision.verdict == Verdict.ALLOW:
            return _change(post, topic, by, body, rendered)
    stop_by(decision, by)


def judged_change(by, post: Post, rendered: Rendered | None = None) -> Decision:
    """Without a text: whether the post may be changed at all."""
    if not is_judged(by):
        return Decision(Verdict.ALLOW, "", Facts(), CHANGE)
    return judge(facts_of_change(by, post, rendered), CHANGE)


def _require_change(post: Post, topic, by) -> None:
    if post.author_id != by.pk:
        raise NotAllowed
    require_writing(by, topic)
    if not can_edit(by, post):
        raise NotInThisState


def _change(post: Post, topic, by, body: str, rendered: Rendered) -> Post:
    now = timezone.now()
    Revision.objects.create(post=post, body=post.body, until=now)
    post.body, post.html, post.renderer = body, rendered.html, RENDERER_VERSION
    post.fingerprint, post.edited_at = fingerprint_of(rendered.text), now
    post.save(update_fields=["body", "html", "renderer", "fingerprint", "edited_at"])
    attach(post, rendered)
    append_event(topic, Kind.EDIT, by=by, post=post, text=body)
    return post


def retitle_topic(*, topic, by, title: str):
    """Its author or a moderator gives it a better name."""
    with transaction.atomic():
        topic = lock_topic(topic.pk)
        if topic.author_id != by.pk and not by.has_perm("community.moderate_forum"):
            raise NotAllowed
        if topic.title == title:
            return topic
        topic.title = title
        append_event(topic, Kind.EDIT, by=by, title=title, changed=("title",))
        return topic
