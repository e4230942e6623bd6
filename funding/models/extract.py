from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.private_files import private_files

from .application import Application
from .call import Call


class ExtractKind(models.TextChoices):
    TABLE = "table", _("Table of applications")
    BUNDLE = "bundle", _("Bundle for auditors")


class ExtractStatus(models.TextChoices):
    WAITING = "waiting", _("Waiting for the worker")
    RUNNING = "running", _("Being written")
    DONE = "done", _("Ready")
    FAILED = "failed", _("Stopped")
    SENT = "sent", _("Sent")


class ExtractQuerySet(models.QuerySet):
    def of(self, user) -> ExtractQuerySet:
        return self.filter(person=user)

    def at_work(self) -> ExtractQuerySet:
        return self.filter(status__in=(ExtractStatus.WAITING, ExtractStatus.RUNNING))


class Extract(models.Model):
    """That somebody took data of applications out of the park: which, why, and, of a table, the file itself.

    A table is written in the background: ``rows_done`` of ``rows_total``. Its file is kept for a few days, this row for
    good: the foundation can say who took what along. ``query`` is the question as the address of the table puts it,
    ``chosen`` the keys of what it found, in its order.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="funding_extracts",
    )
    kind = models.CharField(max_length=6, choices=ExtractKind)
    status = models.CharField(
        max_length=7, choices=ExtractStatus, default=ExtractStatus.WAITING
    )
    query = models.CharField(max_length=2000, blank=True)
    chosen = models.JSONField(default=list)
    application = models.ForeignKey(
        Application, models.SET_NULL, null=True, related_name="+"
    )
    call = models.ForeignKey(Call, models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(max_length=1000, blank=True)
    language = models.CharField(max_length=5, default="en")
    rows_total = models.PositiveIntegerField(default=0)
    rows_done = models.PositiveIntegerField(default=0)
    file = models.FileField(upload_to="funding/extracts", storage=private_files)
    made_at = models.DateTimeField()
    looked_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    objects = ExtractQuerySet.as_manager()

    class Meta:
        verbose_name = _("extract")
        verbose_name_plural = _("extracts")
        indexes = [
            models.Index(
                fields=["person", "-made_at"], name="funding_extract_of_person"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.kind}"

    def get_absolute_url(self) -> str:
        return reverse("funding:work-extract", args=[self.pk])

    @property
    def is_at_work(self) -> bool:
        return self.status in (ExtractStatus.WAITING, ExtractStatus.RUNNING)

    @property
    def percent(self) -> int:
        return 100 * self.rows_done // self.rows_total if self.rows_total else 0
