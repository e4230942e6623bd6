"""Events of custody as EPCIS 2.0 documents (JSON-LD). Knows no database; masses are whole grams."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings

from experiments.batteries import digital_link
from experiments.batteries.enums import Chemistry

from .enums import Material
from .event_hash import GS1
from .workflow import Act

CONTEXT = "https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"
NAMESPACES = {"park": "https://innovation-park.example/ns/custody/"}
GRAM = "GRM"
# GTINs of kinds of goods: what is collected, and what is won from it.
USED_BATTERIES, MATERIALS, PACKS = 100, 200, 300


@dataclass(frozen=True)
class Saying:
    """How an act is said: type of event, business step, disposition, action."""

    type: str
    step: str
    disposition: str
    action: str = "OBSERVE"


SAYINGS = {
    Act.RECEIVE: Saying("ObjectEvent", "collecting", "in_progress"),
    Act.EMPTY: Saying("AggregationEvent", "loading", "in_transit", "ADD"),
    Act.UNLOAD: Saying("ObjectEvent", "unloading", "in_progress"),
    Act.SORT: Saying(
        "TransformationEvent", "creating_class_instance", "in_progress", ""
    ),
    Act.CLOSE: Saying("ObjectEvent", "packing", "container_closed"),
    Act.SHIP: Saying("ObjectEvent", "shipping", "in_transit"),
    Act.ARRIVE: Saying("ObjectEvent", "receiving", "in_progress"),
    Act.CERTIFY: Saying("TransformationEvent", "destroying", "destroyed", ""),
    Act.LOSE: Saying("ObjectEvent", "stock_taking", "mismatch_quantity", "DELETE"),
    Act.FIND: Saying("ObjectEvent", "stock_taking", "mismatch_quantity", "ADD"),
}


@dataclass(frozen=True)
class Happening:
    """What one event says. ``place`` is where it was recorded; addresses are those of :func:`address`."""

    act: Act
    uuid: UUID
    at: datetime
    recorded_at: datetime
    place: str
    grams: int
    chemistry: str
    offset: str = "+09:00"
    source: str = ""
    destination: str = ""
    lot: str = ""
    bag: str = ""
    certificate: str = ""
    outputs: tuple[tuple[str, int], ...] = ()
    reason: str = ""
    cells: int | None = None


def document_of(it: Happening) -> dict:
    """The event without its ``@context``, which a file says once."""
    saying = SAYINGS[it.act]
    event = {
        "type": saying.type,
        "eventID": f"urn:uuid:{it.uuid}",
        "eventTime": _in_zone(it.at, it.offset),
        "eventTimeZoneOffset": it.offset,
        "recordTime": _moment(it.recorded_at),
        "bizStep": saying.step,
        "disposition": saying.disposition,
        "readPoint": {"id": it.place},
        **_goods(it),
    }
    if saying.action:
        event["action"] = saying.action
    for name, where in (("source", it.source), ("destination", it.destination)):
        if where:
            event[f"{name}List"] = [{"type": "location", name: where}]
    if it.certificate:
        event["bizTransactionList"] = [
            {"type": "cert", "bizTransaction": it.certificate}
        ]
    own = {"reason": it.reason, "cells": it.cells}
    return event | {f"park:{name}": told for name, told in own.items() if told}


def declared_wrong(event: dict, *, at: datetime, why: str) -> dict:
    """The same event with the declaration that it is an error (EPCIS 2.0, 7.4.1.2): identifier and hash stay."""
    told = {"declarationTime": _moment(at), "reason": "incorrect_data"}
    return event | {"errorDeclaration": told | {"park:why": why}}


def file_of(events: Iterable[dict], *, created_at: datetime) -> dict:
    return {
        "@context": [CONTEXT, NAMESPACES],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": _moment(created_at),
        "epcisBody": {"eventList": list(events)},
    }


def address(link: digital_link.Link) -> str:
    """As documents name it: on the domain of GS1, so that they outlive ours."""
    return GS1 + link.path


def used_batteries(chemistry: str, lot: str = "") -> str:
    """The class of goods; of a lot where there is one."""
    item = USED_BATTERIES + list(Chemistry).index(Chemistry(chemistry))
    return _goods_class(item, lot)


def material(name: str) -> str:
    return _goods_class(MATERIALS + list(Material).index(Material(name)), "")


def lot_link(chemistry: str, code: str) -> digital_link.Link:
    item = USED_BATTERIES + list(Chemistry).index(Chemistry(chemistry))
    return digital_link.lot(settings.GS1_COMPANY_PREFIX, item, code)


def _goods_class(item: int, lot: str) -> str:
    prefix = settings.GS1_COMPANY_PREFIX
    if lot:
        return address(digital_link.lot(prefix, item, lot))
    return f"{GS1}01/{digital_link.gtin(prefix, item)}"


def _goods(it: Happening) -> dict:
    goods = [_quantity(used_batteries(it.chemistry, it.lot), it.grams)]
    if it.act == Act.EMPTY:
        return {"parentID": it.bag, "childQuantityList": goods}
    if it.act == Act.SORT:
        mixed = _quantity(used_batteries(Chemistry.UNKNOWN), it.grams)
        return {"inputQuantityList": [mixed], "outputQuantityList": goods}
    if it.act == Act.CERTIFY:
        won = [_quantity(material(name), grams) for name, grams in it.outputs]
        told = {"inputQuantityList": goods, "transformationID": it.certificate}
        return told | ({"outputQuantityList": won} if won else {})
    return {"quantityList": goods}


def _quantity(goods: str, grams: int) -> dict:
    return {"epcClass": goods, "quantity": grams, "uom": GRAM}


def _moment(moment: datetime) -> str:
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.removesuffix("+00:00") + "Z"


def _in_zone(moment: datetime, offset: str) -> str:
    sign = -1 if offset[0] == "-" else 1
    hours, minutes = int(offset[1:3]), int(offset[4:])
    local = moment.astimezone(UTC) + sign * timedelta(hours=hours, minutes=minutes)
    return local.replace(tzinfo=None).isoformat(timespec="milliseconds") + offset
