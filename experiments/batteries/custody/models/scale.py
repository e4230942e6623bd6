from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from experiments.batteries.models import BatteryPoint


class ScaleKey(models.Model):
    """Lets the scale in a box send what it weighs. Of the key only the hash is kept."""

    point = models.ForeignKey(
        BatteryPoint,
        models.CASCADE,
        related_name="scale_keys",
        verbose_name=_("battery point"),
    )
    key_sha256 = models.CharField(max_length=64, unique=True)
    beginning = models.CharField(max_length=8)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("key of a scale")
        verbose_name_plural = _("keys of scales")

    def __str__(self) -> str:
        return f"#{self.pk} {self.beginning}"
