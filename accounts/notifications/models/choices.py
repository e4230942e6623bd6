from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .. import rhythm
from ..enums import Way, Weekday


class Preference(models.Model):
    """How a person wants to hear of one kind. Without a row they hear as the kind suggests."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="preferences"
    )
    kind = models.CharField(max_length=60)
    way = models.CharField(max_length=10, choices=Way)
    is_pushed = models.BooleanField(default=True)

    class Meta:
        verbose_name = _("how somebody is reached")
        verbose_name_plural = _("how people are reached")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], name="notifications_one_way_per_kind"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}: {self.way}"


HOUR = {"validators": [MaxValueValidator(23)]}


class Hours(models.Model):
    """The clock of a person: when letters that gather things go out, and when devices are silent."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="hours"
    )
    zone = models.CharField(_("time zone"), max_length=40, default=settings.TIME_ZONE)
    digest_hour = models.PositiveSmallIntegerField(
        _("hour of gathered letters"), default=8, **HOUR
    )
    digest_weekday = models.PositiveSmallIntegerField(
        _("day of the weekly letter"), choices=Weekday, default=Weekday.MONDAY
    )
    has_quiet = models.BooleanField(_("quiet hours"), default=True)
    quiet_begins = models.PositiveSmallIntegerField(
        _("silent from"), default=22, **HOUR
    )
    quiet_ends = models.PositiveSmallIntegerField(_("silent until"), default=7, **HOUR)

    class Meta:
        verbose_name = _("hours of a person")
        verbose_name_plural = _("hours of people")

    def __str__(self) -> str:
        return f"#{self.pk} {self.zone}"

    def digest_after(self, now, way: Way):
        return rhythm.next_digest(
            now,
            zone=self.zone,
            hour=self.digest_hour,
            weekday=self.digest_weekday if way == Way.WEEKLY else None,
        )

    def push_after(self, now):
        if not self.has_quiet:
            return now
        return rhythm.after_quiet(
            now, zone=self.zone, begins=self.quiet_begins, ends=self.quiet_ends
        )
