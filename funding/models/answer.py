from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.private_files import private_files

from .application import Application


class Answer(models.Model):
    """What the team wrote to one question; ``version`` rises with each saving, so that two who write are noticed."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="answers", db_index=False
    )
    key = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "key"], name="funding_answer_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.key}"


class Document(models.Model):
    """A file that belongs to the question ``key``; blind reviewers are shown its redacted copy or nothing."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="documents"
    )
    key = models.CharField(max_length=60)
    purpose = models.CharField(max_length=40, blank=True)
    file = models.FileField(upload_to="funding/documents/%Y/%m", storage=private_files)
    name = models.CharField(max_length=160)
    content_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    is_redacted_copy_of = models.ForeignKey(
        "self", models.CASCADE, null=True, related_name="redacted_copies"
    )
    uploaded_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("document of an application")
        verbose_name_plural = _("documents of applications")

    def __str__(self) -> str:
        return f"#{self.pk} {self.key}"


class Submission(models.Model):
    """Everything as it was submitted, as canonical JSON; the database keeps it so. ``digest`` is its SHA-256."""

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="submissions"
    )
    number = models.PositiveSmallIntegerField()
    content = models.TextField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
    grace_used = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "number"], name="funding_submission_number"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.number}"
