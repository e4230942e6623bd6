from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from experiments.bookings.models import BookingRules
from experiments.models import Experiment
from innovation_park.lib.translated import TranslatedField


def rate(per_hour: int | Decimal, minutes: int) -> int:
    """Whole points, half a point up."""
    exact = Decimal(per_hour) * minutes / 60
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


class RuleCard(models.Model):
    """What owner and driver agree to, by version: a space and a deal keep the card under which they were made.

    Points are whole numbers; what is earned and spent is worked out from these figures alone. From the first agreement on
    the database lets nobody change a card: new rules are a new version.
    """

    version = models.PositiveSmallIntegerField(
        _("version"),
        unique=True,
        help_text=_("Its number; the next one is one more than the last."),
    )
    summary = TranslatedField(
        _("in short"),
        max_length=600,
        multiline=True,
        help_text=_("The rules in a few sentences, as owners and drivers read them."),
    )
    valid_from = models.DateTimeField(
        _("valid from"),
        help_text=_(
            "Told to whoever reads the card; the scheme says which card holds."
        ),
    )
    points_per_hour = models.PositiveSmallIntegerField(
        _("points an hour costs"),
        default=10,
        help_text=_("Spent by the driver. 0: parking costs nothing."),
    )
    earned_per_hour = models.PositiveSmallIntegerField(
        _("points a shared hour earns"),
        default=10,
        help_text=_(
            "For the owner. The hours count towards priority whatever they earn."
        ),
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
        help_text=_("1.50 is half as much again, for the minutes beyond the grace."),
    )
    overstay_limit_minutes = models.PositiveSmallIntegerField(
        _("counted at most"),
        default=12 * 60,
        validators=[MinValueValidator(15), MaxValueValidator(24 * 60)],
        help_text=_("Minutes of overstay after which the booking is closed."),
    )
    reach_metres = models.PositiveSmallIntegerField(
        _("another space is looked for within"),
        default=300,
        help_text=_("Metres from the space that was taken."),
    )
    far_reach_metres = models.PositiveSmallIntegerField(
        _("and failing that within"),
        default=600,
        help_text=_("Metres; farther off nobody is sent."),
    )

    class Meta:
        verbose_name = _("rule card")
        verbose_name_plural = _("rule cards")
        constraints = [
            models.CheckConstraint(
                name="parking_card_reaches_farther_when_near_fails",
                condition=models.Q(far_reach_metres__gte=models.F("reach_metres")),
                violation_error_message=_(
                    "The second distance cannot be shorter than the first."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.version}"

    def price_of(self, minutes: float) -> int:
        return rate(self.points_per_hour, round(minutes))

    def earned_in(self, minutes: float) -> int:
        return rate(self.earned_per_hour, round(minutes))

    def price_of_excess(self, minutes: int) -> int:
        return rate(self.points_per_hour * self.overstay_factor, minutes)

    def is_agreed_to(self) -> bool:
        """By an owner or a driver: from then on it stays as it is."""
        agreed = (self.deals, self.spaces)
        return any(each.exists() for each in agreed)


class SchemeManager(models.Manager):
    def current(self) -> ParkingScheme | None:
        return self.select_related("experiment", "card", "booking_rules").last()


class ParkingScheme(models.Model):
    """Which experiment the lending belongs to, and by which cards: the newest row holds."""

    experiment = models.OneToOneField(
        Experiment,
        models.PROTECT,
        related_name="parking_scheme",
        verbose_name=_("experiment"),
        help_text=_("Whoever lends or parks joins it, and signs its consent."),
    )
    card = models.ForeignKey(
        RuleCard,
        models.PROTECT,
        related_name="+",
        verbose_name=_("rule card"),
        help_text=_(
            "For what is lent from now on. A space keeps the card its owner agreed to until they agree to this one."
        ),
    )
    booking_rules = models.ForeignKey(
        BookingRules,
        models.PROTECT,
        related_name="+",
        verbose_name=_("booking rules"),
        help_text=_("Steps, lengths, how far ahead, and how many at once."),
    )

    objects = SchemeManager()

    class Meta:
        verbose_name = _("parking scheme")
        verbose_name_plural = _("parking schemes")
        get_latest_by = "pk"

    def __str__(self) -> str:
        return f"#{self.pk}"
