from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.batteries.models import Scale


class Weighing(models.Model):
    """What a scale sent, once: the same key gives the same answer, other content under it is refused."""

    scale = models.ForeignKey(Scale, models.PROTECT, related_name="weighings")
    client_key = models.UUIDField()
    content = models.JSONField(help_text="As it came: code, grams, cells, at.")
    answer = models.JSONField(default=dict)
    received_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("weighing")
        verbose_name_plural = _("weighings")
        constraints = [
            models.UniqueConstraint(
                fields=["scale", "client_key"], name="batteries_rewards_weighed_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
