"""The fingerprint of an EPCIS event (CBV 2.0, 8.9): the same for whoever has the same event, whoever keeps it.

Everything that says what happened enters a text in one fixed order; who recorded it when, its identifier and a later
declaration of an error do not. The order of the lists of parties follows the reference implementation.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import lru_cache

from experiments.batteries.digital_link import NotALink, parse

from .vocabulary import WEB, bare

GS1 = "https://id.gs1.org/"
IDENTIFIER = "ni:///sha-256;{}?ver=CBV2.0"
FIELDS = ("eventTime", "eventTimeZoneOffset", "parentID")
LISTS = (
    ("epcList", "epc"),
    ("inputEPCList", "epc"),
    ("childEPCs", "epc"),
    ("quantityList", "quantityElement"),
    ("childQuantityList", "quantityElement"),
    ("inputQuantityList", "quantityElement"),
    ("outputEPCList", "epc"),
    ("outputQuantityList", "quantityElement"),
)
AFTER_LISTS = ("action", "transformationID", "bizStep", "disposition")
PLACES = ("readPoint", "bizLocation")
PARTIES = (
    ("bizTransactionList", "bizTransaction", "BTT", "btt"),
    ("destinationList", "destination", "SDT", "sdt"),
    ("sourceList", "source", "SDT", "sdt"),
)
QUANTITY = ("epcClass", "quantity", "uom")


def event_hash(event: dict, namespaces: dict[str, str]) -> str:
    """``namespaces`` are those of its own fields: ``{"park": "https://..."}`` for ``park:reason``."""
    text = pre_hash(event, namespaces)
    return IDENTIFIER.format(hashlib.sha256(text.encode()).hexdigest())


def pre_hash(event: dict, namespaces: dict[str, str]) -> str:
    return "".join(_parts(event, namespaces))


def _parts(event: dict, namespaces: dict[str, str]) -> Iterator[str]:
    yield f"eventType={event['type']}"
    yield from (_field(name, event[name]) for name in FIELDS if name in event)
    for name, element in LISTS:
        if event.get(name):
            yield name + "".join(sorted(_element(element, x) for x in event[name]))
    yield from (_field(name, event[name]) for name in AFTER_LISTS if name in event)
    yield from (f"{n}id={_value(event[n]['id'])}" for n in PLACES if n in event)
    for name, what, kind, urn in PARTIES:
        if event.get(name):
            pairs = (_party(each, what, kind, urn) for each in event[name])
            yield name + "".join(sorted(pairs))
    yield from sorted(_own_fields(event, namespaces))


def _field(name: str, value) -> str:
    if name == "eventTime":
        return f"{name}={_moment(value)}"
    if name == "bizStep":
        value = f"{WEB}BizStep-{bare(value, 'BizStep', 'bizstep')}"
    if name == "disposition":
        value = f"{WEB}Disp-{bare(value, 'Disp', 'disp')}"
    return f"{name}={_value(value)}"


def _element(name: str, each) -> str:
    if name == "epc":
        return f"epc={_value(each)}"
    told = (f"{key}={_value(each[key])}" for key in QUANTITY if key in each)
    return name + "".join(told)


def _party(each: dict, what: str, kind: str, urn: str) -> str:
    word = f"{WEB}{kind}-{bare(each['type'], kind, urn)}"
    return f"type={word}{what}={_value(each[what])}"


def _own_fields(event: dict, namespaces: dict[str, str]) -> Iterator[str]:
    for name, value in event.items():
        head, colon, word = name.partition(":")
        if colon and head in namespaces:
            yield f"{{{namespaces[head]}}}{word}={_value(value)}"


def _moment(text: str) -> str:
    """In UTC, to the millisecond."""
    moment = datetime.fromisoformat(text).astimezone(UTC)
    return moment.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"


def _value(value) -> str:
    """A number without what is superfluous, a Digital Link of any domain as GS1 writes it, other words as they are."""
    text = str(value).strip()
    if text.startswith(("http://", "https://")):
        return _canonical(text)
    try:
        number = float(text)
    except ValueError:
        return text
    return str(int(number)) if number.is_integer() else str(number)


@lru_cache(maxsize=20_000)
def _canonical(address: str) -> str:
    """The same places and kinds of goods come again and again."""
    try:
        return GS1 + _finest(parse(address))
    except NotALink:
        return address


def _finest(link) -> str:
    """Of a serial number that names its batch too, the serial number alone."""
    pairs = link.pairs
    if len(pairs) > 2:
        pairs = (pairs[0], pairs[-1])
    return "/".join(f"{ai}/{value}" for ai, value in pairs)
