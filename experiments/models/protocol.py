from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import TranslatedField

from ..enums import FieldKind, FilledBy, HowOften
from .registration import Registration


class ProtocolForm(models.Model):
    """What is filled in at one go: a diary page, a sensor's reading, a row of a list.

    The forms of a registration are its protocol; their fields are its data dictionary.
    """

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="forms")
    position = models.PositiveSmallIntegerField(default=0)
    key = models.SlugField(
        _("key"),
        max_length=40,
        help_text=_("In files and addresses, for example weekly-diary. It stays."),
    )
    name = TranslatedField(_("name"), max_length=90)
    instructions = TranslatedField(
        _("instructions"), max_length=600, multiline=True, blank=True
    )
    filled_by = models.CharField(
        _("filled in by"),
        max_length=12,
        choices=FilledBy,
        default=FilledBy.PARTICIPANTS,
    )
    how_often = models.CharField(
        _("how often"), max_length=10, choices=HowOften, default=HowOften.WEEKLY
    )

    class Meta:
        verbose_name = _("form of a protocol")
        verbose_name_plural = _("forms of a protocol")
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "key"], name="experiments_form_key_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.key}"

    def ordered_fields(self) -> list[ProtocolField]:
        return sorted(self.fields.all(), key=lambda each: (each.position, each.pk))


class ProtocolField(models.Model):
    """One question with the answers that are possible; :mod:`experiments.observations.answers` enforces them."""

    form = models.ForeignKey(ProtocolForm, models.CASCADE, related_name="fields")
    position = models.PositiveSmallIntegerField(default=0)
    key = models.SlugField(
        _("key"),
        max_length=40,
        help_text=_("The column in every file, for example minutes. It stays."),
    )
    label = TranslatedField(_("question"), max_length=200)
    help = TranslatedField(_("hint"), max_length=300, blank=True)
    kind = models.CharField(_("kind of answer"), max_length=12, choices=FieldKind)
    unit = models.CharField(
        _("unit"), max_length=30, blank=True, help_text=_("For example min, km, kWh.")
    )
    minimum = models.FloatField(_("smallest value"), null=True, blank=True)
    maximum = models.FloatField(_("largest value"), null=True, blank=True)
    decimals = models.PositiveSmallIntegerField(
        _("decimals"), default=2, validators=[MaxValueValidator(6)]
    )
    is_required = models.BooleanField(_("required"), default=False)
    choices = models.JSONField(
        _("choices"),
        default=list,
        blank=True,
        help_text=_("Key and words of each choice."),
    )
    purpose = models.SlugField(
        _("consent purpose"),
        blank=True,
        help_text=_(
            "Asked only of those who agreed to this purpose, and gone when they no longer do. Empty: taking part is enough."
        ),
    )

    class Meta:
        verbose_name = _("field of a protocol")
        verbose_name_plural = _("fields of a protocol")
        constraints = [
            models.UniqueConstraint(
                fields=["form", "key"], name="experiments_field_key_once"
            )
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.key}"
