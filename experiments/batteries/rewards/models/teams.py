from __future__ import annotations

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.batteries.codes import new_code

from ..enums import TeamKind


class Team(models.Model):
    """A building, a school or a street that brings batteries together. Only members read its page."""

    name = models.CharField(
        _("name"), max_length=60, help_text=_("Only members of the team read it.")
    )
    kind = models.CharField(_("what it is"), max_length=8, choices=TeamKind)
    code = models.CharField(max_length=8, unique=True, default=new_code)
    goal_grams = models.PositiveIntegerField(
        _("goal"),
        validators=[MinValueValidator(1_000), MaxValueValidator(10_000_000)],
    )
    until = models.DateField(_("until"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")

    def __str__(self) -> str:
        return f"#{self.pk}"


class TeamMember(models.Model):
    """In one team at a time; what was brought before joining and after leaving does not count for it."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="members")
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="battery_team"
    )
    joined_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("member of a team")
        verbose_name_plural = _("members of teams")

    def __str__(self) -> str:
        return f"#{self.pk}"
