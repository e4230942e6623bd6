from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from experiments.models import Experiment
from innovation_park.lib.translated import TranslatedField


class SchemeManager(models.Manager):
    def current(self) -> BatteryScheme | None:
        return self.select_related("experiment").last()


class BatteryScheme(models.Model):
    """Which experiment the boxes belong to, and where what is in them goes first: the newest row holds."""

    experiment = models.OneToOneField(
        Experiment,
        models.PROTECT,
        related_name="battery_scheme",
        verbose_name=_("experiment"),
        help_text=_("Whoever brings batteries joins it, and signs its consent."),
    )
    hub_name = TranslatedField(
        _("name of the hub"),
        max_length=120,
        help_text=_("Where what comes from the boxes is weighed and sorted."),
    )
    hub_address = models.CharField(_("address of the hub"), max_length=200)
    hub_latitude = models.FloatField(
        _("latitude of the hub"), help_text=_("Rounds of the van begin and end there.")
    )
    hub_longitude = models.FloatField(_("longitude of the hub"))
    is_demo = models.BooleanField(default=False, editable=False)

    objects = SchemeManager()

    class Meta:
        verbose_name = _("battery scheme")
        verbose_name_plural = _("battery schemes")
        get_latest_by = "pk"
        permissions = [("manage_batteries", "Can manage battery recycling")]

    def __str__(self) -> str:
        return f"#{self.pk}"
