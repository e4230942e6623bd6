from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.districts.models import District
from experiments.models import Experiment, Participation
from innovation_park.lib.private_files import private_files

from ..enums import Source


class ObservationQuerySet(models.QuerySet):
    def within(self, period) -> ObservationQuerySet:
        """Of the days of a :class:`experiments.observations.rhythm.Period`."""
        if period.first:
            self = self.filter(observed_on__gte=period.first)
        return self.filter(observed_on__lte=period.last) if period.last else self


class Observation(models.Model):
    """One filled-in form: who or what, when, and the answers by field key.

    ``values`` holds what :func:`experiments.observations.answers.clean_answers` returned and nothing
    else; only :mod:`experiments.observations.actions` write it. ``client_key`` is made by the
    sender: the same key again is the same observation. Those without ``participation`` are about no person
    (sensors, records); ``unit_key`` then names the thing observed, a station for example.
    """

    experiment = models.ForeignKey(
        Experiment, models.CASCADE, related_name="observations"
    )
    form = models.SlugField(
        max_length=40, db_index=False, help_text="Key of the form of the protocol."
    )
    participation = models.ForeignKey(
        Participation,
        models.CASCADE,
        null=True,
        related_name="observations",
        db_index=False,
    )
    unit_key = models.CharField(max_length=80, blank=True)
    source = models.CharField(max_length=8, choices=Source)
    sender = models.ForeignKey(
        "observations.SensorKey", models.SET_NULL, null=True, related_name="+"
    )
    import_run = models.ForeignKey(
        "observations.ImportRun",
        models.SET_NULL,
        null=True,
        related_name="observations",
    )
    client_key = models.UUIDField()
    observed_at = models.DateTimeField()
    observed_on = models.DateField(help_text="The day in Seoul.")
    received_at = models.DateTimeField()
    district = models.ForeignKey(
        District, models.SET_NULL, null=True, related_name="+", db_index=False
    )
    values = models.JSONField(default=dict)
    is_demo = models.BooleanField(default=False)

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        constraints = [
            models.UniqueConstraint(
                fields=["experiment", "client_key"],
                name="observations_client_key_once",
            )
        ]
        indexes = [
            models.Index(
                fields=["experiment", "form", "observed_on"],
                name="observations_by_day",
            ),
            models.Index(
                fields=["participation", "form", "observed_on"],
                name="observations_by_person",
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.form}"


class ObservationPhoto(models.Model):
    """The re-encoded picture of one photo field: no metadata, no place. Never published."""

    observation = models.ForeignKey(Observation, models.CASCADE, related_name="photos")
    field = models.SlugField(max_length=40)
    picture = models.ImageField(upload_to="observations/%Y/%m", storage=private_files)

    class Meta:
        verbose_name = _("photo of an observation")
        verbose_name_plural = _("photos of observations")
        constraints = [
            models.UniqueConstraint(
                fields=["observation", "field"], name="observations_photo_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.field}"


class Correction(models.Model):
    """One answer that was changed afterwards: the old value and the reason stay."""

    observation = models.ForeignKey(
        Observation, models.CASCADE, related_name="corrections"
    )
    field = models.SlugField(max_length=40)
    old = models.JSONField(null=True)
    new = models.JSONField(null=True)
    reason = models.CharField(_("reason"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self) -> str:
        return f"#{self.pk} {self.field}"
