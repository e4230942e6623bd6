"""Words of the boxes: what goes in, what they are, and what is known of them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.utils.translation import gettext_lazy as _


class Chemistry(models.TextChoices):
    """By which batteries are sorted; ``bit`` is its place in a mask of several."""

    ALKALINE = "alkaline", _("Alkaline")
    ZINC_CARBON = "zinc_carbon", _("Zinc-carbon")
    NIMH = "nimh", _("Rechargeable, nickel-metal hydride (NiMH)")
    NICD = "nicd", _("Rechargeable, nickel-cadmium (NiCd)")
    LI_ION = "li_ion", _("Rechargeable, lithium-ion")
    LI_PRIMARY = "li_primary", _("Lithium, not rechargeable")
    LEAD = "lead", _("Lead-acid")
    BUTTON = "button", _("Button cells")
    UNKNOWN = "unknown", _("Not known")

    @property
    def is_fire_risk(self) -> bool:
        """Cells that can catch fire when they are crushed, bent or short-circuited."""
        return self in (Chemistry.LI_ION, Chemistry.LI_PRIMARY)

    @property
    def bit(self) -> int:
        return 1 << list(Chemistry).index(self)


def mask_of(chemistries: Iterable[Chemistry]) -> int:
    return sum({Chemistry(each).bit for each in chemistries})


def chemistries_in(mask: int) -> list[Chemistry]:
    return [each for each in Chemistry if mask & each.bit]


class PointKind(models.TextChoices):
    BOX = "box", _("Box on the street")
    SHOP = "shop", _("Box in a shop")
    CENTRE = "centre", _("Recycling centre")
    KIOSK = "kiosk", _("Machine that takes batteries")


class PointStatus(models.TextChoices):
    WORKING = "working", _("In use")
    FULL = "full", _("Full")
    DAMAGED = "damaged", _("Damaged")
    GONE = "gone", _("No longer there")
    UNCONFIRMED = "unconfirmed", _("Nobody has confirmed it yet")


class Source(models.TextChoices):
    """Who said so."""

    PARK = "park", _("Innovation Park")
    RESIDENT = "resident", _("A resident on the spot")
    HARINGEY = "haringey", _("Study of drop-off points in Haringey")
    OSM = "osm", _("OpenStreetMap contributors")
    SEOUL_BINS = "seoul-bins", _("Seoul's list of street bins")


class FactKey(models.TextChoices):
    """Kinds of facts about a point; each ages at its own speed."""

    THERE = "there", _("It is there")
    PLACE = "place", _("Where exactly")
    OPENING_HOURS = "opening_hours", _("Opening hours")
    ACCESS = "access", _("Access")
    CHEMISTRIES = "chemistries", _("What it takes")
    CAPACITY = "capacity", _("How much it holds")
    PHONE = "phone", _("Telephone")


class ReportKind(models.TextChoices):
    GONE = "gone", _("It is not here")
    FULL = "full", _("It is full")
    DAMAGED = "damaged", _("It is damaged")
    HOURS = "hours", _("Other opening hours")


class Outcome(models.TextChoices):
    """What became of a report."""

    OPEN = "open", _("Waiting for a check")
    RIGHT = "right", _("The report was right")
    WRONG = "wrong", _("The report was not confirmed")
    MENDED = "mended", _("It was mended")
