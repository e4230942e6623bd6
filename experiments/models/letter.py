from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .experiment import Experiment
from .participation import Participation


class Letter(models.Model):
    """What an organiser wrote to the participants, kept so that nobody is written to twice."""

    experiment = models.ForeignKey(Experiment, models.CASCADE, related_name="letters")
    subject = models.CharField(_("subject"), max_length=120)
    text = models.TextField(_("text"), max_length=5000)
    to_waiting = models.BooleanField(_("also to the waiting list"), default=False)
    recipients = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    client_key = models.UUIDField(unique=True)

    def __str__(self) -> str:
        return f"#{self.pk}"

    @property
    def is_blank(self) -> bool:
        """Whoever wrote it has left the park and taken their words along."""
        return not self.text


class LetterSent(models.Model):
    """That one was written to about one thing; see :mod:`experiments.actions.telling`."""

    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="letters_sent"
    )
    about = models.CharField(
        max_length=40,
        help_text="For example consent:12, the text of which they were told.",
    )
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "about"],
                name="experiments_written_to_once_about_it",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.about}"
