"""What people and moderators do about posts: flags, cases, rulings, appeals."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import AppealStatus, CaseKind, Deed, Reason
from ..workflow import Hat
from .forum import Forum
from .judged import Decision, HeldPost
from .post import Post
from .sanction import Sanction

CLAIM_LASTS = timedelta(minutes=30)


class Ruling(models.Model):
    """One thing that was decided. Without its people it is a line of the public log of moderation.

    ``words`` is what the person it is about was told; ``overturned_at`` the moment an appeal was won.
    """

    deed = models.CharField(max_length=10, choices=Deed)
    rule = models.CharField(_("rule"), max_length=40, blank=True)
    role = models.CharField(_("by"), max_length=10, choices=Hat)
    at = models.DateTimeField(db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="forum_rulings",
    )
    words = models.TextField(blank=True)
    post = models.ForeignKey(Post, models.SET_NULL, null=True, related_name="rulings")
    held = models.ForeignKey(
        HeldPost, models.SET_NULL, null=True, related_name="rulings"
    )
    sanction = models.ForeignKey(
        Sanction, models.SET_NULL, null=True, related_name="rulings"
    )
    decision = models.ForeignKey(
        Decision, models.SET_NULL, null=True, related_name="rulings"
    )
    overturned_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("decision of moderation")
        verbose_name_plural = _("decisions of moderation")

    def __str__(self) -> str:
        return f"#{self.pk} {self.deed}"


class Appeal(models.Model):
    """The person it is about asks to look again: once for each ruling."""

    ruling = models.OneToOneField(Ruling, models.CASCADE, related_name="appeal")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="forum_appeals",
    )
    words = models.TextField(_("why"), blank=True)
    status = models.CharField(
        max_length=10, choices=AppealStatus, default=AppealStatus.WAITING
    )
    made_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")

    def __str__(self) -> str:
        return f"#{self.pk} {self.status}"


class CaseQuerySet(models.QuerySet):
    def open(self) -> CaseQuerySet:
        return self.filter(closed_at=None)

    def unclaimed(self) -> CaseQuerySet:
        return self.filter(
            Q(claimed_by=None) | Q(claimed_at__lt=timezone.now() - CLAIM_LASTS)
        )


class Case(models.Model):
    """Something that waits for moderators, whatever brought it: exactly one of post, held post and appeal.

    Whoever claims it has it for half an hour; ``ruling`` is how it ended.
    """

    kind = models.CharField(max_length=8, choices=CaseKind)
    forum = models.ForeignKey(Forum, models.CASCADE, related_name="+")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    post = models.ForeignKey(Post, models.CASCADE, null=True, related_name="cases")
    held = models.OneToOneField(
        HeldPost, models.CASCADE, null=True, related_name="case"
    )
    appeal = models.OneToOneField(
        Appeal, models.CASCADE, null=True, related_name="case"
    )
    opened_at = models.DateTimeField()
    claimed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True)
    ruling = models.ForeignKey(Ruling, models.SET_NULL, null=True, related_name="cases")
    closed_at = models.DateTimeField(null=True)
    is_demo = models.BooleanField(default=False)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("case")
        verbose_name_plural = _("cases")
        constraints = [
            models.UniqueConstraint(
                fields=["post"],
                condition=Q(closed_at=None),
                name="community_one_open_case",
            ),
            models.CheckConstraint(
                name="community_case_about_one_thing",
                condition=Q(post__isnull=False, held=None, appeal=None)
                | Q(post=None, held__isnull=False, appeal=None)
                | Q(post=None, held=None, appeal__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["opened_at"],
                condition=Q(closed_at=None),
                name="community_open_cases",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    @property
    def is_claimed(self) -> bool:
        """By somebody who still has time."""
        return (
            self.is_open
            and self.claimed_by_id is not None
            and self.claimed_at > timezone.now() - CLAIM_LASTS
        )


class Flag(models.Model):
    """Somebody says that a post breaks a rule; ``weight`` is how far they were trusted then."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="flags")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="forum_flags"
    )
    case = models.ForeignKey(Case, models.CASCADE, related_name="flags")
    reason = models.CharField(_("what is wrong"), max_length=10, choices=Reason)
    words = models.TextField(_("in your words"), max_length=500, blank=True)
    weight = models.PositiveSmallIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("flag")
        verbose_name_plural = _("flags")
        constraints = [
            models.UniqueConstraint(
                fields=["post", "person"], name="community_flag_once"
            )
        ]
        indexes = [models.Index(fields=["person", "-made_at"], name="community_flags")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.reason}"
