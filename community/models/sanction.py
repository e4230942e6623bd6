from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Measure
from .forum import Forum


class SanctionQuerySet(models.QuerySet):
    def in_force(self, at=None) -> SanctionQuerySet:
        """Now, unless ``at`` says when."""
        at = at or timezone.now()
        return self.filter(Q(until=None) | Q(until__gt=at), lifted_at=None)

    def covering(self, forum, topic=None) -> SanctionQuerySet:
        """Those that hold there: everywhere, in this forum, or in this topic."""
        everywhere = Q(forum=None, topic=None)
        here = Q(topic=topic) if topic is not None else Q(pk=None)
        return self.filter(everywhere | Q(forum=forum, topic=None) | here)


class Sanction(models.Model):
    """A warning, a silence or a ban: in one topic, in one forum or (both empty) in all; until then or (empty) for good."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="sanctions"
    )
    forum = models.ForeignKey(Forum, models.CASCADE, null=True, blank=True)
    topic = models.ForeignKey(
        "community.Topic", models.CASCADE, null=True, blank=True, related_name="+"
    )
    measure = models.CharField(_("measure"), max_length=8, choices=Measure)
    rule = models.CharField(_("rule"), max_length=40)
    words = models.TextField(_("what the person is told"), max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField()
    until = models.DateTimeField(_("until"), null=True, blank=True)
    lifted_at = models.DateTimeField(null=True)

    objects = SanctionQuerySet.as_manager()

    class Meta:
        verbose_name = _("sanction")
        verbose_name_plural = _("sanctions")
        constraints = [
            models.CheckConstraint(
                name="community_sanction_has_one_scope",
                condition=Q(forum=None) | Q(topic=None),
            )
        ]
        indexes = [
            models.Index(
                fields=["person", "measure"],
                condition=Q(lifted_at=None),
                name="community_sanctions",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.measure}"

    @property
    def is_in_force(self) -> bool:
        return self.lifted_at is None and (
            self.until is None or self.until > timezone.now()
        )
