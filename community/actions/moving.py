"""A post is taken back, hidden or shown again: the only place that writes the status of one that exists."""

from __future__ import annotations

from django.db import transaction

from ..enums import Kind
from ..models import Post
from ..permissions import NotAllowed, NotInThisState, RuleMissing, hats_of
from ..workflow import Hat, PostStatus, may_move
from .logging import append_event, lock_topic


def take_back_post(*, post: Post, by) -> Post:
    return _move(post, PostStatus.DELETED, Kind.DELETE, by=by)


def bring_back_post(*, post: Post, by) -> Post:
    """By its author what they took back, by a moderator what was hidden."""
    return _move(post, PostStatus.VISIBLE, Kind.RESTORE, by=by)


def hide_post(*, post: Post, by, rule: str) -> Post:
    """``rule`` is shown in its place, and to the author with the reason; ``by`` is ``None`` when a rule acts itself."""
    if not rule.strip():
        raise RuleMissing
    return _move(post, PostStatus.HIDDEN, Kind.HIDE, by=by, rule=rule)


@transaction.atomic
def _move(post: Post, new: PostStatus, kind: Kind, *, by, rule: str = "") -> Post:
    topic = lock_topic(post.topic_id)
    post = Post.objects.get(pk=post.pk)
    hats = hats_of(by, post) if by else {Hat.PARK}
    if not hats:
        raise NotAllowed
    if post.status == new and post.rule == rule:
        return post
    has_words = new != PostStatus.VISIBLE or post.body
    if not (has_words and any(may_move(post.status, new, hat) for hat in hats)):
        raise NotInThisState
    post.status, post.rule = new, rule
    post.save(update_fields=["status", "rule"])
    append_event(
        topic, kind, by=by, post=post, payload={"rule": rule} if rule else None
    )
    return post
