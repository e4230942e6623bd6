from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .point import BatteryPoint


class Scale(models.Model):
    """Weighs at its own point, and sends what it weighed by a key of which only the hash is kept."""

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
                name="batteries_scale_name_once",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
