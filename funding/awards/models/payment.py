from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Bank
from ..workflow import OPEN_PAYMENTS, PaymentStatus
from .award import Award
from .milestone import Milestone


class Payee(models.Model):
    """Where a team's money goes. One is paid to when the team has confirmed it and an officer who did not enter it has checked it.

    Another account is another row; the newest one holds, and has to be confirmed and checked anew.
    """

    award = models.ForeignKey(
        Award, models.PROTECT, related_name="payees", verbose_name=_("award")
    )
    bank = models.CharField(_("bank"), max_length=3, choices=Bank)
    account_number = models.CharField(_("account number"), max_length=20)
    holder = models.CharField(_("holder of the account"), max_length=40)
    entered_at = models.DateTimeField(default=timezone.now)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("payee")
        verbose_name_plural = _("payees")
        constraints = [
            models.CheckConstraint(
                name="awards_payee_is_checked_by_another",
                condition=~Q(checked_by=F("entered_by")),
            ),
            models.CheckConstraint(
                name="awards_payee_is_confirmed_before_the_check",
                condition=Q(checked_at=None) | Q(confirmed_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_ready(self) -> bool:
        return bool(self.confirmed_at and self.checked_at)

    @property
    def masked(self) -> str:
        """Enough to recognise it by."""
        return f"···{self.account_number[-4:]}"


class PaymentFile(models.Model):
    """What was handed to the bank at once. It is made again, the same, from its payments."""

    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("file of payments")
        verbose_name_plural = _("files of payments")

    def __str__(self) -> str:
        return f"#{self.pk}"


class Payment(models.Model):
    """One instalment on its way to a team. One person proposes, another orders; ordering writes the release into the books."""

    milestone = models.ForeignKey(
        Milestone, models.PROTECT, related_name="payments", verbose_name=_("milestone")
    )
    payee = models.ForeignKey(Payee, models.PROTECT, related_name="payments")
    amount = models.BigIntegerField(_("won"))
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=PaymentStatus,
        default=PaymentStatus.PROPOSED,
    )
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    proposed_at = models.DateTimeField(default=timezone.now)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    ordered_at = models.DateTimeField(null=True)
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    release = models.OneToOneField(
        "funding_awards.Transaction",
        models.PROTECT,
        null=True,
        related_name="payment",
    )
    file = models.ForeignKey(
        PaymentFile, models.PROTECT, null=True, related_name="payments"
    )

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        constraints = [
            models.UniqueConstraint(
                fields=["milestone"],
                condition=Q(status__in=OPEN_PAYMENTS),
                name="awards_milestone_paid_once",
            ),
            models.CheckConstraint(
                name="awards_payment_takes_two_people",
                condition=~Q(ordered_by=F("proposed_by")),
            ),
            models.CheckConstraint(
                name="awards_payment_is_in_the_books",
                condition=Q(status__in=[PaymentStatus.PROPOSED, PaymentStatus.REFUSED])
                | Q(release__isnull=False),
            ),
            models.CheckConstraint(
                name="awards_payment_is_money", condition=Q(amount__gt=0)
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_with_the_bank(self) -> bool:
        return self.status in (PaymentStatus.ORDERED, PaymentStatus.SENT)
