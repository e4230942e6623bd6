from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.models import Experiment
from funding.models import Application

from ..enums import AccountKind
from ..matching import MatchRule, Standing


class AwardQuerySet(models.QuerySet):
    def visible_to(self, user) -> AwardQuerySet:
        """Of the applications that ``user`` may read."""
        return self.filter(application__in=Application.objects.visible_to(user))

    def whole(self) -> AwardQuerySet:
        return self.select_related(
            "application__organisation", "application__call", "experiment"
        )

    def with_balances(self) -> AwardQuerySet:
        """``total_<kind>`` in won of every account, from the rows that the database itself keeps."""
        return self.annotate(
            **{
                f"total_{kind.value}": Coalesce(
                    Sum("accounts__balance", filter=Q(accounts__kind=kind)), 0
                )
                for kind in AccountKind
            }
        )


class Award(models.Model):
    """What was promised to one application. Its state is the application's; its money is in the books.

    The amount and the rule of the match are copied from decision and call and stay as they are: the database lets nobody
    change them, since what may be released is measured by them.
    """

    application = models.OneToOneField(
        Application, models.PROTECT, related_name="award", verbose_name=_("application")
    )
    amount = models.BigIntegerField(_("amount in won"))
    least_percent = models.PositiveSmallIntegerField(_("least match in percent"))
    least_cash_percent = models.PositiveSmallIntegerField(_("least cash in percent"))
    most_in_kind_percent = models.PositiveSmallIntegerField(
        _("most in kind in percent")
    )
    starts_on = models.DateField(_("begins on"))
    ends_on = models.DateField(_("ends on"))
    experiment = models.ForeignKey(
        Experiment,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="awards",
        verbose_name=_("experiment"),
    )
    made_at = models.DateTimeField(_("made at"), default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("made by"),
    )

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        constraints = [
            models.CheckConstraint(
                name="awards_amount_is_money", condition=Q(amount__gt=0)
            ),
            models.CheckConstraint(
                name="awards_end_after_the_beginning",
                condition=Q(ends_on__gt=F("starts_on")),
            ),
            models.CheckConstraint(
                name="awards_rule_can_be_kept",
                condition=Q(least_percent__lt=100)
                & Q(least_cash_percent__lte=F("least_percent"))
                & Q(most_in_kind_percent__lt=100 - F("least_cash_percent")),
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("funding_awards:award", args=[self.application.code])

    @property
    def code(self) -> str:
        return self.application.code

    @property
    def rule(self) -> MatchRule:
        return MatchRule(
            self.least_percent, self.least_cash_percent, self.most_in_kind_percent
        )

    def balances(self) -> dict[str, int]:
        """By kind of account, all of them; one query, or none where accounts are prefetched."""
        kept = {each.kind: each.balance for each in self.accounts.all()}
        return {kind.value: kept.get(kind, 0) for kind in AccountKind}

    def standing(self, balances: dict[str, int] | None = None) -> Standing:
        """What was asked back and has not come is still with the team, so it is still to be matched."""
        kept = balances or self.balances()
        return Standing(
            self.rule,
            released=kept[AccountKind.RELEASED] + kept[AccountKind.CLAWBACK],
            cash=kept[AccountKind.MATCH_CASH],
            in_kind=kept[AccountKind.MATCH_IN_KIND],
        )
