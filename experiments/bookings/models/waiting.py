from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from experiments.models import Experiment

from ..opening_hours import Span
from ..wishes import Wish
from .booking import Booking
from .resource import Resource


class WaitingEntry(models.Model):
    """Who would take a time if it became free: first come, first served. An offer is a booking held for longer.

    ``resource`` and ``count`` are the first thing of the wish, ``also`` what goes with it: all of it is offered, or nothing.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="waiting_entries"
    )
    resource = models.ForeignKey(
        Resource, models.CASCADE, related_name="waiting_entries"
    )
    count = models.PositiveSmallIntegerField(default=1)
    starts_at = models.DateTimeField(_("from"))
    ends_at = models.DateTimeField(_("until"))
    title = models.CharField(_("what for"), max_length=120, blank=True)
    people = models.PositiveSmallIntegerField(_("how many people"), default=1)
    experiment = models.ForeignKey(
        Experiment, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField()
    offer = models.OneToOneField(
        Booking, models.SET_NULL, null=True, blank=True, related_name="waited"
    )

    class Meta:
        verbose_name = _("place on a waiting list")
        verbose_name_plural = _("places on waiting lists")
        constraints = [
            models.UniqueConstraint(
                fields=["person", "resource", "starts_at", "ends_at"],
                name="bookings_waits_once",
            ),
            models.CheckConstraint(
                name="bookings_waits_for_a_time",
                condition=Q(ends_at__gt=F("starts_at")),
            ),
        ]
        indexes = [
            models.Index(fields=["resource", "asked_at"], name="bookings_waiting_order")
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.starts_at:%F %H:%M}"

    @property
    def span(self) -> Span:
        return Span(self.starts_at, self.ends_at)

    @property
    def wish(self) -> Wish:
        """``also`` should be loaded."""
        also = tuple((each.resource_id, each.count) for each in self.also.all())
        return Wish(
            ((self.resource_id, self.count), *also),
            self.span,
            title=self.title,
            people=self.people,
            experiment=self.experiment_id,
        )


class WaitingItem(models.Model):
    """What is wanted together with the first thing of a place on a waiting list."""

    entry = models.ForeignKey(WaitingEntry, models.CASCADE, related_name="also")
    resource = models.ForeignKey(Resource, models.CASCADE, related_name="+")
    count = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("thing that is waited for")
        verbose_name_plural = _("things that are waited for")
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "resource"], name="bookings_waits_for_each_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.count}"


class Series(models.Model):
    """The same time again and again: every ``every_weeks`` weeks from ``first_day`` to ``last_day``, on the wall clock."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="booking_series",
    )
    resource = models.ForeignKey(
        Resource, models.CASCADE, null=True, related_name="series"
    )
    title = models.CharField(_("what for"), max_length=120)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))
    every_weeks = models.PositiveSmallIntegerField(_("every … weeks"), default=1)
    opens = models.PositiveSmallIntegerField(help_text="Minutes of the wall clock.")
    closes = models.PositiveSmallIntegerField(help_text="Minutes of the wall clock.")
    client_key = models.UUIDField(unique=True)
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("series of bookings")
        verbose_name_plural = _("series of bookings")

    def __str__(self) -> str:
        return f"#{self.pk} {self.first_day}"


class SeriesDate(models.Model):
    """What became of one date: a booking, or the sentence why not."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="dates")
    day = models.DateField()
    booking = models.OneToOneField(
        Booking, models.SET_NULL, null=True, related_name="series_date"
    )
    refusal = models.CharField(max_length=40, blank=True, help_text="Name of the rule.")

    class Meta:
        verbose_name = _("date of a series")
        verbose_name_plural = _("dates of series")
        constraints = [
            models.UniqueConstraint(
                fields=["series", "day"], name="bookings_series_day_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.day}"
