from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from funding.models import Application, Call, Conflict, OrganisationMember, TeamMember
from funding.workflow import Status

from ..enums import HOLDS_PLACE, OPENS, AssignmentStatus, WhyNot
from .profile import ReviewerProfile

# While it is being judged a reviewer may read it; before and after, nobody but the foundation does.
READ_IN = (Status.IN_REVIEW, Status.PANEL)


class AssignmentQuerySet(models.QuerySet):
    def holding(self) -> AssignmentQuerySet:
        return self.filter(status__in=HOLDS_PLACE)

    def opening(self) -> AssignmentQuerySet:
        return self.filter(status__in=OPENS)

    def asked(self) -> AssignmentQuerySet:
        return self.filter(status=AssignmentStatus.PROPOSED)

    def late(self) -> AssignmentQuerySet:
        """Owed beyond the deadline, by reviewers who may still write."""
        owed = (AssignmentStatus.PROPOSED, AssignmentStatus.ACCEPTED)
        late = self.filter(status__in=owed, due_at__lt=timezone.now())
        return late.being_judged().impartial()

    def being_judged(self) -> AssignmentQuerySet:
        return self.filter(application__status__in=READ_IN)

    def impartial(self) -> AssignmentQuerySet:
        """Of reviewers whom nothing binds to the application: no conflict, no team, no firm."""
        conflicts = Conflict.objects.standing().filter(
            person=OuterRef("reviewer__person")
        )
        team = TeamMember.objects.filter(
            application=OuterRef("application"), person=OuterRef("reviewer__person")
        )
        firm = OrganisationMember.objects.filter(
            organisation=OuterRef("application__organisation"),
            person=OuterRef("reviewer__person"),
        )
        return self.exclude(
            Exists(conflicts.filter(application=OuterRef("application")))
            | Exists(
                conflicts.filter(organisation=OuterRef("application__organisation"))
            )
            | Exists(team)
            | Exists(firm)
        )


class Assignment(models.Model):
    """One application, one reviewer. It opens when they have said that nothing binds them to it."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="assignments"
    )
    reviewer = models.ForeignKey(
        ReviewerProfile, models.CASCADE, related_name="assignments"
    )
    status = models.CharField(
        max_length=8, choices=AssignmentStatus, default=AssignmentStatus.PROPOSED
    )
    why_not = models.CharField(max_length=9, choices=WhyNot, blank=True)
    fit = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField()
    asked_at = models.DateTimeField(default=timezone.now)
    answered_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment of a reviewer")
        verbose_name_plural = _("assignments of reviewers")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "reviewer"], name="funding_reviews_assigned_once"
            ),
            models.CheckConstraint(
                name="funding_reviews_fit_of_a_hundred", condition=Q(fit__lte=100)
            ),
        ]
        indexes = [
            models.Index(
                fields=["reviewer", "status", "due_at"], name="funding_reviews_queue"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.status}"

    @property
    def is_asked(self) -> bool:
        return self.status == AssignmentStatus.PROPOSED

    @property
    def is_done(self) -> bool:
        return self.status == AssignmentStatus.DONE

    @property
    def is_late(self) -> bool:
        waits = (AssignmentStatus.PROPOSED, AssignmentStatus.ACCEPTED)
        return self.status in waits and self.due_at < timezone.now()


class AssignmentPlan(models.Model):
    """A dry run: who would read what. ``basis`` tells whether what it was made from still holds when it is put to work."""

    call = models.ForeignKey(Call, models.CASCADE, related_name="+")
    content = models.JSONField()
    basis = models.CharField(max_length=64)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField(default=timezone.now)
    applied_at = models.DateTimeField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("plan of assignments")
        verbose_name_plural = _("plans of assignments")

    def __str__(self) -> str:
        return f"#{self.pk}"
