"""The study of drop-off points in Haringey, London: each was named in public, most were asked by telephone."""

from __future__ import annotations

import re
from datetime import date

from django.utils.text import slugify

from ..enums import Chemistry, FactKey, PointKind, PointStatus
from .rows import Listing, Row, degrees, table

# The list has no date; one of its notes tells of a shop that is going to close in March 2023.
AS_OF = date(2023, 3, 1)
HEADINGS = (
    "Name",
    "Location",
    "Lat",
    "Long",
    "Address",
    "Post code",
    "Full address",
    "Public/Private",
    "Type",
    "Lithium batteries accepted? ",
    "Confirmed via call",
    "Battery drop off present?",
    "Notes",
)
TYPES = {
    "Grocery": PointKind.SHOP,
    "Library": PointKind.SHOP,
    "General": PointKind.SHOP,
    "Home Goods": PointKind.SHOP,
    "Charity": PointKind.SHOP,
    "Recycling Centre": PointKind.CENTRE,
}
MISSPELT = {"Grovery": "Grocery"}
LITHIUM = [Chemistry.LI_ION.value, Chemistry.LI_PRIMARY.value]
# What a call confirmed was seen or not; what nobody confirmed is only named in a list.
STATUSES = {
    ("Y", "Y"): PointStatus.WORKING,
    ("Y", "N"): PointStatus.GONE,
    ("N", "Y"): PointStatus.UNCONFIRMED,
    ("N", "N"): PointStatus.UNCONFIRMED,
}


def read_haringey(raw: bytes) -> Listing:
    listing = Listing()
    for line, cells in table(raw, HEADINGS):
        listing.read += 1
        if len(cells) != len(HEADINGS):
            listing.refuse(line, cells[0], f"it has {len(cells)} cells, not 13")
            continue
        told = dict(
            zip(HEADINGS, (" ".join(cell.split()) for cell in cells), strict=True)
        )
        key = slugify(f"{told['Name']} {told['Post code']}")
        try:
            listing.add(_row(listing, line, key, told))
        except ValueError as fault:
            listing.refuse(line, key, str(fault))
    return listing


def _row(listing: Listing, line: int, key: str, told: dict) -> Row:
    latitude, longitude = degrees(told["Lat"], told["Long"])
    if told["Location"].replace(" ", "") != f"{told['Lat']},{told['Long']}":
        what = f"Location says {told['Location']}, Lat and Long say {told['Lat']},{told['Long']}: these were taken"
        listing.mend(line, key, what)
    kind = MISSPELT.get(told["Type"], told["Type"])
    if kind != told["Type"]:
        listing.mend(line, key, f"type “{told['Type']}” was read as {kind}")
    if kind not in TYPES:
        listing.mend(line, key, f"type “{kind}” is unknown: taken as a shop")
    answers = (told["Confirmed via call"], told["Battery drop off present?"])
    if answers not in STATUSES:
        raise ValueError(f"“{answers[0]}” and “{answers[1]}” are no answers here")
    status = STATUSES[answers]
    return Row(
        line=line,
        key=key[:120],
        name=told["Name"],
        latitude=latitude,
        longitude=longitude,
        address=_address(told),
        kind=TYPES.get(kind, PointKind.SHOP),
        zone="Europe/London",
        status=status,
        facts=_facts(told, status),
    )


def _address(told: dict) -> str:
    parts = [told["Address"].rstrip(", "), told["Post code"]]
    return re.sub(r"\s+", " ", ", ".join(part for part in parts if part))


def _facts(told: dict, status: PointStatus) -> dict:
    """Without a call there is no fact: a name in a list is not something that was seen."""
    facts = {}
    if status != PointStatus.UNCONFIRMED:
        there = {"is": status == PointStatus.WORKING}
        if told["Notes"]:
            there["note"] = told["Notes"]
        facts[FactKey.THERE] = there
    lithium = told[HEADINGS[9]].lower()
    if lithium in ("yes", "no"):
        word = "takes" if lithium == "yes" else "refuses"
        facts[FactKey.CHEMISTRIES] = {word: LITHIUM}
    return facts
