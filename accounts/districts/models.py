from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.translated import TranslatedField


class District(models.Model):
    """One of Seoul's 25 districts (자치구): where people live and experiments take place."""

    code = models.CharField(
        _("code"),
        max_length=10,
        unique=True,
        help_text=_("Statistics Korea's code of five digits."),
    )
    name = TranslatedField(_("name"), max_length=60)
    latitude = models.FloatField(
        _("latitude"), help_text=_("Of a point inside the district, WGS84.")
    )
    longitude = models.FloatField(_("longitude"))
    boundary = models.JSONField(
        _("boundary"),
        null=True,
        blank=True,
        help_text=_("A GeoJSON polygon; empty until it is imported."),
    )

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")

    def __str__(self) -> str:
        return str(self.name)


class Neighbourhood(models.Model):
    """A dong (동) of a district."""

    district = models.ForeignKey(
        District,
        models.CASCADE,
        related_name="neighbourhoods",
        verbose_name=_("district"),
    )
    code = models.CharField(_("code"), max_length=10, unique=True)
    name = TranslatedField(_("name"), max_length=60)
    boundary = models.JSONField(_("boundary"))

    class Meta:
        verbose_name = _("neighbourhood")
        verbose_name_plural = _("neighbourhoods")

    def __str__(self) -> str:
        return str(self.name)
