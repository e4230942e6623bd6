from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from funding.models import Application


class FeedbackDraft(models.Model):
    """What the foundation is writing for the applicants on one criterion, saved while it is typed.

    It becomes their feedback when the decision is carried out. ``version`` rises with each saving.
    """

    application = models.ForeignKey(
        Application, models.CASCADE, related_name="feedback_drafts", db_index=False
    )
    criterion = models.CharField(max_length=60)
    words = models.TextField(max_length=4000, blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("draft of a feedback")
        verbose_name_plural = _("drafts of feedback")
        constraints = [
            models.UniqueConstraint(
                fields=["application", "criterion"], name="funding_draft_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.criterion}"
