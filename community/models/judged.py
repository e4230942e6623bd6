"""What the rules decided by themselves, and what they let wait."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import HeldStatus
from .forum import Forum
from .post import Post
from .topic import Topic

DECISIONS_KEPT_FOR = timedelta(days=365)


class Decision(models.Model):
    """One answer of a rule, with everything it looked at: asked again, it must give the same (``replay_decisions``).

    ``table`` names the rules: those of :data:`community.spam.TABLES`, ``flags`` (:mod:`community.weighing`) or
    ``trust``. That somebody's post went out at once is no decision worth keeping; the others are kept for
    ``DECISIONS_KEPT_FOR``, and longer only while a moderator has to decide.
    """

    table = models.CharField(max_length=10)
    version = models.PositiveSmallIntegerField()
    verdict = models.CharField(max_length=10)
    rule = models.CharField(max_length=40, blank=True)
    facts = models.JSONField()
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("decision of a rule")
        verbose_name_plural = _("decisions of rules")
        indexes = [
            models.Index(fields=["person", "-made_at"], name="community_decisions")
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.table}: {self.rule or self.verdict}"


class KnownHost(models.Model):
    """A place of the web to which people who are known here have led before."""

    host = models.CharField(max_length=253, unique=True)

    def __str__(self) -> str:
        return self.host


class HeldPost(models.Model):
    """A post, or (``topic`` empty) a topic, that waits for a moderator: part of no log until it is released."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="+")
    topic = models.ForeignKey(
        Topic, models.CASCADE, null=True, related_name="held_posts"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="held_posts"
    )
    title = models.CharField(_("title"), max_length=120, blank=True)
    tags = models.JSONField(default=list)
    body = models.TextField(_("text"))
    html = models.TextField()
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    reply_to = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="+")
    poll = models.JSONField(
        _("quick poll"), null=True, help_text="What it asks, as :class:`Wish` keeps it."
    )
    client_key = models.UUIDField()
    status = models.CharField(
        max_length=10, choices=HeldStatus, default=HeldStatus.WAITING
    )
    decision = models.ForeignKey(
        Decision, models.SET_NULL, null=True, related_name="held"
    )
    post = models.OneToOneField(
        Post, models.SET_NULL, null=True, related_name="held_before"
    )
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("post that waits")
        verbose_name_plural = _("posts that wait")
        constraints = [
            models.UniqueConstraint(
                fields=["author", "client_key"], name="community_held_once"
            ),
            models.CheckConstraint(
                name="community_released_is_a_post",
                condition=Q(status=HeldStatus.RELEASED) | Q(post=None),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.status}"
