from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from funding.enums import Outcome
from funding.models import Application
from innovation_park.lib.translated import TranslatedField

OUTCOMES = (Outcome.SELECTED, Outcome.RESERVE, Outcome.DECLINED)


class RulingQuerySet(models.QuerySet):
    def waiting(self) -> RulingQuerySet:
        return self.filter(done_at=None, undone_at=None)

    def due(self, now) -> RulingQuerySet:
        return self.waiting().filter(due_at__lte=now, is_stuck=False)


class Ruling(models.Model):
    """A decision that was made and not told yet: until ``due_at`` it can be taken back, and nobody outside knows.

    The clock then moves the application and sends the letters. What could not be carried out is stuck: it has its sentence
    in ``refusal`` and waits for somebody. ``batch`` is the same for those that were made at once.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="rulings")
    batch = models.CharField(max_length=16)
    outcome = models.CharField(max_length=10, choices=Outcome)
    amount = models.BigIntegerField(null=True)
    reason = models.TextField(max_length=4000)
    made_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    is_stuck = models.BooleanField(default=False)
    refusal = TranslatedField(blank=True)

    objects = RulingQuerySet.as_manager()

    class Meta:
        verbose_name = _("ruling")
        verbose_name_plural = _("rulings")
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(done_at=None, undone_at=None),
                name="funding_one_ruling_waits",
            ),
            models.CheckConstraint(
                name="funding_ruling_done_or_undone",
                condition=Q(done_at=None) | Q(undone_at=None),
            ),
            models.CheckConstraint(
                name="funding_ruling_amount",
                condition=Q(outcome=Outcome.SELECTED, amount__gt=0)
                | (~Q(outcome=Outcome.SELECTED) & Q(amount=None)),
            ),
            models.CheckConstraint(
                name="funding_ruling_has_reason", condition=~Q(reason="")
            ),
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(done_at=None, undone_at=None, is_stuck=False),
                name="funding_ruling_due",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.outcome}"
