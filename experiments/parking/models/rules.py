from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from experiments.bookings.models import BookingRules
from experiments.models import Experiment
from innovation_park.lib.translated import TranslatedField


class RuleCard(models.Model):
    """What owner and driver agree to, by version: a deal keeps the card under which it was made.

    Points are whole numbers; what is earned and spent is worked out from these figures alone.
    """

    version = models.PositiveSmallIntegerField(_("version"), unique=True)
    summary = TranslatedField(_("in short"), max_length=600, multiline=True)
    valid_from = models.DateTimeField(_("valid from"))
    points_per_hour = models.PositiveSmallIntegerField(
        _("points an hour costs"), default=10
    )
    earned_per_hour = models.PositiveSmallIntegerField(
        _("points a shared hour earns"), default=10
    )
    grace_minutes = models.PositiveSmallIntegerField(
        _("minutes of grace"),
        default=10,
        help_text=_("Leaving that late costs nothing."),
    )
    overstay_factor = models.DecimalField(
        _("times the price for the excess"),
        max_digits=4,
        decimal_places=2,
        default=Decimal("1.50"),
        validators=[MinValueValidator(Decimal(1))],
    )
    overstay_limit_minutes = models.PositiveSmallIntegerField(
        _("counted at most"),
        default=12 * 60,
        help_text=_("Minutes of overstay after which the booking is closed."),
    )
    reach_metres = models.PositiveSmallIntegerField(
        _("another space is looked for within"), default=300
    )
    far_reach_metres = models.PositiveSmallIntegerField(
        _("and failing that within"), default=600
    )
    priority_minutes = models.PositiveIntegerField(
        _("shared minutes for a higher priority"), default=600 * 60
    )
    priority_months = models.PositiveSmallIntegerField(_("within months"), default=4)

    class Meta:
        verbose_name = _("rule card")
        verbose_name_plural = _("rule cards")

    def __str__(self) -> str:
        return f"#{self.version}"


class SchemeManager(models.Manager):
    def current(self) -> ParkingScheme | None:
        return self.select_related("experiment", "card", "booking_rules").last()


class ParkingScheme(models.Model):
    """Which experiment the lending belongs to, and by which cards: the newest row holds."""

    experiment = models.OneToOneField(
        Experiment, models.PROTECT, related_name="parking_scheme"
    )
    card = models.ForeignKey(RuleCard, models.PROTECT, related_name="+")
    booking_rules = models.ForeignKey(BookingRules, models.PROTECT, related_name="+")

    objects = SchemeManager()

    class Meta:
        verbose_name = _("parking scheme")
        verbose_name_plural = _("parking schemes")
        get_latest_by = "pk"

    def __str__(self) -> str:
        return f"#{self.pk}"
