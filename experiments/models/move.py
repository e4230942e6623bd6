from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import TranslatedField

from ..workflow import Hat, Status
from .experiment import Experiment


class Move(models.Model):
    """One step in the life of an experiment, public for ever: who, when, from where to where, and why."""

    experiment = models.ForeignKey(Experiment, models.CASCADE, related_name="moves")
    source = models.CharField(max_length=20, choices=Status, blank=True)
    target = models.CharField(max_length=20, choices=Status)
    reason = TranslatedField(_("reason"), max_length=400, multiline=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    by_role = models.CharField(
        max_length=40, choices=Hat, help_text="The hat, kept when the person is gone."
    )
    at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("step of an experiment")
        verbose_name_plural = _("steps of an experiment")

    def __str__(self) -> str:
        return f"#{self.pk} {self.source} -> {self.target}"
