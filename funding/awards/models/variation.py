from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Change
from ..workflow import VariationStatus
from .award import Award
from .milestone import Milestone


class Variation(models.Model):
    """Something of the contract that the team would like otherwise. The sum is not among it."""

    award = models.ForeignKey(
        Award, models.PROTECT, related_name="variations", verbose_name=_("award")
    )
    change = models.CharField(_("what"), max_length=16, choices=Change)
    milestone = models.ForeignKey(
        Milestone,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="variations",
        verbose_name=_("milestone"),
    )
    new_on = models.DateField(_("new day"), null=True, blank=True)
    words = models.TextField(_("why"))
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=VariationStatus,
        default=VariationStatus.ASKED,
    )
    answer = models.TextField(_("what the officer says"), blank=True)
    asked_at = models.DateTimeField(_("asked at"), default=timezone.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("variation")
        verbose_name_plural = _("variations")
        constraints = [
            models.CheckConstraint(
                name="awards_variation_says_what",
                condition=Q(change=Change.CONTENT, milestone=None, new_on=None)
                | Q(change=Change.LATER_END, milestone=None, new_on__isnull=False)
                | Q(
                    change=Change.LATER_MILESTONE,
                    milestone__isnull=False,
                    new_on__isnull=False,
                ),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class SiteVisit(models.Model):
    """What officers saw where the work is done."""

    award = models.ForeignKey(
        Award, models.PROTECT, related_name="visits", verbose_name=_("award")
    )
    on = models.DateField(_("day"))
    place = models.CharField(_("where"), max_length=160)
    words = models.TextField(_("what was seen"))
    is_shared = models.BooleanField(_("the team may read it"), default=True)
    written_at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("site visit")
        verbose_name_plural = _("site visits")

    def __str__(self) -> str:
        return f"#{self.pk}"
