from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import MatchKind
from ..workflow import ContributionStatus
from .award import Award


class Contribution(models.Model):
    """What the team says it brought. It counts once an officer has looked at the evidence; then it is in the books."""

    award = models.ForeignKey(
        Award, models.PROTECT, related_name="contributions", verbose_name=_("award")
    )
    kind = models.CharField(_("cash or in kind"), max_length=10, choices=MatchKind)
    what = models.CharField(_("what it is"), max_length=200)
    valuation = models.CharField(
        _("how its worth was found"), max_length=400, blank=True
    )
    amount = models.BigIntegerField(_("worth in won"))
    on = models.DateField(_("day"))
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=ContributionStatus,
        default=ContributionStatus.CLAIMED,
    )
    answer = models.CharField(_("what the officer says"), max_length=400, blank=True)
    claimed_at = models.DateTimeField(_("claimed at"), default=timezone.now)
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decided_at = models.DateTimeField(_("decided at"), null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("contribution of a team")
        verbose_name_plural = _("contributions of teams")
        constraints = [
            models.CheckConstraint(
                name="awards_contribution_is_money", condition=Q(amount__gt=0)
            ),
            models.CheckConstraint(
                name="awards_in_kind_is_valued",
                condition=Q(kind=MatchKind.CASH) | ~Q(valuation=""),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"
