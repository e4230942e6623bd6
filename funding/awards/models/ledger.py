from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import SOURCES, AccountKind, Entry
from .award import Award


class Account(models.Model):
    """One of the accounts of an award. ``balance`` is kept by the database when a transaction is sealed, by nobody else."""

    award = models.ForeignKey(Award, models.PROTECT, related_name="accounts")
    kind = models.CharField(max_length=14, choices=AccountKind)
    balance = models.BigIntegerField(_("won"), default=0)

    class Meta:
        verbose_name = _("account of an award")
        verbose_name_plural = _("accounts of awards")
        constraints = [
            models.UniqueConstraint(
                fields=["award", "kind"], name="awards_one_account_of_a_kind"
            ),
            models.CheckConstraint(
                name="awards_no_account_is_overdrawn",
                condition=Q(kind__in=SOURCES, balance__lte=0)
                | (~Q(kind__in=SOURCES) & Q(balance__gte=0)),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"


class TransactionQuerySet(models.QuerySet):
    def sealed(self) -> TransactionQuerySet:
        return self.filter(is_sealed=True)

    def newest_first(self) -> TransactionQuerySet:
        return self.order_by("-at", "-pk")


class Transaction(models.Model):
    """One thing that happened to the money of an award. ``key`` lets it happen once.

    It is written open, gets its postings and is sealed (:mod:`innovation_park.lib.double_entry`). Sealing moves the
    balances, and is refused where more would be released than was awarded, where the match is not there, or where the
    foundation's money and the team's would mix. What was wrong is righted by a counter-entry (``corrects``), once.
    Only :mod:`funding.awards.actions.ledger` writes it.
    """

    key = models.CharField(max_length=60, unique=True)
    award = models.ForeignKey(
        Award, models.PROTECT, related_name="transactions", verbose_name=_("award")
    )
    kind = models.CharField(_("what for"), max_length=10, choices=Entry)
    milestone = models.ForeignKey(
        "funding_awards.Milestone",
        models.PROTECT,
        null=True,
        related_name="transactions",
        verbose_name=_("milestone"),
    )
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        related_name="corrected_by",
        verbose_name=_("corrects"),
    )
    note = models.CharField(_("note"), max_length=400, blank=True)
    on = models.DateField(_("day"), help_text="Of the thing itself.")
    at = models.DateTimeField(_("written at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("written by"),
    )
    is_sealed = models.BooleanField(default=False)

    objects = TransactionQuerySet.as_manager()

    class Meta:
        verbose_name = _("transaction of an award")
        verbose_name_plural = _("transactions of awards")
        indexes = [models.Index(fields=["kind", "on"], name="awards_money_by_day")]
        constraints = [
            models.CheckConstraint(
                name="awards_correction_names_what_it_corrects",
                condition=Q(kind=Entry.CORRECTION, corrects__isnull=False)
                | (~Q(kind=Entry.CORRECTION) & Q(corrects=None)),
            )
        ]

    def __str__(self) -> str:
        return self.key


class Posting(models.Model):
    transaction = models.ForeignKey(
        Transaction, models.PROTECT, related_name="postings"
    )
    account = models.ForeignKey(Account, models.PROTECT, related_name="postings")
    amount = models.BigIntegerField(_("won"))

    class Meta:
        verbose_name = _("posting of an award")
        verbose_name_plural = _("postings of awards")
        constraints = [
            models.UniqueConstraint(
                fields=["transaction", "account"], name="awards_posted_once"
            ),
            models.CheckConstraint(
                name="awards_posting_is_not_nought", condition=~Q(amount=0)
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.amount:+}"
