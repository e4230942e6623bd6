from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import Kind
from .post import Post
from .topic import Topic


class Event(models.Model):
    """One line of a topic's log: ``seq`` counts from 1 without a gap, and nothing of it is ever changed.

    ``digest`` is the SHA-256 over the digest before it and this line as it is exported (:mod:`community.chain`).
    ``sealed`` is the hash of ``nonce`` and the text the event brought: erasing a text erases its nonce, and the chain
    still holds.
    """

    topic = models.ForeignKey(
        Topic, models.CASCADE, related_name="events", db_index=False
    )
    seq = models.PositiveIntegerField()
    kind = models.CharField(max_length=8, choices=Kind)
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="events")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    voice = models.CharField(max_length=16)
    payload = models.JSONField(default=dict)
    sealed = models.CharField(max_length=64, blank=True)
    nonce = models.CharField(max_length=32, blank=True)
    at = models.DateTimeField()
    digest = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("event of a topic")
        verbose_name_plural = _("events of topics")
        constraints = [
            models.UniqueConstraint(fields=["topic", "seq"], name="community_event_seq")
        ]

    def __str__(self) -> str:
        return f"#{self.topic_id}/{self.seq} {self.kind}"
