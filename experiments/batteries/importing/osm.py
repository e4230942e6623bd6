"""Recycling places of OpenStreetMap (a sample from Germany): those that say they take batteries."""

from __future__ import annotations

import json
import re
from datetime import date

from ..enums import FactKey, PointKind, PointStatus
from ..opening_hours import NotUnderstood, parse
from .rows import ListError, Listing, Row, decoded, degrees

# The extract has no date; its newest objects are of the beginning of 2014.
AS_OF = date(2014, 1, 1)
MOBILE = re.compile(r"(?:\+49|0049|0)\s*\(?0?\)?\s*1[567]")


def read_osm(raw: bytes) -> Listing:
    """``line`` is the place in the list, from 1."""
    try:
        elements = json.loads(decoded(raw))["recyclingData"]
    except (json.JSONDecodeError, KeyError, TypeError):
        raise ListError(
            "This is no list of recycling places (recyclingData)."
        ) from None
    listing = Listing(read=len(elements))
    others = {"no": 0, "": 0}
    for line, element in enumerate(elements, start=1):
        tags = element.get("keyValues", {})
        said = tags.get("recycling:batteries", "")
        if said != "yes":
            others["no" if said == "no" else ""] += 1
            continue
        key = str(element.get("nodeId", ""))
        try:
            listing.add(_row(listing, line, key, element, tags))
        except ValueError as fault:
            listing.refuse(line, key, str(fault))
    listing.notes = [
        f"{others['no']} places say that they take no batteries, {others['']} do not say: left out."
    ]
    return listing


def _row(listing: Listing, line: int, key: str, element: dict, tags: dict) -> Row:
    if not key.isdigit():
        raise ValueError("it has no number of a node")
    latitude, longitude = degrees(str(element.get("lat")), str(element.get("lon")))
    kind = PointKind.CENTRE if tags.get("recycling_type") == "centre" else PointKind.BOX
    name = tags.get("name") or tags.get("operator") or tags.get("designation")
    if not name:
        name = "Recyclinghof" if kind == PointKind.CENTRE else "Recycling"
        listing.mend(line, key, f"it has no name: called {name}")
    return Row(
        line=line,
        key=key,
        name=name[:160],
        latitude=latitude,
        longitude=longitude,
        address=_address(tags),
        kind=kind,
        zone="Europe/Berlin",
        status=PointStatus.WORKING,
        facts=_facts(listing, line, key, tags),
        seen_on=_seen_on(tags),
    )


def _address(tags: dict) -> str:
    street = f"{tags.get('addr:street', '')} {tags.get('addr:housenumber', '')}"
    town = f"{tags.get('addr:postcode', '')} {tags.get('addr:city', '')}"
    parts = (street.strip() if tags.get("addr:street") else "", town.strip())
    return ", ".join(part for part in parts if part)[:240]


def _facts(listing: Listing, line: int, key: str, tags: dict) -> dict:
    facts = {FactKey.THERE: {"is": True}}
    if text := " ".join(tags.get("opening_hours", "").split()):
        facts[FactKey.OPENING_HOURS] = {"text": text}
        try:
            for what in parse(text).mended:
                listing.mend(line, key, f"opening hours: {what}")
        except NotUnderstood as fault:
            listing.mend(line, key, f"opening hours kept as words: {fault}")
    phone = tags.get("phone") or tags.get("contact:phone") or ""
    if MOBILE.match(phone):
        listing.mend(line, key, "somebody's own mobile number was left out")
    elif phone:
        facts[FactKey.PHONE] = {"text": phone[:30]}
    return facts


def _seen_on(tags: dict) -> date | None:
    """Where a mapper said when they looked."""
    try:
        return date.fromisoformat(tags.get("check_date", ""))
    except ValueError:
        return None
