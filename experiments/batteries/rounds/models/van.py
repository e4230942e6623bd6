from __future__ import annotations

from datetime import time

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from experiments.batteries.custody.models import Node


class Van(models.Model):
    """What batteries are fetched with. Its name and its books are those of its place of custody; it begins and ends at the hub."""

    node = models.OneToOneField(
        Node, models.PROTECT, related_name="van", verbose_name=_("in the mass books")
    )
    capacity_grams = models.PositiveIntegerField(
        _("carries, in grams"), default=600_000, validators=[MinValueValidator(1)]
    )
    most_stops = models.PositiveSmallIntegerField(
        _("most boxes in a shift"), default=45, validators=[MinValueValidator(1)]
    )
    shift_starts = models.TimeField(_("shift begins"), default=time(8, 30))
    shift_ends = models.TimeField(_("shift ends"), default=time(16, 30))
    kmh = models.PositiveSmallIntegerField(
        _("average speed in km/h"),
        default=18,
        validators=[MinValueValidator(5), MaxValueValidator(90)],
        help_text=_("With traffic lights and turning, without the stops."),
    )
    is_active = models.BooleanField(_("in use"), default=True)
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("van")
        verbose_name_plural = _("vans")
        constraints = [
            models.CheckConstraint(
                name="rounds_shift_has_a_length",
                condition=Q(shift_starts__lt=F("shift_ends")),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def label(self):
        """Select its node too."""
        return self.node.label
