from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Feeling
from ..workflow import PostStatus
from .topic import Topic


class PostQuerySet(models.QuerySet):
    def visible_to(self, user) -> PostQuerySet:
        """Those of topics the person may read. What a hidden one said is another question: the page asks that."""
        return self.filter(topic__in=Topic.objects.visible_to(user))

    def with_words(self) -> PostQuerySet:
        """With everything a page says of them, in one query."""
        return self.select_related(
            "author__profile",
            "author__forum_member",
            "reply_to__author__profile",
            "poll",
        )


class Post(models.Model):
    """What one person said. ``html`` was rendered once, by version ``renderer``; ``number`` is its place in the topic.

    ``client_key`` is made by the form: the same key again gives the same post. ``author`` is empty once they have
    left the park; ``voice`` is their pseudonym in this topic and stays.
    """

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="posts"
    )
    voice = models.CharField(max_length=16)
    client_key = models.UUIDField()
    status = models.CharField(
        max_length=10, choices=PostStatus, default=PostStatus.VISIBLE
    )
    rule = models.CharField(_("the rule it was hidden for"), max_length=40, blank=True)
    body = models.TextField(_("text"))
    html = models.TextField()
    renderer = models.PositiveSmallIntegerField()
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    reply_to = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="replies"
    )
    feelings = models.JSONField(default=dict, help_text="How many of each reaction.")
    shows_cards = models.BooleanField(
        _("previews of links"), default=True, db_default=True
    )
    fingerprint = models.JSONField(
        default=list, help_text="Tells the same text when it comes again."
    )
    made_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = _("post")
        verbose_name_plural = _("posts")
        constraints = [
            models.UniqueConstraint(
                fields=["topic", "number"], name="community_post_number"
            ),
            models.UniqueConstraint(
                fields=["author", "client_key"], name="community_post_once"
            ),
            models.CheckConstraint(
                name="community_hidden_for_a_rule",
                condition=Q(status=PostStatus.HIDDEN) ^ Q(rule=""),
            ),
        ]
        indexes = [
            models.Index(fields=["author", "-made_at"], name="community_of_author"),
            models.Index(
                fields=["renderer", "topic", "number"], name="community_to_rebake"
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("community:post", args=[self.pk])

    @property
    def is_visible(self) -> bool:
        return self.status == PostStatus.VISIBLE

    @property
    def has_cards(self) -> bool:
        return 'class="link-card"' in self.html


class Revision(models.Model):
    """What a post said before it was changed."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="revisions")
    body = models.TextField()
    until = models.DateTimeField()

    class Meta:
        verbose_name = _("earlier version")
        verbose_name_plural = _("earlier versions")
        indexes = [models.Index(fields=["post", "until"], name="community_revisions")]

    def __str__(self) -> str:
        return f"#{self.post_id} until {self.until:%F %H:%M}"


class Reaction(models.Model):
    """One of the feelings, once per person and post."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="reactions")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="reactions"
    )
    feeling = models.CharField(max_length=10, choices=Feeling)
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("reaction")
        verbose_name_plural = _("reactions")
        constraints = [
            models.UniqueConstraint(
                fields=["post", "person", "feeling"], name="community_feeling_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.feeling}"
