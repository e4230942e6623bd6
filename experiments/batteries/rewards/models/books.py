from __future__ import annotations

from functools import partial

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.batteries.codes import new_code

from ..enums import AccountKind, CollectionState, Entry
from .cards import Stock

new_account_code = partial(new_code, 10)


class Account(models.Model):
    """Whose rewards they are. ``code`` is drawn by lot and is all that the public ever sees of it.

    When a person leaves the park ``person`` is emptied, and the database lets nobody fill it again; the code and its
    postings stay.
    """

    code = models.CharField(
        _("code"), max_length=12, unique=True, default=new_account_code
    )
    kind = models.CharField(max_length=8, choices=AccountKind)
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="battery_account",
    )

    class Meta:
        verbose_name = _("account of rewards")
        verbose_name_plural = _("accounts of rewards")
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=~Q(kind=AccountKind.PERSON),
                name="batteries_rewards_one_account_a_purpose",
            ),
            models.CheckConstraint(
                name="batteries_rewards_purposes_are_nobody",
                condition=Q(kind=AccountKind.PERSON) | Q(person=None),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    def balance_of(self, stock: Stock) -> int:
        """Pieces, of what is sealed."""
        sealed = self.postings.filter(
            transaction__stock=stock, transaction__is_sealed=True
        )
        return sealed.aggregate(sum=Coalesce(Sum("pieces"), 0))["sum"]


class Transaction(models.Model):
    """One thing that happened to pieces of one stock. ``key`` lets it happen once.

    It is written open, gets its postings, and is sealed; the database seals only what adds up to nought, and lets nobody
    change or remove what is sealed. Only :mod:`experiments.batteries.rewards.actions.ledger` writes it.
    """

    key = models.CharField(max_length=60, unique=True)
    kind = models.CharField(_("what for"), max_length=10, choices=Entry)
    stock = models.ForeignKey(Stock, models.PROTECT, related_name="transactions")
    drop_off = models.ForeignKey(
        "DropOff", models.PROTECT, null=True, related_name="transactions"
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    posted_at = models.DateTimeField(default=timezone.now)
    is_sealed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("transaction of rewards")
        verbose_name_plural = _("transactions of rewards")
        indexes = [models.Index(fields=["posted_at"], name="batteries_rewards_posted")]

    def __str__(self) -> str:
        return self.key


class Posting(models.Model):
    transaction = models.ForeignKey(
        Transaction, models.PROTECT, related_name="postings"
    )
    account = models.ForeignKey(Account, models.PROTECT, related_name="postings")
    pieces = models.IntegerField(_("pieces"))

    class Meta:
        verbose_name = _("posting of rewards")
        verbose_name_plural = _("postings of rewards")
        constraints = [
            models.UniqueConstraint(
                fields=["transaction", "account"],
                name="batteries_rewards_posted_once",
            ),
            models.CheckConstraint(
                name="batteries_rewards_posting_is_not_nought", condition=~Q(pieces=0)
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.pieces:+}"


class Collection(models.Model):
    """Pieces that are set aside for somebody, and the code by which they get them, once, at the counter."""

    code = models.CharField(_("code"), max_length=8, unique=True, default=new_code)
    client_key = models.UUIDField(unique=True)
    account = models.ForeignKey(Account, models.PROTECT, related_name="collections")
    stock = models.ForeignKey(Stock, models.PROTECT, related_name="collections")
    pieces = models.PositiveIntegerField()
    state = models.CharField(
        max_length=10, choices=CollectionState, default=CollectionState.OPEN
    )
    made_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()
    given_at = models.DateTimeField(null=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("collection of a reward")
        verbose_name_plural = _("collections of rewards")
        constraints = [
            models.UniqueConstraint(
                fields=["account", "stock"],
                condition=Q(state=CollectionState.OPEN),
                name="batteries_rewards_one_open_collection",
            ),
            models.CheckConstraint(
                name="batteries_rewards_given_has_a_moment",
                condition=Q(state=CollectionState.GIVEN, given_at__isnull=False)
                | (~Q(state=CollectionState.GIVEN) & Q(given_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state == CollectionState.OPEN and timezone.now() < self.until
