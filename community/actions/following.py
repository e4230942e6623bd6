"""How closely one follows a whole forum, and that one has seen what is new."""

from __future__ import annotations

from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.utils import timezone

from accounts.notifications.actions import mark_threads_read

from ..enums import Following
from ..kinds import threads_of
from ..models import Forum, ForumFollowing, Reading, Topic


def follow_forum(*, forum: Forum, by, following: Following) -> None:
    """From now on: what was said before is not new to anybody."""
    level, made = ForumFollowing.objects.get_or_create(
        person=by,
        forum=forum,
        defaults={"following": following, "since": timezone.now()},
    )
    if not made and level.following != following:
        level.following, level.since = following, timezone.now()
        level.save(update_fields=["following", "since"])


@transaction.atomic
def mark_all_read(*, by, forum: Forum | None = None) -> None:
    """Every topic, or those of one forum, and what the bell told of them; three statements, however many there are."""
    now = timezone.now()
    topics = Topic.objects.all()
    readings = Reading.objects.filter(person=by)
    followings = ForumFollowing.objects.filter(person=by)
    if forum:
        topics = topics.filter(forum=forum)
        readings = readings.filter(topic__forum=forum)
        followings = followings.filter(forum=forum)
    last = Topic.objects.filter(pk=OuterRef("topic")).values("last_number")
    readings.update(seen=Subquery(last))
    followings.update(since=now)
    mark_threads_read(person=by, threads=threads_of(topics), until=now)
