from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import TranslatedField

from .experiment import Experiment


class ConsentVersion(models.Model):
    """What participants sign. Frozen when published; a change is a new version, signed again."""

    experiment = models.ForeignKey(Experiment, models.CASCADE, related_name="consent_versions")
    number = models.PositiveIntegerField(_("version"))
    introduction = TranslatedField(_("introduction"), max_length=3000, multiline=True, help_text=_("Who asks, what for, which data, for how long, and that refusing is a right."))
    retention = TranslatedField(_("how long data is kept"), max_length=400, multiline=True)
    published_at = models.DateTimeField(_("published at"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, editable=False, related_name="+")

    class Meta:
        verbose_name = _("consent text")
        verbose_name_plural = _("consent texts")
        constraints = [models.UniqueConstraint(fields=["experiment", "number"], name="experiments_consent_number_once")]

    def __str__(self) -> str:
        return f"#{self.pk} v{self.number}"


class ConsentPurpose(models.Model):
    """One thing that data would be used for, agreed to or refused by itself."""

    version = models.ForeignKey(ConsentVersion, models.CASCADE, related_name="purposes")
    position = models.PositiveSmallIntegerField(default=0)
    key = models.SlugField(_("key"), help_text=_("Stays the same across versions, for example photos."))
    text = TranslatedField(_("purpose"), max_length=400, multiline=True)
    consequence = TranslatedField(_("if you refuse"), max_length=300, multiline=True)
    is_required = models.BooleanField(_("required"), default=False, help_text=_("Without it one cannot take part. Ask for as little as possible."))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="experiments_purpose_key_once")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.key}"


class ConsentSignature(models.Model):
    """The proof: who agreed to exactly which text, when, and how they had signed in. Append-only."""

    participation = models.ForeignKey("experiments.Participation", models.CASCADE, related_name="signatures")
    version = models.ForeignKey(ConsentVersion, models.PROTECT, related_name="signatures")
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    text_sha256 = models.CharField(max_length=64)
    signed_in_by = models.CharField(max_length=60, help_text="For example password+mfa: the methods of the session.")
    signed_at = models.DateTimeField()
    guardian_name = models.CharField(max_length=80, blank=True)
    guardian_email = models.EmailField(blank=True)
    guardian_confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="experiments_guardian_confirms_by_name",
                condition=Q(guardian_confirmed_at=None) | ~Q(guardian_name=""),
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} of participation #{self.participation_id}"


class ConsentDecision(models.Model):
    """Yes or no to one purpose, within one signature."""

    signature = models.ForeignKey(ConsentSignature, models.CASCADE, related_name="decisions")
    purpose = models.ForeignKey(ConsentPurpose, models.PROTECT, related_name="decisions")
    is_granted = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["signature", "purpose"], name="experiments_one_decision_per_purpose")]

    def __str__(self) -> str:
        return f"#{self.pk} {self.is_granted}"
