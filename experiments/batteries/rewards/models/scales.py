from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.batteries.models import BatteryPoint


class Scale(models.Model):
    """A scale that confirms drop-offs at its own point, by a key of which only the hash is kept."""

    point = models.ForeignKey(
        BatteryPoint, models.PROTECT, related_name="scales", verbose_name=_("point")
    )
    name = models.CharField(
        _("name"), max_length=60, help_text=_("For example counter, left.")
    )
    key_sha256 = models.CharField(max_length=64, unique=True)
    beginning = models.CharField(
        max_length=8, help_text="The first characters, to tell keys apart."
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("scale")
        verbose_name_plural = _("scales")
        constraints = [
            models.UniqueConstraint(
                fields=["point", "name"],
                condition=Q(revoked_at=None),
                name="batteries_rewards_scale_name_once",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


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
