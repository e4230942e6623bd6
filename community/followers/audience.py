"""Whom a post may concern. Sets of primary keys; a handful of queries, however many people follow."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from accounts.models import User
from innovation_park.lib.markdown import quoted_numbers

from ..addressed import people_spoken_to
from ..enums import Access, Following, Measure
from ..models import (
    ForumFollowing,
    Post,
    Reading,
    Sanction,
    Topic,
    moderators,
)

AT_A_TIME = 500


def readers_among(topic: Topic, people: Iterable[int]) -> set[int]:
    """Those of these people who may read the topic, as ``Topic.objects.visible_to`` says it for one. Three queries,
    however many they are; the topic comes with its forum.
    """
    people, forum = list(people), topic.forum
    found = User.objects.filter(pk__in=people, is_active=True)
    keep = set(moderators().filter(pk__in=people).values_list("pk", flat=True))
    bans = Sanction.objects.in_force().filter(measure=Measure.BAN, person__in=people)
    banned = bans.covering(forum, topic).values_list("person", flat=True)
    if forum.access == Access.MEMBERS:
        found = found.filter(forum_memberships__forum=forum)
    return (set(found.values_list("pk", flat=True)) - set(banned)) | keep


def people_named_in(post: Post) -> set[int]:
    return people_spoken_to(post.topic, post.body)


def people_answered(post: Post) -> set[int]:
    return {post.reply_to.author_id} - {None} if post.reply_to else set()


def people_quoted(post: Post) -> set[int]:
    quoted = post.topic.posts.filter(number__in=quoted_numbers(post.body))
    return set(quoted.values_list("author", flat=True)) - {None}


def quiet_among(topic: Topic, people: set[int]) -> set[int]:
    """Who wants to hear nothing of the topic: they said so of it, or of its forum and nothing else of it. Two queries."""
    own = Reading.objects.filter(topic=topic, person__in=people).exclude(
        following=Following.NORMAL
    )
    levels = dict(own.values_list("person", "following"))
    forum = ForumFollowing.objects.filter(
        forum=topic.forum_id, person__in=people, following=Following.MUTED
    )
    for person in forum.values_list("person", flat=True):
        levels.setdefault(person, Following.MUTED)
    return {person for person, level in levels.items() if level == Following.MUTED}


def watchers_after(
    post: Post, after: int, *, also_readers=False
) -> tuple[set[int], int]:
    """The next who want to hear of every post and have not read this one, by primary key; and the last of them, or
    nought when there are no more. One query.
    """
    readings = Reading.objects.filter(topic=post.topic)
    chosen = readings.exclude(following=Following.NORMAL).values("person")
    forum = ForumFollowing.objects.filter(
        forum=post.topic.forum_id, following=Following.WATCHING
    )
    watching = Q(
        pk__in=readings.filter(following=Following.WATCHING).values("person")
    ) | (Q(pk__in=forum.values("person")) & ~Q(pk__in=chosen))
    people = (
        User.objects.filter(watching, pk__gt=after, is_active=True)
        .exclude(pk=post.author_id)
        .order_by("pk")
    )
    if not also_readers:
        read = readings.filter(seen__gte=post.number)
        people = people.exclude(pk__in=read.values("person"))
    found = list(people.values_list("pk", flat=True)[:AT_A_TIME])
    return set(found), found[-1] if len(found) == AT_A_TIME else 0
