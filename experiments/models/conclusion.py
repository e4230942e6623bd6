from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import TranslatedField

from ..enums import Decision, RegisteredPoint, Verdict
from .experiment import Experiment
from .registration import Registration


class Conclusion(models.Model):
    """What was learnt, against the registration, and the decision that followed. One per experiment.

    ``figures`` is the canonical JSON of the published results on the day it was published:
    later withdrawals change the results page, not what was decided upon. It contains no cell
    of fewer persons than the results do.
    """

    experiment = models.OneToOneField(
        Experiment, models.CASCADE, related_name="conclusion"
    )
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="+")
    learnt = TranslatedField(
        _("what was learnt"), max_length=2000, multiline=True, blank=True
    )
    failed = TranslatedField(
        _("what did not work"),
        max_length=2000,
        multiline=True,
        blank=True,
        help_text=_("Others will build on this. Nothing that failed is left out."),
    )
    deviations = TranslatedField(
        _("what was done differently from the plan"),
        max_length=1000,
        multiline=True,
        blank=True,
    )
    decision = models.CharField(
        _("decision"), max_length=10, choices=Decision, blank=True
    )
    decision_words = TranslatedField(
        _("the decision in words"), max_length=1000, multiline=True, blank=True
    )
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    decision_owner = TranslatedField(
        _("who answers for the decision"), max_length=200, blank=True
    )
    figures = models.TextField(blank=True, editable=False)
    figures_sha256 = models.CharField(max_length=64, blank=True, editable=False)
    published_at = models.DateTimeField(
        _("published at"), null=True, blank=True, editable=False
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("conclusion")
        verbose_name_plural = _("conclusions")
        constraints = [
            models.CheckConstraint(
                name="experiments_published_conclusion_has_decision",
                condition=Q(published_at=None)
                | (~Q(decision="") & Q(decided_on__isnull=False)),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.decision}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None


class ConclusionPoint(models.Model):
    """One point of the registration, and whether it held."""

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="points")
    point = models.CharField(max_length=16, choices=RegisteredPoint)
    verdict = models.CharField(
        _("did it hold?"), max_length=10, choices=Verdict, blank=True
    )
    words = TranslatedField(_("in words"), max_length=800, multiline=True, blank=True)

    class Meta:
        verbose_name = _("point of a conclusion")
        verbose_name_plural = _("points of a conclusion")
        constraints = [
            models.UniqueConstraint(
                fields=["conclusion", "point"], name="experiments_point_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.point} {self.verdict}"
