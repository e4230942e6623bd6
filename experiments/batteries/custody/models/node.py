from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from experiments.batteries import digital_link
from experiments.batteries.codes import new_code
from experiments.batteries.models import BatteryPoint
from innovation_park.lib.translated import TranslatedField

from ..enums import BOUNDLESS, NodeKind
from ..epcis import address


class Node(models.Model):
    """A place that batteries come to and leave. A box has its point's code; of the two boundless places there is one each.

    Kind and code never change: they are in documents and in the chain. Recyclers' ``keepers`` act for them.
    """

    kind = models.CharField(_("kind"), max_length=10, choices=NodeKind)
    code = models.CharField(_("code"), max_length=8, unique=True, default=new_code)
    point = models.OneToOneField(
        BatteryPoint,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="custody_node",
        verbose_name=_("battery point"),
    )
    name = TranslatedField(_("name"), max_length=120, blank=True)
    keepers = models.ManyToManyField(
        settings.AUTH_USER_MODEL,
        blank=True,
        related_name="custody_nodes",
        verbose_name=_("who acts for it"),
    )
    is_active = models.BooleanField(_("in use"), default=True)
    is_demo = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("place of custody")
        verbose_name_plural = _("places of custody")
        permissions = [("work_at_hub", "Can weigh, sort and ship at the hub")]
        constraints = [
            models.UniqueConstraint(
                name="custody_one_of_each_boundless_place",
                fields=["kind"],
                condition=Q(kind__in=BOUNDLESS),
            ),
            models.CheckConstraint(
                name="custody_boxes_are_points",
                condition=Q(kind=NodeKind.BOX, point__isnull=False)
                | (~Q(kind=NodeKind.BOX) & Q(point=None)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.code}"

    @property
    def label(self):
        """What people call it. A box is called what its point is called: select that too."""
        return self.point.name if self.point_id else self.name or self.code

    @property
    def is_boundless(self) -> bool:
        return self.kind in BOUNDLESS

    @property
    def link(self) -> digital_link.Link:
        return digital_link.asset(settings.GS1_COMPANY_PREFIX, self.code)

    @property
    def address(self) -> str:
        """As events name it."""
        return address(self.link)


class Head(models.Model):
    """The end of a place's chain. Whoever adds an event, or moves what is there, holds its lock; places in order of their keys."""

    node = models.OneToOneField(Node, models.CASCADE, primary_key=True)
    seq = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("end of a chain")
        verbose_name_plural = _("ends of chains")

    def __str__(self) -> str:
        return f"#{self.node_id} {self.seq}"
