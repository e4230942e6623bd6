from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import TranslatedField

from ..opening_hours import DAY
from .resource import Resource


class Weekday(models.IntegerChoices):
    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")


class WeeklyHours(models.Model):
    """Open from ``opens`` to ``closes``, minutes of the place's wall clock; a night is two rows."""

    resource = models.ForeignKey(Resource, models.CASCADE, related_name="weekly_hours")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.PositiveSmallIntegerField(_("opens"))
    closes = models.PositiveSmallIntegerField(
        _("closes"), validators=[MaxValueValidator(DAY)]
    )

    class Meta:
        verbose_name = _("weekly hours")
        verbose_name_plural = _("weekly hours")
        constraints = [
            models.CheckConstraint(
                name="bookings_closes_after_it_opens",
                condition=Q(opens__lt=F("closes"), closes__lte=DAY),
                violation_error_message=_("It must close after it opens."),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.weekday} {self.opens}-{self.closes}"


class HoursException(models.Model):
    """Takes the place of the weekday on one date; without hours the place is closed that day.

    Several rows of a date are several openings. The reason is public where the resource's calendar is.
    """

    resource = models.ForeignKey(
        Resource, models.CASCADE, related_name="hours_exceptions"
    )
    day = models.DateField(_("date"))
    opens = models.PositiveSmallIntegerField(_("opens"), null=True, blank=True)
    closes = models.PositiveSmallIntegerField(
        _("closes"), null=True, blank=True, validators=[MaxValueValidator(DAY)]
    )
    reason = TranslatedField(_("reason"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("exception from the hours")
        verbose_name_plural = _("exceptions from the hours")
        constraints = [
            models.CheckConstraint(
                name="bookings_exception_is_closed_or_has_hours",
                condition=Q(opens=None, closes=None)
                | Q(opens__lt=F("closes"), closes__lte=DAY),
                violation_error_message=_("It must close after it opens."),
            )
        ]
        indexes = [
            models.Index(fields=["resource", "day"], name="bookings_exception_day")
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.day}"


class Holiday(models.Model):
    """A day on which whatever keeps holidays is closed."""

    day = models.DateField(
        _("date"), unique=True, help_text=_("One row for each day of each year.")
    )
    name = TranslatedField(
        _("name"), max_length=80, help_text=_("As the calendar of the country has it.")
    )

    class Meta:
        verbose_name = _("holiday")
        verbose_name_plural = _("holidays")

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
