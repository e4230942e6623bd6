from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import PlanState


class DayPlan(models.Model):
    """What was asked of the planner for one day, and what it answered.

    ``inputs`` are the whole problem and ``digest`` their fingerprint; with ``seed`` and ``iterations`` anybody comes to the
    very same tours. ``answer`` are the tours by van in boxes' codes; ``left_out`` the boxes that are in none, with the reason.
    """

    day = models.DateField(_("day"))
    made_at = models.DateTimeField(_("planned"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    state = models.CharField(
        _("state"), max_length=8, choices=PlanState, default=PlanState.QUICK
    )
    inputs = models.JSONField()
    digest = models.CharField(max_length=64)
    answer = models.JSONField(default=dict)
    left_out = models.JSONField(default=dict)
    quick_metres = models.PositiveIntegerField(default=0)
    metres = models.PositiveIntegerField(default=0)
    seed = models.PositiveIntegerField(default=0)
    iterations = models.PositiveIntegerField(default=0)
    seconds = models.FloatField(default=0)

    class Meta:
        verbose_name = _("plan of a day")
        verbose_name_plural = _("plans of days")
        indexes = [models.Index(fields=["day"], name="rounds_plans_by_day")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.day}"

    @property
    def is_waiting(self) -> bool:
        return self.state == PlanState.QUICK
