from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from experiments.batteries.codes import new_code

from ..workflow import CHANGEABLE, STANDING, WITH_THE_DRIVER, RoundState
from .planned import DayPlan
from .van import Van


class RoundQuerySet(models.QuerySet):
    def of_driver(self, user) -> RoundQuerySet:
        """Given to this person to drive; drafts are the manager's."""
        return self.filter(driver=user, state__in=WITH_THE_DRIVER)

    def noted_by(self, user) -> RoundQuerySet:
        """What they may still send notes of: also of rounds that were called off or given to another meanwhile."""
        return self.filter(given_to=user)

    def whole(self) -> RoundQuerySet:
        return self.select_related("van__node", "plan", "driver")


class Round(models.Model):
    """One van's way of one day. The driver is whoever it is given to: that is all the permission there is.

    ``given_to`` are all who ever were: what waits on the phone of one of them is taken, whatever became of the round.

    ``metres`` and ``back_at`` (seconds of the day) are as planned. Only :mod:`experiments.batteries.rounds.actions` writes
    ``state``.
    """

    code = models.CharField(_("code"), max_length=8, unique=True, default=new_code)
    plan = models.ForeignKey(DayPlan, models.PROTECT, related_name="rounds")
    day = models.DateField(_("day"))
    van = models.ForeignKey(
        Van, models.PROTECT, related_name="rounds", verbose_name=_("van")
    )
    driver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("driver"),
    )
    given_to = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("given to")
    )
    state = models.CharField(
        _("state"), max_length=10, choices=RoundState, default=RoundState.DRAFT
    )
    is_adjusted = models.BooleanField(default=False)
    metres = models.PositiveIntegerField(default=0)
    back_at = models.PositiveIntegerField(default=0)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    unloaded_grams = models.PositiveIntegerField(_("weighed at the hub"), null=True)
    unloaded_at = models.DateTimeField(null=True)
    unload_key = models.UUIDField(null=True, unique=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = [
            models.UniqueConstraint(
                name="rounds_van_goes_once_a_day",
                fields=["day", "van"],
                condition=Q(state__in=STANDING),
            ),
            models.CheckConstraint(
                name="rounds_unloading_is_whole",
                condition=Q(unloaded_grams=None, unloaded_at=None, unload_key=None)
                | Q(
                    unloaded_grams__isnull=False,
                    unloaded_at__isnull=False,
                    unload_key__isnull=False,
                ),
            ),
        ]
        indexes = [models.Index(fields=["driver", "day"], name="rounds_of_drivers")]

    def __str__(self) -> str:
        return f"{self.code} {self.day}"

    @property
    def is_draft(self) -> bool:
        return self.state == RoundState.DRAFT

    @property
    def is_with_driver(self) -> bool:
        return self.state in WITH_THE_DRIVER

    @property
    def can_change(self) -> bool:
        return self.state in CHANGEABLE

    @property
    def is_done(self) -> bool:
        return self.state == RoundState.DONE
