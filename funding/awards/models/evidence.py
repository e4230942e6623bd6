from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.private_files import private_files

from .match import Contribution
from .milestone import Milestone
from .report import Report


class EvidenceFile(models.Model):
    """A file that shows something: of a milestone, of a report or of a contribution. It stays once it was looked at."""

    milestone = models.ForeignKey(
        Milestone, models.PROTECT, null=True, related_name="files"
    )
    report = models.ForeignKey(Report, models.PROTECT, null=True, related_name="files")
    contribution = models.ForeignKey(
        Contribution, models.PROTECT, null=True, related_name="files"
    )
    file = models.FileField(
        _("file"), upload_to="awards/evidence", storage=private_files, max_length=200
    )
    name = models.CharField(_("name of the file"), max_length=200)
    size = models.PositiveBigIntegerField(_("bytes"))
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(_("sent at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.CheckConstraint(
                name="awards_evidence_is_of_one_thing",
                condition=Q(milestone__isnull=False, report=None, contribution=None)
                | Q(milestone=None, report__isnull=False, contribution=None)
                | Q(milestone=None, report=None, contribution__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def award(self):
        return (self.milestone or self.report or self.contribution).award
