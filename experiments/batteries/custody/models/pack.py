from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from experiments.batteries import digital_link
from innovation_park.lib.translated import TranslatedField

from ..epcis import PACKS


class BatteryPack(models.Model):
    """A battery pack that the park itself runs, in a cargo bicycle or a storage cabinet, with its passport.

    ``facts`` are read by :mod:`experiments.batteries.custody.passports`, whose documents follow the four submodels of the
    battery pass.
    """

    serial = models.CharField(_("serial number"), max_length=20, unique=True)
    name = TranslatedField(_("name"), max_length=120)
    facts = models.JSONField(_("facts"))
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("battery pack of the park")
        verbose_name_plural = _("battery packs of the park")

    def __str__(self) -> str:
        return self.serial

    @property
    def link(self) -> digital_link.Link:
        return digital_link.pack(settings.GS1_COMPANY_PREFIX, PACKS, self.serial)
