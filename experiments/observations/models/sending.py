from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from experiments.models import Experiment

from ..enums import ImportStatus, Outcome
from .observation import Observation, private_files


class SensorKey(models.Model):
    """Lets a sensor or script send observations of one form. Of the key only the hash is kept."""

    experiment = models.ForeignKey(
        Experiment, models.CASCADE, related_name="sensor_keys"
    )
    form = models.SlugField(max_length=40)
    name = models.CharField(
        _("name"), max_length=60, help_text=_("For example roof sensor 3.")
    )
    key_sha256 = models.CharField(max_length=64, unique=True)
    beginning = models.CharField(
        max_length=8, help_text="The first characters, to tell keys apart."
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("key of a sensor")
        verbose_name_plural = _("keys of sensors")
        constraints = [
            models.UniqueConstraint(
                fields=["experiment", "name"],
                condition=Q(revoked_at=None),
                name="observations_key_name_once",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.name}"


class ImportRun(models.Model):
    """A file of observations: its mapping, how far it is read, and what became of every row."""

    experiment = models.ForeignKey(
        Experiment, models.CASCADE, related_name="import_runs"
    )
    form = models.SlugField(max_length=40)
    file = models.FileField(upload_to="imports/%Y/%m", storage=private_files)
    file_name = models.CharField(max_length=200)
    file_sha256 = models.CharField(max_length=64)
    encoding = models.CharField(max_length=20, blank=True)
    mapping = models.JSONField(
        default=dict, help_text="See observations.importing.mapping.Mapping."
    )
    status = models.CharField(
        max_length=10, choices=ImportStatus, default=ImportStatus.MAPPING
    )
    fault = models.CharField(max_length=300, blank=True)
    rows_total = models.PositiveIntegerField(default=0)
    rows_read = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    repaired = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    tally = models.JSONField(default=dict, help_text="Rows by the code of a note.")
    read_at = models.DateTimeField(
        null=True, blank=True, help_text="When the last piece was read."
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("file of observations")
        verbose_name_plural = _("files of observations")

    def __str__(self) -> str:
        return f"#{self.pk} {self.status}"

    @property
    def takes_mapping(self) -> bool:
        """Before it is read, and again when another protocol stopped it."""
        was_stopped = self.status == ImportStatus.FAILED and self.fault == "mapping"
        return self.status == ImportStatus.MAPPING or was_stopped


class ImportRow(models.Model):
    """What became of one row that was not simply accepted, and why, as codes with their values."""

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(help_text="In the file; the header is line 1.")
    outcome = models.CharField(max_length=10, choices=Outcome)
    notes = models.JSONField(
        default=list,
        help_text="[[code, {values}], ...]; worded in the reader's language.",
    )
    observation = models.ForeignKey(
        Observation, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("row of a file")
        verbose_name_plural = _("rows of a file")
        constraints = [
            models.UniqueConstraint(
                fields=["run", "line"], name="observations_line_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} line {self.line}"
