from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..enums import Following
from ..handles import LONGEST
from .forum import Forum
from .post import Post
from .topic import Topic


class Member(models.Model):
    """A person as the forum knows them, from their first post on. ``handle`` is what others write behind an @;
    ``skeleton`` is what the eye keeps of it (:func:`community.handles.skeleton`), so that no two look alike.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_member"
    )
    handle = models.CharField(_("short name"), max_length=LONGEST, unique=True)
    skeleton = models.CharField(max_length=LONGEST, unique=True, editable=False)
    level = models.PositiveSmallIntegerField(_("trust"), default=0)
    is_appointed = models.BooleanField(_("appointed as a guardian"), default=False)
    since = models.DateTimeField()

    class Meta:
        verbose_name = _("member of the forum")
        verbose_name_plural = _("members of the forum")

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("community:member", args=[self.handle])


class Reading(models.Model):
    """How far a person has read a topic, and how closely they follow it: one row, whatever the topic's length."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="readings"
    )
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="readings")
    seen = models.PositiveIntegerField(
        default=0, help_text="The number of the last post read."
    )
    following = models.CharField(
        max_length=10, choices=Following, default=Following.NORMAL
    )

    class Meta:
        verbose_name = _("followed topic")
        verbose_name_plural = _("followed topics")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "topic"], name="community_reading_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.seen}"


class Draft(models.Model):
    """What somebody is writing: a reply to ``topic``, a new topic in ``forum``, or a change of ``post``."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="forum_drafts"
    )
    forum = models.ForeignKey(Forum, models.CASCADE, null=True, related_name="+")
    topic = models.ForeignKey(Topic, models.CASCADE, null=True, related_name="+")
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="+")
    title = models.CharField(max_length=120, blank=True)
    body = models.TextField(blank=True)
    more = models.JSONField(
        default=dict, help_text="Other fields of the form, as typed."
    )
    client_key = models.UUIDField()
    saved_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        constraints = [
            models.UniqueConstraint(
                fields=["person", place],
                condition=Q(**{f"{place}__isnull": False}),
                name=f"community_draft_per_{place}",
            )
            for place in ("forum", "topic", "post")
        ] + [
            models.CheckConstraint(
                name="community_draft_has_one_place",
                condition=Q(forum__isnull=False, topic=None, post=None)
                | Q(forum=None, topic__isnull=False, post=None)
                | Q(forum=None, topic=None, post__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
