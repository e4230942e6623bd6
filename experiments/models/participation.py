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
        return self.filter(status=ParticipationStatus.WAITING).order_by(
            "queued_at", "pk"
        )


class Participation(models.Model):
    """A person in an experiment. There is at most one row per person and experiment.

    Whoever withdraws is no longer in it: their row is deleted, or stays without ``user``, as they
    wish. Coming back is a new row at the end of the list.
    """

    experiment = models.ForeignKey(
        Experiment, models.PROTECT, related_name="participations"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="participations",
    )
    status = models.CharField(max_length=20, choices=ParticipationStatus)
    code = models.CharField(
        max_length=40, unique=True, help_text="The receipt's code, said in syllables."
    )
    client_key = models.UUIDField(
        unique=True, help_text="Made by the form: a retry returns the same receipt."
    )
    queued_at = models.DateTimeField(
        help_text="When they came; the waiting list is in this order."
    )
    joined_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    data_wish = models.CharField(max_length=10, choices=DataWish, blank=True)
    is_demo = models.BooleanField(default=False)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.UniqueConstraint(
                fields=["experiment", "user"], name="experiments_one_participation_each"
            ),
            models.CheckConstraint(
                name="experiments_joined_has_moment",
                condition=~Q(status=ParticipationStatus.JOINED)
                | Q(joined_at__isnull=False),
            ),
            models.CheckConstraint(
                name="experiments_withdrawn_has_moment_and_wish",
                condition=~Q(status=ParticipationStatus.WITHDRAWN)
                | (Q(withdrawn_at__isnull=False) & ~Q(data_wish="")),
            ),
            models.CheckConstraint(
                name="experiments_nameless_when_withdrawn_and_only_then",
                condition=Q(status=ParticipationStatus.WITHDRAWN, user__isnull=True)
                | (~Q(status=ParticipationStatus.WITHDRAWN) & Q(user__isnull=False)),
            ),
        ]
        indexes = [
            models.Index(
                fields=["experiment", "status", "queued_at"],
                name="experiments_waiting_order",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.status}"

    @property
    def is_active(self) -> bool:
        return self.status in ACTIVE

    @property
    def is_joined(self) -> bool:
        return self.status == ParticipationStatus.JOINED

    @property
    def is_waiting(self) -> bool:
        return self.status == ParticipationStatus.WAITING

    @property
    def waits_for_guardian(self) -> bool:
        return self.status == ParticipationStatus.GUARDIAN

    def position_in_list(self) -> int:
        """1 for the next in line. One query."""
        ahead = Q(queued_at__lt=self.queued_at) | Q(
            queued_at=self.queued_at, pk__lt=self.pk
        )
        return self.experiment.participations.waiting().filter(ahead).count() + 1

    def signature_in_force(self):
        """The newest signature that counts, or ``None``."""
        return self.signatures.effective().newest_first().first()

    def pending_signature(self):
        """The newest one that a guardian has yet to confirm, or ``None``."""
        return self.signatures.waiting_for_guardian().newest_first().first()


class ParticipationEvent(models.Model):
    """What happened to a participation, in order, for the organisers and the person.

    When the data was deleted one event without ``participation`` remains, on the day only: that
    somebody left, not who.
    """

    experiment = models.ForeignKey(Experiment, models.CASCADE, related_name="events")
    participation = models.ForeignKey(
        Participation, models.CASCADE, null=True, related_name="events"
    )
    source = models.CharField(max_length=20, choices=ParticipationStatus, blank=True)
    target = models.CharField(max_length=20, choices=ParticipationStatus)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("step of a participation")
        verbose_name_plural = _("steps of a participation")

    def __str__(self) -> str:
        return f"#{self.pk} {self.source} -> {self.target}"
