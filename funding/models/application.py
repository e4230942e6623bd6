from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role

from ..enums import TeamRole
from ..workflow import STATES, State, Status
from .call import Call, CallRevision
from .conflict import Conflict
from .organisation import Organisation, OrganisationMember

FOUNDATION = {Role.FOUNDATION_OFFICER, Role.FOUNDATION_DIRECTOR}


def new_salt() -> str:
    return get_random_string(32)


class ApplicationQuerySet(models.QuerySet):
    def of_team(self, user) -> ApplicationQuerySet:
        if not user.is_authenticated:
            return self.none()
        return self.filter(
            Exists(TeamMember.objects.filter(application=OuterRef("pk"), person=user))
        )

    def without_conflict(self, user) -> ApplicationQuerySet:
        """Without those to which the person is bound: by a conflict, by the team, or by the firm that applies."""
        conflicts = Conflict.objects.standing().filter(person=user)
        mine = TeamMember.objects.filter(application=OuterRef("pk"), person=user)
        firm = OrganisationMember.objects.filter(
            organisation=OuterRef("organisation"), person=user
        )
        return self.exclude(
            Exists(conflicts.filter(application=OuterRef("pk")))
            | Exists(conflicts.filter(organisation=OuterRef("organisation")))
            | Exists(mine)
            | Exists(firm)
        )

    def sealed(self, now: datetime | None = None) -> ApplicationQuerySet:
        """In a sealed call that still takes applications."""
        return self.filter(call__in=Call.objects.sealed_at(now or timezone.now()))

    def at_the_desk(self, user) -> ApplicationQuerySet:
        """What somebody of the foundation may read: submitted, unsealed or looked into by them, and no conflict."""
        if not (user.is_authenticated and user.roles & FOUNDATION):
            return self.none()
        sealed = Call.objects.sealed_at(timezone.now())
        looked = Peek.objects.filter(application=OuterRef("pk"), person=user)
        return (
            self.filter(submitted_at__isnull=False)
            .filter(~Q(call__in=sealed) | Exists(looked))
            .without_conflict(user)
        )

    def visible_to(self, user) -> ApplicationQuerySet:
        """The team's own and, for the foundation, those of the desk. Reviewers read through their own door."""
        if not user.is_authenticated:
            return self.none()
        own = self.of_team(user)
        if not user.roles & FOUNDATION:
            return own
        return self.filter(
            Q(pk__in=own.order_by().values("pk"))
            | Q(pk__in=self.at_the_desk(user).order_by().values("pk"))
        )


class Application(models.Model):
    """One firm's wish, from the first answer to the last account. Its truth is the log of :class:`ApplicationEvent`.

    ``status``, ``version``, ``head_seq`` and ``head_digest`` are written by :func:`funding.actions.moving.move` alone.
    ``code`` is what reviewers know it by. ``salt`` makes the pseudonyms of its log. Sums are whole won, copied from the
    answers of those keys. ``officer`` is whoever at the foundation looks after it.
    """

    code = models.CharField(max_length=16, unique=True)
    call = models.ForeignKey(Call, models.PROTECT, related_name="applications")
    revision = models.ForeignKey(CallRevision, models.PROTECT, related_name="+")
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="applications"
    )
    title = models.CharField(max_length=140, blank=True)
    amount_asked = models.BigIntegerField(null=True)
    match_cash = models.BigIntegerField(null=True)
    match_in_kind = models.BigIntegerField(null=True)
    status = models.CharField(max_length=18, choices=Status, default=Status.DRAFT)
    version = models.PositiveIntegerField(default=0)
    head_seq = models.PositiveIntegerField(default=0)
    head_digest = models.CharField(max_length=64, blank=True)
    salt = models.CharField(max_length=32, default=new_salt, editable=False)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        constraints = [
            *(
                models.CheckConstraint(
                    name=f"funding_application_{name}",
                    condition=Q(**{name: None}) | Q(**{f"{name}__gte": 0}),
                )
                for name in ("amount_asked", "match_cash", "match_in_kind")
            ),
            models.CheckConstraint(
                name="funding_application_status",
                condition=Q(status__in=Status.values),
            ),
        ]
        indexes = [
            models.Index(
                fields=["call", "status"], name="funding_application_status_ix"
            ),
            models.Index(
                fields=["status", "-submitted_at"], name="funding_application_queue"
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("funding:application", args=[self.code])

    @property
    def state(self) -> State:
        """What the status means to those who wait."""
        return STATES[Status(self.status)]


class TeamMember(models.Model):
    """Somebody of the applicants. ``person`` is empty until the invitation is taken, and after they left the park."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="team")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="application_memberships",
    )
    role = models.CharField(max_length=9, choices=TeamRole)
    email_invited = models.EmailField(blank=True)
    token_digest = models.CharField(max_length=64, blank=True)
    invited_at = models.DateTimeField(null=True)
    joined_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("member of a team")
        verbose_name_plural = _("members of teams")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "person"], name="funding_team_member_once"
            ),
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(role=TeamRole.LEAD),
                name="funding_team_has_one_lead",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.role}"


class Peek(models.Model):
    """Somebody of the foundation looked into a sealed call before its deadline; applicants are told after it."""

    application = models.ForeignKey(Application, models.CASCADE, related_name="peeks")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()
    reason = models.TextField(max_length=1000)

    class Meta:
        verbose_name = _("look into a sealed application")
        verbose_name_plural = _("looks into sealed applications")

    def __str__(self) -> str:
        return f"#{self.pk}"
