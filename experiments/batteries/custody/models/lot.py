from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from experiments.batteries import digital_link
from experiments.batteries.codes import new_code
from experiments.batteries.enums import Chemistry
from innovation_park.lib.private_files import private_files

from ..enums import Material
from ..epcis import lot_link
from ..workflow import LotState
from .node import Node


class Lot(models.Model):
    """Batteries of one chemistry, sorted at a hub and kept together until a recycler says what became of them.

    Only :mod:`experiments.batteries.custody.actions` writes ``state``. One lot a hub and chemistry is open.
    """

    code = models.CharField(_("code"), max_length=8, unique=True, default=new_code)
    chemistry = models.CharField(_("chemistry"), max_length=12, choices=Chemistry)
    hub = models.ForeignKey(
        Node, models.PROTECT, related_name="lots", verbose_name=_("hub")
    )
    recycler = models.ForeignKey(
        Node,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="lots_taken",
        verbose_name=_("recycler"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=LotState, default=LotState.OPEN
    )
    opened_at = models.DateTimeField(_("opened"), default=timezone.now)
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("lot of batteries")
        verbose_name_plural = _("lots of batteries")
        constraints = [
            models.UniqueConstraint(
                name="custody_one_open_lot_a_chemistry",
                fields=["hub", "chemistry"],
                condition=Q(state=LotState.OPEN),
            ),
            models.CheckConstraint(
                name="custody_shipped_lots_have_a_recycler",
                condition=Q(state__in=(LotState.OPEN, LotState.CLOSED), recycler=None)
                | (
                    ~Q(state__in=(LotState.OPEN, LotState.CLOSED))
                    & Q(recycler__isnull=False)
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.chemistry}"

    @property
    def link(self) -> digital_link.Link:
        return lot_link(self.chemistry, self.code)


class Certificate(models.Model):
    """What a recycler says became of a lot. ``confirmed_grams`` were recycled; what was not won of them is residue."""

    lot = models.OneToOneField(Lot, models.PROTECT, related_name="certificate")
    uuid = models.UUIDField(unique=True, default=uuid4)
    number = models.CharField(_("number of the certificate"), max_length=60)
    confirmed_grams = models.PositiveIntegerField(_("recycled, in grams"))
    document = models.FileField(
        _("certificate"), upload_to="custody/%Y/%m", storage=private_files, blank=True
    )
    document_sha256 = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField(_("recycled on"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
    )

    class Meta:
        verbose_name = _("certificate of recycling")
        verbose_name_plural = _("certificates of recycling")

    def __str__(self) -> str:
        return f"#{self.pk} {self.number}"


class Recovered(models.Model):
    """How much of one material was won from a lot."""

    certificate = models.ForeignKey(
        Certificate, models.CASCADE, related_name="recovered"
    )
    material = models.CharField(_("material"), max_length=10, choices=Material)
    grams = models.PositiveIntegerField(_("grams"))

    class Meta:
        verbose_name = _("recovered material")
        verbose_name_plural = _("recovered materials")
        constraints = [
            models.UniqueConstraint(
                name="custody_material_once_a_certificate",
                fields=["certificate", "material"],
            ),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.material}"
