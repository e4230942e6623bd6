from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import FactKey, Source
from .point import BatteryPoint

WEEK = 7 * 24 * 60  # minutes


class PointFactQuerySet(models.QuerySet):
    def newest_first(self) -> PointFactQuerySet:
        return self.order_by("-verified_at", "-pk")


class PointFact(models.Model):
    """What somebody found out about a point, and when. Never changed: what is newest of its kind holds.

    ``value`` by key: ``there`` {"is": true}; ``opening_hours`` {"text": "Mo-Fr 09:00-18:00"}; ``access`` {"text": "...",
    "step_free": true}; ``chemistries`` {"takes": ["alkaline", ...]}; ``capacity`` {"grams": 12000}; ``phone`` and ``place``
    {"text": "..."}.
    """

    point = models.ForeignKey(BatteryPoint, models.CASCADE, related_name="facts")
    key = models.CharField(_("what"), max_length=16, choices=FactKey)
    value = models.JSONField(_("value"))
    source = models.CharField(_("source"), max_length=12, choices=Source)
    verified_at = models.DateTimeField(_("verified on"))
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    recorded_at = models.DateTimeField(default=timezone.now)

    objects = PointFactQuerySet.as_manager()

    class Meta:
        verbose_name = _("fact about a battery point")
        verbose_name_plural = _("facts about battery points")
        indexes = [
            models.Index(
                fields=["point", "key", "-verified_at"], name="batteries_newest_facts"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.key}"


class PointHours(models.Model):
    """One opening of a week, in minutes since Monday 00:00 on the clock of the place: what the newest fact says, to be asked.

    Openings over midnight on Sunday are two rows.
    """

    point = models.ForeignKey(BatteryPoint, models.CASCADE, related_name="hours")
    opens = models.PositiveSmallIntegerField()
    closes = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("opening of a battery point")
        verbose_name_plural = _("openings of battery points")
        constraints = [
            models.CheckConstraint(
                name="batteries_hours_are_of_a_week",
                condition=Q(opens__lt=F("closes"), closes__lte=WEEK),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
