from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..chain import title_nonce
from ..enums import Measure
from .forum import Forum


class Tag(models.Model):
    """A word under which topics are found; made by whoever uses it first."""

    name = models.CharField(_("name"), max_length=40, unique=True)

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")

    def __str__(self) -> str:
        return self.name


class TopicQuerySet(models.QuerySet):
    def visible_to(self, user, at=None) -> TopicQuerySet:
        """Those of forums the person may read, without those from which they are shut out."""
        topics = self.filter(forum__in=Forum.objects.visible_to(user, at))
        if not user.is_authenticated:
            return topics
        bans = user.sanctions.in_force(at).filter(
            measure=Measure.BAN, topic__isnull=False
        )
        return topics.exclude(Exists(bans.filter(topic=OuterRef("pk"))))

    def latest_first(self) -> TopicQuerySet:
        return self.order_by("-is_pinned", "-last_post_at", "-pk")


class Topic(models.Model):
    """A conversation. Its truth is the log (:class:`community.models.Event`); the other columns are read off it.

    ``head_seq`` is the number of the last event; it grows under the row's lock in the transaction that writes the
    event, so that the log has no gap and is read in the order of its commits. ``epoch`` changes when what a reader
    has cannot be continued (merged, split, restored): then the page is fetched anew. ``salt`` makes the pseudonyms
    of the public log: they say nothing about the person, and differ from topic to topic. ``origin`` is there when the
    topic was brought from a file (``at``, ``seq`` of its head then, ``title_nonces`` by event): it can be read, nobody
    writes in it.
    """

    forum = models.ForeignKey(Forum, models.PROTECT, related_name="topics")
    title = models.CharField(_("title"), max_length=120)
    language = models.CharField(_("language"), max_length=5, choices=settings.LANGUAGES)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="topics"
    )
    tags = models.ManyToManyField(
        Tag, blank=True, related_name="topics", verbose_name=_("tags")
    )
    client_key = models.UUIDField(unique=True)
    made_at = models.DateTimeField()
    head_seq = models.PositiveIntegerField(default=0)
    head_digest = models.CharField(max_length=64, blank=True)
    epoch = models.PositiveIntegerField(default=1)
    salt = models.CharField(max_length=32)
    last_number = models.PositiveIntegerField(default=0)
    last_event_at = models.DateTimeField(db_index=True)
    last_post_at = models.DateTimeField()
    is_pinned = models.BooleanField(_("pinned"), default=False)
    is_closed = models.BooleanField(_("closed"), default=False)
    answer = models.ForeignKey(
        "community.Post",
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("answer"),
    )
    slow_mode_seconds = models.PositiveIntegerField(
        _("seconds between two posts of one person"), default=0
    )
    is_demo = models.BooleanField(default=False)
    origin = models.JSONField(null=True, editable=False)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        indexes = [
            models.Index(
                fields=["forum", "-is_pinned", "-last_post_at"],
                name="community_topics_latest",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("community:topic", args=[self.pk])

    def title_nonce(self, seq: int) -> str:
        """Of the title that event ``seq`` brought."""
        brought = (self.origin or {}).get("title_nonces", {})
        return brought.get(str(seq)) or title_nonce(self.salt, seq)
