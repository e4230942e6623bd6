from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from experiments.models import ConsentSignature, Participation, Registration
from experiments.workflow import ParticipationStatus


class Draft(models.Model):
    """What a participant has filled in so far. It becomes the observation with the same ``client_key``."""

    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="drafts"
    )
    form = models.SlugField(max_length=40)
    client_key = models.UUIDField(unique=True)
    answers = models.JSONField(default=dict, help_text="As typed, not yet checked.")
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("draft of an observation")
        verbose_name_plural = _("drafts of observations")
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "form"], name="observations_one_draft"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.form}"


class Reminder(models.Model):
    """A participant's wish to be reminded of a form when it is due. Nobody is reminded without one."""

    participation = models.ForeignKey(
        Participation, models.CASCADE, related_name="reminders"
    )
    form = models.SlugField(max_length=40)
    hour = models.PositiveSmallIntegerField(
        _("hour of the day"), default=18, help_text=_("In Seoul, 0 to 23.")
    )
    handled_on = models.DateField(
        null=True,
        help_text="The day on which it was last sent, or found not to be needed.",
    )

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        constraints = [
            models.UniqueConstraint(
                fields=["participation", "form"], name="observations_one_reminder"
            ),
            models.CheckConstraint(
                name="observations_hour_of_a_day", condition=Q(hour__lt=24)
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.form}"


class ConsentApplied(models.Model):
    """Up to which signature and which protocol the answers of a participation were freed of what is refused."""

    participation = models.OneToOneField(
        Participation, models.CASCADE, related_name="consent_applied"
    )
    signature = models.ForeignKey(
        ConsentSignature, models.CASCADE, null=True, related_name="+"
    )
    registration = models.ForeignKey(
        Registration, models.CASCADE, null=True, related_name="+"
    )
    status = models.CharField(max_length=20, choices=ParticipationStatus)

    class Meta:
        verbose_name = _("consent applied to answers")
        verbose_name_plural = _("consents applied to answers")

    def __str__(self) -> str:
        return f"#{self.pk} of participation #{self.participation_id}"
