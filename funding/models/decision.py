from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Length
from django.db.models.lookups import GreaterThanOrEqual
from django.utils.translation import gettext_lazy as _

from ..enums import Grounds, Outcome, RedressStatus
from .application import Application

LEAST_FEEDBACK = 40  # characters on each criterion


class Decision(models.Model):
    """What was decided, apart from the status that follows from it. ``amount`` is whole won."""

    application = models.OneToOneField(
        Application, models.CASCADE, related_name="decision"
    )
    outcome = models.CharField(max_length=10, choices=Outcome)
    reason = models.TextField(max_length=4000, blank=True)
    amount = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(
                name="funding_decision_amount",
                condition=Q(amount=None) | Q(amount__gte=0),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.outcome}"


class CriterionFeedback(models.Model):
    """What the applicants learn on one criterion; ``criterion`` is its key in the composition."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="feedback"
    )
    criterion = models.CharField(max_length=60)
    words = models.TextField(max_length=4000)

    class Meta:
        verbose_name = _("feedback on a criterion")
        verbose_name_plural = _("feedback on criteria")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "criterion"], name="funding_feedback_once"
            ),
            models.CheckConstraint(
                name="funding_feedback_says_something",
                condition=GreaterThanOrEqual(Length("words"), LEAST_FEEDBACK),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.criterion}"


class Redress(models.Model):
    """A request to look at the procedure again, within 30 days of the decision; the merit is not judged anew."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="redresses"
    )
    grounds = models.CharField(max_length=10, choices=Grounds)
    words = models.TextField(max_length=6000)
    status = models.CharField(
        max_length=10, choices=RedressStatus, default=RedressStatus.OPEN
    )
    asked_at = models.DateTimeField()
    until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answer = models.TextField(max_length=6000, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("redress")
        verbose_name_plural = _("redresses")
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(status=RedressStatus.OPEN),
                name="funding_redress_one_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.status}"
