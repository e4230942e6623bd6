"""Words of custody: places, sides of the books, reasons, what is won."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class NodeKind(models.TextChoices):
    """``OUTSIDE`` gives what residents bring, ``LOSS`` takes what is missing and gives what was found: neither has a stock."""

    BOX = "box", _("Box")
    VAN = "van", _("Van")
    HUB = "hub", _("Hub")
    CARRIER = "carrier", _("On the way to the recycler")
    RECYCLER = "recycler", _("Recycler")
    MATERIAL = "material", _("Recovered material")
    LOSS = "loss", _("Stated differences")
    OUTSIDE = "outside", _("Residents")


BOUNDLESS = (NodeKind.LOSS, NodeKind.OUTSIDE)


class Side(models.TextChoices):
    """Which column of the balance of a place a posting moves; the two boundless places have none."""

    IN = "in", _("Came in")
    OUT = "out", _("Passed on")
    LOST = "lost", _("Stated as missing")
    FOUND = "found", _("Stated as found")
    SHIFT = "shift", _("Sorted within the place")


class Reason(models.TextChoices):
    """Why scale and books differ, or what left the chain."""

    SCALE = "scale", _("The scale says something else than the books")
    LATE = "late", _("A drop-off arrived late that had been counted as found")
    FOREIGN = "foreign", _("Not batteries")
    DAMAGED = "damaged", _("Damaged, disposed of as hazardous waste")
    RESIDUE = "residue", _("Residue of recycling")
    STOLEN = "stolen", _("Stolen")
    OTHER = "other", _("Another reason")


class Material(models.TextChoices):
    """What a recycler wins. The order is part of published identifiers: add at the end."""

    ZINC = "zinc", _("Zinc")
    MANGANESE = "manganese", _("Manganese")
    STEEL = "steel", _("Steel")
    NICKEL = "nickel", _("Nickel")
    COBALT = "cobalt", _("Cobalt")
    LITHIUM = "lithium", _("Lithium")
    COPPER = "copper", _("Copper")
    ALUMINIUM = "aluminium", _("Aluminium")
    LEAD = "lead", pgettext_lazy("metal", "Lead")
    CADMIUM = "cadmium", _("Cadmium")
    PLASTIC = "plastic", _("Plastic")
    OTHER = "other", _("Other material")
