from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import TranslatedField

from ..enums import EvidenceWhen, Phase

LONGEST_GRACE = timedelta(days=1)


class CallQuerySet(models.QuerySet):
    def published(self) -> CallQuerySet:
        return self.filter(published_at__isnull=False)

    def visible_to(self, user) -> CallQuerySet:
        """Everybody sees what is published; whoever composes calls sees those to come."""
        return self if user.has_perm("funding.change_call") else self.published()

    def taking(self, now: datetime | None = None) -> CallQuerySet:
        """Open by the published hours; the grace at the end is for what was begun before it."""
        now = now or timezone.now()
        rows = self.published().with_deadline()
        return rows.filter(opens_at__lte=now, ending_at__gt=now)

    def with_deadline(self) -> CallQuerySet:
        """``ending_at``: what :attr:`Call.deadline` says, for choosing and sorting."""
        return self.alias(ending_at=Coalesce("closed_early_at", "closes_at"))

    def sealed_at(self, now: datetime) -> CallQuerySet:
        """Keys of those nobody at the foundation may read yet, as :meth:`Call.is_sealed_at` says of one; a part of the query that asks."""
        minutes = ExpressionWrapper(F("grace_minutes"), models.IntegerField())
        grace = ExpressionWrapper(
            minutes * timedelta(minutes=1), models.DurationField()
        )
        ends = ExpressionWrapper(F("ending_at") + grace, models.DateTimeField())
        likely = self.filter(is_sealed=True, closes_at__gt=now - LONGEST_GRACE)
        return likely.with_deadline().alias(ends=ends).filter(ends__gt=now).values("pk")


class Call(models.Model):
    """An offer of the foundation, and every rule of it: policy stands here, where applicants read it.

    ``revision`` is what whoever begins now is given; an application keeps the one it began with. Sums are whole won.
    """

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    title = TranslatedField(_("title"), max_length=120)
    summary = TranslatedField(_("summary"), max_length=600, multiline=True)
    opens_at = models.DateTimeField(_("opens"))
    closes_at = models.DateTimeField(_("deadline"))
    grace_minutes = models.PositiveSmallIntegerField(
        _("grace after the deadline, in minutes"), default=0
    )
    decides_on = models.DateField(_("decision expected on"))
    total_amount = models.PositiveBigIntegerField(_("total amount, in won"))
    least_amount = models.PositiveBigIntegerField(_("least for one application"))
    most_amount = models.PositiveBigIntegerField(_("most for one application"))
    is_sealed = models.BooleanField(_("sealed until the deadline"), default=False)
    is_blind = models.BooleanField(_("reviewed blind"), default=False)
    reviewers_each = models.PositiveSmallIntegerField(
        _("reviewers for each application"), default=3
    )
    needs_sign_off = models.BooleanField(
        _("a second person signs off before submission"), default=False
    )
    evidence_when = models.CharField(
        _("documents are asked for"),
        max_length=16,
        choices=EvidenceWhen,
        default=EvidenceWhen.AFTER_SELECTION,
    )
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_early_at = models.DateTimeField(null=True, blank=True, editable=False)
    is_demo = models.BooleanField(default=False, editable=False)
    revision = models.ForeignKey(
        "funding.CallRevision",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        verbose_name=_("officer in charge"),
        related_name="+",
    )

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = _("call")
        verbose_name_plural = _("calls")
        constraints = [
            models.CheckConstraint(
                name="funding_call_closes_after_it_opens",
                condition=Q(closes_at__gt=F("opens_at")),
            ),
            models.CheckConstraint(
                name="funding_call_grace",
                condition=Q(grace_minutes__lte=LONGEST_GRACE // timedelta(minutes=1)),
            ),
            models.CheckConstraint(
                name="funding_call_amounts",
                condition=Q(least_amount__lte=F("most_amount"))
                & Q(most_amount__lte=F("total_amount")),
            ),
            models.CheckConstraint(
                name="funding_call_published_with_revision",
                condition=Q(published_at=None) | Q(revision__isnull=False),
            ),
            models.CheckConstraint(
                name="funding_call_closed_early_while_open",
                condition=Q(closed_early_at=None)
                | Q(
                    closed_early_at__gt=F("opens_at"),
                    closed_early_at__lt=F("closes_at"),
                ),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title) or self.slug

    def get_absolute_url(self) -> str:
        return reverse("funding:call", args=[self.slug])

    @property
    def deadline(self) -> datetime:
        """As it was published, or as it was brought forward (:mod:`funding.actions.rescheduling`)."""
        return self.closed_early_at or self.closes_at

    @property
    def ends_at(self) -> datetime:
        """After it nobody submits: the deadline with the grace that was promised."""
        return self.deadline + timedelta(minutes=self.grace_minutes)

    def takes_at(self, now: datetime) -> bool:
        return bool(self.published_at) and self.opens_at <= now < self.ends_at

    def uses_grace_at(self, now: datetime) -> bool:
        return self.deadline <= now < self.ends_at

    def is_sealed_at(self, now: datetime) -> bool:
        """Until the last moment somebody may submit, nobody at the foundation reads what others did."""
        return self.is_sealed and now < self.ends_at

    @property
    def phase(self) -> Phase:
        now = timezone.now()
        if now < self.opens_at:
            return Phase.COMING
        if now < self.ends_at:
            return Phase.OPEN
        return (
            Phase.CLOSED
            if timezone.localdate(now) <= self.decides_on
            else Phase.DECIDED
        )


class CallRevision(models.Model):
    """What applicants are asked and how it is judged, as it stood when it was published; the database keeps it so.

    ``composition`` is read by :mod:`funding.composition`; ``digest`` is the SHA-256 of its canonical JSON.
    """

    call = models.ForeignKey(Call, models.PROTECT, related_name="revisions")
    number = models.PositiveSmallIntegerField()
    composition = models.JSONField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("revision of a call")
        verbose_name_plural = _("revisions of calls")
        constraints = [
            models.UniqueConstraint(
                fields=["call", "number"], name="funding_call_revision_number"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.number}"
