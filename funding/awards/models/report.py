from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..workflow import TO_WRITE, ReportStatus
from .award import Award


class Report(models.Model):
    """What a team tells of a period. All are planned when the contract is signed; the final one comes last.

    ``public_summary`` of the final report is for everybody, and only for it.
    """

    award = models.ForeignKey(
        Award, models.PROTECT, related_name="reports", verbose_name=_("award")
    )
    is_final = models.BooleanField(_("final report"), default=False)
    period_end = models.DateField(_("up to"))
    due_on = models.DateField(_("due on"))
    status = models.CharField(
        _("status"), max_length=10, choices=ReportStatus, default=ReportStatus.DUE
    )
    done = models.TextField(_("what was done"), blank=True)
    learnt = models.TextField(_("what was learnt"), blank=True)
    next_steps = models.TextField(_("what comes next"), blank=True)
    spent = models.BigIntegerField(_("spent so far, in won"), null=True)
    public_summary = models.TextField(_("summary for everybody"), blank=True)
    answer = models.TextField(_("what the officer says"), blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("report of a team")
        verbose_name_plural = _("reports of teams")
        constraints = [
            models.UniqueConstraint(
                fields=["award", "is_final", "period_end"],
                name="awards_report_planned_once",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def can_be_written(self) -> bool:
        return self.status in TO_WRITE
