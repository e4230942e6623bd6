"""Where a scanned code of a place, a lot, a bag or a pack leads, and what the page of a box tells of its way."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from experiments.batteries import digital_link
from experiments.batteries.digital_link import Link

from .models import BatteryPack, CustodyEvent, Lot, Node
from .stock import stock_of


def of_place(link: Link) -> str | None:
    """A van, a hub or a recycler; boxes are known to the points."""
    code = link.value.removeprefix(settings.GS1_COMPANY_PREFIX)
    is_known = Node.objects.filter(code=code, point=None).exists()
    return reverse("batteries_custody:place", args=[code]) if is_known else None


def of_lot_or_pack(link: Link) -> str | None:
    told = dict(link.pairs)
    lot, serial = told.get(digital_link.BATCH), told.get(digital_link.SERIAL)
    if lot:
        found = Lot.objects.filter(code=lot).first()
        return _if_same(found, link, "batteries_custody:lot", lot)
    found = BatteryPack.objects.filter(serial=serial).first()
    return _if_same(found, link, "batteries_custody:pack", serial)


def of_bag(link: Link) -> str | None:
    is_known = CustodyEvent.objects.filter(bag=link.value).exists()
    return reverse("batteries_custody:bag", args=[link.value]) if is_known else None


def custody_of(point, user) -> dict | None:
    """What lies in the box by the books, for whoever wants to follow it."""
    has_begun = Node.objects.filter(point=point).exists()
    return {"grams": stock_of(point)} if has_begun else None


def _if_same(found, link: Link, name: str, code: str) -> str | None:
    """The kind of goods must be right too, or it is another thing."""
    is_it = found is not None and found.link == link
    return reverse(name, args=[code]) if is_it else None
