from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from ..enums import Following
from .forum import Forum
from .person import Reading
from .topic import Topic

COUNTED = (Following.TRACKING, Following.WATCHING)


class ForumFollowing(models.Model):
    """How closely a person follows a whole forum. A topic's own level goes before it, unless that is ``NORMAL``.

    ``since`` is the moment from which topics one has not opened are new to them.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_followings"
    )
    forum = models.ForeignKey(Forum, models.CASCADE, related_name="followings")
    following = models.CharField(max_length=10, choices=Following)
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("followed forum")
        verbose_name_plural = _("followed forums")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "forum"], name="community_forum_following_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.following}"


def with_unread(topics, user):
    """``seen``, ``unread``, ``following`` for each topic: what this person has not read of what they may have missed.

    Counted is what they opened before, and every new topic of a forum they track or watch; nothing that is muted.
    """
    mine = Reading.objects.filter(person=user, topic=OuterRef("pk"))
    forums = ForumFollowing.objects.filter(person=user, forum=OuterRef("forum"))
    return topics.annotate(
        seen=Subquery(mine.values("seen")[:1]),
        own_level=Coalesce(
            Subquery(mine.values("following")[:1]), Value(Following.NORMAL.value)
        ),
        forum_level=Coalesce(
            Subquery(forums.values("following")[:1]), Value(Following.NORMAL.value)
        ),
        is_new=Exists(
            forums.filter(following__in=COUNTED, since__lte=OuterRef("made_at"))
        ),
    ).annotate(
        unread=models.Case(
            models.When(MUTED, then=Value(0)),
            models.When(seen__isnull=False, then=F("last_number") - F("seen")),
            models.When(is_new=True, then=F("last_number")),
            default=Value(0),
            output_field=models.IntegerField(),
        )
    )


MUTED = Q(own_level=Following.MUTED) | Q(
    own_level=Following.NORMAL, forum_level=Following.MUTED
)


def unread_topics(user):
    """Of those the person may read. Only what they opened or follow is looked at, however much the park says."""
    opened = Reading.objects.filter(person=user).values("topic")
    followed = ForumFollowing.objects.filter(person=user, following__in=COUNTED)
    known = Topic.objects.visible_to(user).filter(
        Q(pk__in=opened) | Q(forum__in=followed.values("forum"))
    )
    return with_unread(known, user).filter(unread__gt=0)


def unread_by_forum(user) -> dict[int, int]:
    """How many topics of each have something new for this person. One query."""
    counted = unread_topics(user).order_by().values("forum").annotate(n=Count("pk"))
    return dict(counted.values_list("forum", "n"))
