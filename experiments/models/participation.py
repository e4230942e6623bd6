from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..enums import DataWish
from ..workflow import ACTIVE, HOLDS_A_PLACE, ParticipationStatus
from .experiment import Experiment


class ParticipationQuerySet(models.QuerySet):
    def visible_to(self, user) -> ParticipationQuerySet:
        """One's own, and those of the experiments one organises."""
        if not user.is_authenticated:
            return self.none()
        if user.has_perm("experiments.manage_experiment"):
            return self
        return self.filter(Q(user=user) | Q(experiment__organisers=user)).distinct()

    def active(self) -> ParticipationQuerySet:
        return self.filter(status__in=ACTIVE)

    def holding_a_place(self) -> ParticipationQuerySet:
        return self.filter(status__in=HOLDS_A_PLACE)

    def waiting(self) -> ParticipationQuerySet:
        """In the order of the list: first come, first served."""
        return self.filter(status=ParticipationStatus.WAITING).order_by("queued_at", "pk")


class Participation(models.Model):
    """A person in an experiment. There is one row per person and experiment, also after leaving and coming back.

    ``user`` is empty once the person has withdrawn without a trace: the data stays, nobody knows whose.
    """

    experiment = models.ForeignKey(Experiment, models.PROTECT, related_name="participations")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="participations")
    status = models.CharField(max_length=20, choices=ParticipationStatus)
    code = models.CharField(max_length=40, unique=True, help_text="The receipt's code, said in syllables.")
    client_key = models.UUIDField(unique=True, help_text="Made by the form: a retry returns the same receipt.")
    queued_at = models.DateTimeField(help_text="When they came; the waiting list is in this order.")
    joined_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    data_wish = models.CharField(max_length=10, choices=DataWish, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.UniqueConstraint(fields=["experiment", "user"], name="experiments_one_participation_each"),
            models.CheckConstraint(
                name="experiments_joined_has_moment",
                condition=~Q(status=ParticipationStatus.JOINED) | Q(joined_at__isnull=False),
            ),
            models.CheckConstraint(
                name="experiments_withdrawn_has_moment_and_wish",
                condition=~Q(status=ParticipationStatus.WITHDRAWN) | (Q(withdrawn_at__isnull=False) & ~Q(data_wish="")),
            ),
        ]
        indexes = [models.Index(fields=["experiment", "status", "queued_at"], name="experiments_waiting_order")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.status}"

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE


class ParticipationEvent(models.Model):
    """What happened to a participation, in order, for the organisers and the person."""

    participation = models.ForeignKey(Participation, models.CASCADE, related_name="events")
    source = models.CharField(max_length=20, choices=ParticipationStatus, blank=True)
    target = models.CharField(max_length=20, choices=ParticipationStatus)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"#{self.pk} {self.source} -> {self.target}"
