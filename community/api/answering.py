"""Rows as the API tells them: nothing that their page would not show, and the same in whatever language one asks."""

from __future__ import annotations

from datetime import UTC, datetime

from django.conf import settings
from django.utils.translation import override

from ..models import Forum, Post, Topic


def forum_out(forum: Forum) -> dict:
    return {
        "slug": forum.slug,
        "name": dict(forum.name),
        "about": dict(forum.about),
        "language": forum.language,
        "access": forum.access,
        "is_closed": forum.is_closed,
        "url": whole_address(forum),
    }


def topic_out(topic: Topic) -> dict:
    return {
        "id": topic.pk,
        "forum": topic.forum.slug,
        "title": topic.title,
        "language": topic.language,
        "tags": sorted(tag.name for tag in topic.tags.all()),
        "posts": topic.last_number,
        "is_pinned": topic.is_pinned,
        "is_closed": topic.is_closed,
        "answer": topic.answer.number if topic.answer else None,
        "head": topic.head_seq,
        "head_digest": topic.head_digest,
        "epoch": topic.epoch,
        "made_at": moment(topic.made_at),
        "last_post_at": moment(topic.last_post_at),
        "url": whole_address(topic),
    }


def post_out(post: Post) -> dict:
    """What it said is told while it is visible, to moderators too: their page shows them the rest."""
    name = post.author.profile.display_name if post.author else ""
    return {
        "id": post.pk,
        "topic": post.topic_id,
        "number": post.number,
        "voice": post.voice,
        "author": name or None,
        "status": post.status,
        "rule": post.rule,
        "language": post.language,
        "body": post.body if post.is_visible else None,
        "html": post.html if post.is_visible else None,
        "reply_to": post.reply_to.number if post.reply_to else None,
        "feelings": post.feelings if post.is_visible else {},
        "made_at": moment(post.made_at),
        "edited_at": moment(post.edited_at) if post.edited_at else None,
        "url": whole_address(post),
    }


def moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def whole_address(record) -> str:
    with override(settings.LANGUAGE_CODE):
        return f"{settings.WAGTAILADMIN_BASE_URL}{record.get_absolute_url()}"
