from __future__ import annotations

from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _g
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District
from innovation_park.lib.translated import TranslatedField

from .. import rules


class Reward(models.Model):
    """A kind of thing that is given: a waste bag, two new cells."""

    key = models.SlugField(_("short name"), unique=True, max_length=40)
    name = TranslatedField(_("name"), max_length=80)

    class Meta:
        verbose_name = _("reward")
        verbose_name_plural = _("rewards")

    def __str__(self) -> str:
        return str(self.name)


class Stock(models.Model):
    """So many pieces of a reward, of one district, and where they are handed out.

    ``pieces`` repeats what the books say of the shelf; only :mod:`experiments.batteries.rewards.actions` writes it, with
    the row locked.
    """

    district = models.ForeignKey(
        District,
        models.PROTECT,
        related_name="reward_stocks",
        verbose_name=_("district"),
    )
    reward = models.ForeignKey(
        Reward, models.PROTECT, related_name="stocks", verbose_name=_("reward")
    )
    place = TranslatedField(
        _("where it is handed out"),
        max_length=240,
        help_text=_("Counter and hours, for example: District office, ground floor."),
    )
    pieces = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("stock of a reward")
        verbose_name_plural = _("stocks of rewards")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "reward"], name="batteries_rewards_stock_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"


class RuleCardQuerySet(models.QuerySet):
    def in_force(self, at=None) -> RuleCardQuerySet:
        """The newest of each district that is valid already; a district has a handful of cards."""
        valid = self.filter(valid_from__lte=at or timezone.now())
        newest = valid.filter(district=models.OuterRef("district")).order_by("-number")
        return valid.filter(pk=models.Subquery(newest.values("pk")[:1]))


class RuleCard(models.Model):
    """What a district gives for used batteries, by number: a drop-off keeps the card of its moment.

    From the first drop-off on the database lets nobody change a card: new rules are a new card, which begins at nought.
    """

    district = models.ForeignKey(
        District,
        models.PROTECT,
        related_name="reward_cards",
        verbose_name=_("district"),
    )
    number = models.PositiveSmallIntegerField(
        _("number"),
        help_text=_("Its number; the next one is one more than the last."),
    )
    summary = TranslatedField(
        _("in short"),
        max_length=600,
        multiline=True,
        help_text=_("The rules in a few sentences, as residents read them."),
    )
    rule = models.JSONField(
        _("rule"),
        help_text=_(
            'For example {"gives": {"reward": "bag-10", "number": 1}, "for": {"cells": 10}, "most_a_day": {"bundles": 3}, "remainder": "carried"}.'
        ),
    )
    valid_from = models.DateTimeField(_("valid from"))

    objects = RuleCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("rule card")
        verbose_name_plural = _("rule cards")
        constraints = [
            models.UniqueConstraint(
                fields=["district", "number"], name="batteries_rewards_card_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} ({self.number})"

    def clean(self):
        faults = rules.faults_of(
            self.rule, Reward.objects.values_list("key", flat=True)
        )
        if faults:
            raise ValidationError(
                {
                    "rule": _g("These members cannot be read: %(names)s.")
                    % {"names": ", ".join(dict.fromkeys(faults))}
                }
            )

    @cached_property
    def read(self) -> rules.Rule:
        return rules.read_rule(self.rule)

    def is_used(self) -> bool:
        """By a drop-off: from then on it stays as it is."""
        return self.drop_offs.exists()
