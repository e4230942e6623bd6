from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.private_files import private_files

from ..enums import Outcome, ReportKind
from .point import BatteryPoint


class PointReportQuerySet(models.QuerySet):
    def open(self) -> PointReportQuerySet:
        return self.filter(outcome=Outcome.OPEN)


class PointReport(models.Model):
    """What a passer-by said about a point. ``person`` is nobody where they had not signed in."""

    point = models.ForeignKey(BatteryPoint, models.CASCADE, related_name="reports")
    kind = models.CharField(_("what"), max_length=8, choices=ReportKind)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    client_key = models.UUIDField(unique=True, default=uuid4)
    at = models.DateTimeField(default=timezone.now)
    note = models.CharField(_("note"), max_length=400, blank=True)
    photo = models.ImageField(
        _("photo"), upload_to="batteries/%Y/%m", storage=private_files, blank=True
    )
    outcome = models.CharField(
        _("outcome"), max_length=8, choices=Outcome, default=Outcome.OPEN
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )
    answer = models.CharField(_("answer"), max_length=400, blank=True)

    objects = PointReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report about a battery point")
        verbose_name_plural = _("reports about battery points")
        constraints = [
            models.CheckConstraint(
                name="batteries_answered_report_has_a_moment",
                condition=Q(outcome=Outcome.OPEN, answered_at=None)
                | (~Q(outcome=Outcome.OPEN) & Q(answered_at__isnull=False)),
            )
        ]
        indexes = [
            models.Index(fields=["outcome", "at"], name="batteries_open_reports")
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"
