from __future__ import annotations

from django.db import models
from django.db.models import Exists, F, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from .topic import Topic


class PositionQuerySet(models.QuerySet):
    def locked(self) -> PositionQuerySet:
        """For whoever came first; the others go on to another topic instead of waiting."""
        return self.select_for_update(skip_locked=True, of=("self",))


class Position(models.Model):
    """Up to which event of a topic's log a consumer has come: ``seq`` is done, and of the next one the part up to
    ``within``, where that is long.

    When the next one fails it is tried again at ``retry_at``, and is set aside after ``failures`` too many.
    """

    consumer = models.CharField(max_length=40)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+")
    seq = models.PositiveIntegerField(default=0)
    within = models.PositiveBigIntegerField(default=0)
    failures = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)

    objects = PositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("place of a follower in a log")
        verbose_name_plural = _("places of followers in logs")
        constraints = [
            models.UniqueConstraint(
                fields=["consumer", "topic"], name="community_position_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.consumer} #{self.topic_id}/{self.seq}"


class SetAside(models.Model):
    """An event that a consumer could not take, however often it tried; it waits for somebody to look at it."""

    consumer = models.CharField(max_length=40)
    topic = models.ForeignKey(Topic, models.CASCADE, related_name="+")
    seq = models.PositiveIntegerField()
    fault = models.CharField(
        max_length=200, help_text="What failed and where; never the words of people."
    )
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("event set aside")
        verbose_name_plural = _("events set aside")
        constraints = [
            models.UniqueConstraint(
                fields=["consumer", "topic", "seq"], name="community_set_aside_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.consumer} #{self.topic_id}/{self.seq}"


def topics_behind(consumer: str, now) -> models.QuerySet:
    """Topics with events the consumer has not come to, unless it rests from a failure there. One query."""
    own = Position.objects.filter(consumer=consumer, topic=OuterRef("pk"))
    reached = Coalesce(Subquery(own.values("seq")[:1]), 0)
    return (
        Topic.objects.filter(head_seq__gt=reached)
        .exclude(Exists(own.filter(retry_at__gt=now)))
        .order_by(F("last_event_at"))
    )
