"""The Core Business Vocabulary 2.0 (GS1), as far as an event of custody may use it.

The JSON Schema of EPCIS lets any word pass that could be an address, ``"bizStep": "nonsense"`` too: what a document says
is checked here. Words may be bare, as in JSON-LD, or one of the two addresses that the standard gives each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from experiments.batteries.digital_link import NotALink, parse

WEB = "https://ref.gs1.org/cbv/"
BIZ_STEPS = frozenset(
    [
        "accepting",
        "arriving",
        "assembling",
        "collecting",
        "commissioning",
        "consigning",
        "creating_class_instance",
        "cycle_counting",
        "decommissioning",
        "departing",
        "destroying",
        "disassembling",
        "dispensing",
        "encoding",
        "entering_exiting",
        "holding",
        "inspecting",
        "installing",
        "killing",
        "loading",
        "other",
        "packing",
        "picking",
        "receiving",
        "removing",
        "repackaging",
        "repairing",
        "replacing",
        "reserving",
        "retail_selling",
        "sampling",
        "sensor_reporting",
        "shipping",
        "staging_outbound",
        "stock_taking",
        "stocking",
        "storing",
        "transporting",
        "unloading",
        "unpacking",
        "void_shipping",
    ]
)
DISPOSITIONS = frozenset(
    [
        "active",
        "available",
        "completeness_inferred",
        "completeness_verified",
        "conformant",
        "container_closed",
        "container_open",
        "damaged",
        "destroyed",
        "dispensed",
        "disposed",
        "encoded",
        "expired",
        "in_progress",
        "in_transit",
        "inactive",
        "mismatch_class",
        "mismatch_instance",
        "mismatch_quantity",
        "needs_replacement",
        "no_pedigree_match",
        "non_conformant",
        "non_sellable_other",
        "partially_dispensed",
        "recalled",
        "reserved",
        "retail_sold",
        "returned",
        "sellable_accessible",
        "sellable_not_accessible",
        "stolen",
        "unavailable",
        "unknown",
    ]
)
SOURCE_DESTINATION_TYPES = frozenset({"location", "owning_party", "possessing_party"})
TRANSACTION_TYPES = frozenset(
    [
        "bol",
        "cert",
        "desadv",
        "inv",
        "pedigree",
        "po",
        "poc",
        "prodorder",
        "recadv",
        "rma",
        "testprd",
        "testres",
        "upevt",
    ]
)
ERROR_REASONS = frozenset({"did_not_occur", "incorrect_data"})
# UN/ECE Recommendation 20; masses only, for that is what the books hold.
UNITS = frozenset({"GRM", "KGM", "TNE"})
ACTIONS = frozenset({"ADD", "OBSERVE", "DELETE"})
# Which lists tell what an event of this type is about, and whether it says what it does to them.
TYPES = {
    "ObjectEvent": ({"epcList", "quantityList"}, True),
    "AggregationEvent": ({"childEPCs", "childQuantityList"}, True),
    "TransformationEvent": ({"inputQuantityList", "outputQuantityList"}, False),
}
OFFSET = re.compile(r"[+-](?:(?:0\d|1[0-3]):[0-5]\d|14:00)")
QUANTITIES = ("quantityList", "childQuantityList") + (
    "inputQuantityList",
    "outputQuantityList",
)


def bare(word: str, kind: str, urn: str) -> str:
    """``BizStep-loading`` and ``urn:epcglobal:cbv:bizstep:loading`` are both ``loading``."""
    for head in (f"{WEB}{kind}-", f"urn:epcglobal:cbv:{urn}:"):
        if word.startswith(head):
            return word[len(head) :]
    return word


def faults_of(event: dict) -> list[str]:
    """Sentences; none for an event that the vocabulary knows every word of."""
    return [
        *_type_faults(event),
        *_word_faults(event),
        *_time_faults(event),
        *_place_faults(event),
        *_quantity_faults(event),
    ]


def _type_faults(event: dict) -> Iterator[str]:
    if event.get("type") not in TYPES:
        yield f"“{event.get('type')}” is no type of event that is used here."
        return
    about, says_action = TYPES[event["type"]]
    if not any(event.get(name) for name in about):
        yield "It is about nothing."
    if says_action and event.get("action") not in ACTIONS:
        yield f"“{event.get('action')}” is no action."
    if not says_action and "action" in event:
        yield "A transformation has no action."


def _word_faults(event: dict) -> Iterator[str]:
    for name, kind, urn, words in (
        ("bizStep", "BizStep", "bizstep", BIZ_STEPS),
        ("disposition", "Disp", "disp", DISPOSITIONS),
    ):
        word = event.get(name, "")
        if bare(str(word), kind, urn) not in words:
            yield f"“{word}” is no {name} of the vocabulary."
    for each in event.get("bizTransactionList", []):
        word = each.get("type", "")
        if bare(word, "BTT", "btt") not in TRANSACTION_TYPES:
            yield f"“{word}” is no type of business transaction."
    reason = event.get("errorDeclaration", {}).get("reason", "incorrect_data")
    if bare(reason, "ER", "er") not in ERROR_REASONS:
        yield f"“{reason}” is no reason of an error declaration."


def _time_faults(event: dict) -> Iterator[str]:
    for name in ("eventTime", "recordTime"):
        moment = event.get(name)
        if moment is None and name == "recordTime":
            continue
        try:
            is_zoned = datetime.fromisoformat(str(moment)).tzinfo is not None
        except ValueError:
            is_zoned = False
        if not is_zoned:
            yield f"{name} “{moment}” is no moment with its offset."
    if not OFFSET.fullmatch(str(event.get("eventTimeZoneOffset"))):
        yield f"“{event.get('eventTimeZoneOffset')}” is no offset of a time zone."
    try:
        UUID(str(event.get("eventID", "")).removeprefix("urn:uuid:"))
    except ValueError:
        yield f"“{event.get('eventID')}” is no identifier of an event."


def _place_faults(event: dict) -> Iterator[str]:
    for name in ("source", "destination"):
        for each in event.get(f"{name}List", []):
            word = each.get("type", "")
            if bare(word, "SDT", "sdt") not in SOURCE_DESTINATION_TYPES:
                yield f"“{word}” is no type of {name}."
            yield from _link_faults(each.get(name))
    for name in ("readPoint", "bizLocation"):
        if name in event:
            yield from _link_faults(event[name].get("id"))
    if "parentID" in event:
        yield from _link_faults(event["parentID"])


def _quantity_faults(event: dict) -> Iterator[str]:
    for name in QUANTITIES:
        for each in event.get(name, []):
            yield from _link_faults(each.get("epcClass"))
            quantity = each.get("quantity")
            if isinstance(quantity, bool) or not isinstance(quantity, int | float):
                yield f"“{quantity}” is no quantity."
            elif not quantity >= 0:
                yield f"A quantity of {quantity} cannot be."
            if each.get("uom") not in UNITS:
                yield f"“{each.get('uom')}” is no unit of mass."
    for name in ("epcList", "childEPCs"):
        for each in event.get(name, []):
            yield from _link_faults(each)


def _link_faults(address) -> Iterator[str]:
    try:
        parse(str(address))
    except NotALink as fault:
        yield str(fault)
