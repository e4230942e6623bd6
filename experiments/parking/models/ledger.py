from __future__ import annotations

import secrets

from django.conf import settings
from django.db import models
from django.db.models import Q, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.bookings.models import Booking

from ..codes import AccountKind, Entry
from .deal import Deal

# No vowels, no look-alikes: a code is no word and is read aloud without a mistake.
ALPHABET = "23456789BCDFGHJKMNPQRTVWXZ"


def new_account_code() -> str:
    return "".join(secrets.choice(ALPHABET) for _letter in range(10))


class AccountQuerySet(models.QuerySet):
    def with_balance(self) -> AccountQuerySet:
        """``balance`` in points, of what is sealed."""
        sealed = Q(postings__transaction__is_sealed=True)
        return self.annotate(
            balance=models.functions.Coalesce(Sum("postings__points", filter=sealed), 0)
        )


class Account(models.Model):
    """Whose points they are. ``code`` is drawn by lot and is all that the public ever sees of it.

    The park's own account gives the points that are earned and takes those that are spent. When a person leaves the park
    ``person`` is emptied, and the database lets nobody fill it again; the code and its postings stay.
    """

    code = models.CharField(
        _("code"), max_length=12, unique=True, default=new_account_code
    )
    kind = models.CharField(max_length=6, choices=AccountKind)
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="point_account",
    )

    objects = AccountQuerySet.as_manager()

    class Meta:
        verbose_name = _("account of points")
        verbose_name_plural = _("accounts of points")
        constraints = [
            models.UniqueConstraint(
                fields=["kind"],
                condition=Q(kind=AccountKind.PARK),
                name="parking_one_account_of_the_park",
            ),
            models.CheckConstraint(
                name="parking_the_park_is_nobody",
                condition=~Q(kind=AccountKind.PARK) | Q(person=None),
            ),
        ]

    def __str__(self) -> str:
        return self.code


class TransactionQuerySet(models.QuerySet):
    def sealed(self) -> TransactionQuerySet:
        return self.filter(is_sealed=True)


class Transaction(models.Model):
    """One thing that happened to points, for a deal or for a booking of the park's own. ``key`` lets it happen once.

    It is written open, gets its postings, and is sealed; the database seals only what adds up to nought, and lets nobody
    change or remove what is sealed (:mod:`innovation_park.lib.double_entry`). ``minutes`` are those that were shared,
    used or overstayed. Only :mod:`experiments.parking.actions.ledger` writes it.
    """

    key = models.CharField(max_length=40, unique=True)
    kind = models.CharField(_("what for"), max_length=10, choices=Entry)
    deal = models.ForeignKey(
        Deal,
        models.PROTECT,
        null=True,
        related_name="transactions",
        verbose_name=_("deal"),
    )
    booking = models.ForeignKey(
        Booking,
        models.PROTECT,
        null=True,
        related_name="transactions",
        verbose_name=_("booking"),
        help_text="Of a room or a thing of the park.",
    )
    at = models.DateTimeField(_("when"), help_text="The end of it.")
    posted_at = models.DateTimeField(default=timezone.now)
    minutes = models.PositiveIntegerField(_("minutes"))
    is_sealed = models.BooleanField(default=False)

    objects = TransactionQuerySet.as_manager()

    class Meta:
        verbose_name = _("transaction of points")
        verbose_name_plural = _("transactions of points")
        indexes = [
            models.Index(fields=["kind", "at"], name="parking_points_by_time"),
            models.Index(fields=["posted_at"], name="parking_points_posted"),
        ]
        constraints = [
            models.CheckConstraint(
                name="parking_points_move_for_one_thing",
                condition=Q(deal=None, booking__isnull=False)
                | Q(deal__isnull=False, booking=None),
            )
        ]

    def __str__(self) -> str:
        return self.key


class Posting(models.Model):
    transaction = models.ForeignKey(
        Transaction, models.PROTECT, related_name="postings"
    )
    account = models.ForeignKey(Account, models.PROTECT, related_name="postings")
    points = models.IntegerField(_("points"))

    class Meta:
        verbose_name = _("posting of points")
        verbose_name_plural = _("postings of points")
        constraints = [
            models.UniqueConstraint(
                fields=["transaction", "account"], name="parking_posted_once"
            ),
            models.CheckConstraint(
                name="parking_posting_is_not_nought", condition=~Q(points=0)
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.points:+}"
