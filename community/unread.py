"""What a person has not read in the forums they follow: the best of it, for a letter."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import ngettext

from .models import ForumFollowing, Post, Topic
from .models.following import COUNTED, with_unread
from .workflow import PostStatus

MOST = 7
LOOKED_AT = 100  # the latest topics; no letter needs to know of more
WEEK = timedelta(days=7)


def best_unread(person) -> list[Topic]:
    """At most seven of the last week, the liveliest first: each new post counts, each feeling twice. Three queries."""
    since = timezone.now() - WEEK
    followed = ForumFollowing.objects.filter(person=person, following__in=COUNTED)
    topics = Topic.objects.visible_to(person).filter(
        forum__in=followed.values("forum"), last_post_at__gte=since
    )
    unread = with_unread(topics, person).filter(unread__gt=0)
    latest = list(unread.select_related("forum").order_by("-last_post_at")[:LOOKED_AT])
    warmth = _warmth({topic.pk for topic in latest}, since)
    latest.sort(key=lambda each: (-each.unread - 2 * warmth.get(each.pk, 0), -each.pk))
    return latest[:MOST]


def has_unread(notification) -> bool:
    return bool(best_unread(notification.person))


def lines_of_unread(notification) -> list[tuple[str, str]]:
    return [
        (_words(topic), topic.get_absolute_url())
        for topic in best_unread(notification.person)
    ]


def _words(topic: Topic) -> str:
    return ngettext(
        "%(forum)s – %(title)s (%(number)s new post)",
        "%(forum)s – %(title)s (%(number)s new posts)",
        topic.unread,
    ) % {"forum": topic.forum.name, "title": topic.title, "number": topic.unread}


def _warmth(topics: set[int], since) -> dict[int, int]:
    """How many feelings the new posts of each topic have met with."""
    posts = Post.objects.filter(
        topic__in=topics, made_at__gte=since, status=PostStatus.VISIBLE
    ).exclude(feelings={})
    warmth: dict[int, int] = {}
    for topic, feelings in posts.values_list("topic", "feelings"):
        warmth[topic] = warmth.get(topic, 0) + sum(feelings.values())
    return warmth
