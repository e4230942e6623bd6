from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..workflow import TO_HAND_IN, MilestoneStatus
from .award import Award


class Milestone(models.Model):
    """Something to be achieved, and the instalment that is paid for it. The plan is fixed by the signed contract."""

    award = models.ForeignKey(
        Award, models.PROTECT, related_name="milestones", verbose_name=_("award")
    )
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("what is achieved"), max_length=120)
    evidence = models.CharField(_("what shows it"), max_length=300)
    amount = models.BigIntegerField(_("instalment in won"))
    due_on = models.DateField(_("due on"))
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=MilestoneStatus,
        default=MilestoneStatus.PLANNED,
    )
    words = models.TextField(_("what the team says"), blank=True)
    answer = models.TextField(_("what the officer says"), blank=True)
    handed_in_at = models.DateTimeField(_("handed in at"), null=True)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    achieved_at = models.DateTimeField(_("achieved at"), null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        constraints = [
            models.UniqueConstraint(
                fields=["award", "number"], name="awards_milestone_number_once"
            ),
            models.CheckConstraint(
                name="awards_instalment_is_money", condition=Q(amount__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.number}"

    @property
    def can_be_handed_in(self) -> bool:
        return self.status in TO_HAND_IN

    @property
    def reference(self) -> str:
        """As the bank prints it."""
        return f"{self.award.code}-M{self.number}"
