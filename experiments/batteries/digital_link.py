"""GS1 Digital Link URIs (1.2): what a QR code on a box, a bag, a lot or a pack says. Knows no database.

A URI is ``https://<domain>/<stem>/<AI>/<value>[/<AI>/<value>...]``: a primary key of one thing, then its qualifiers.
Ours hang below ``/batteries``. Prefix 952 is set aside by GS1 for demonstrations and examples.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

STEM = "batteries"
# AI: what its value looks like, and which AIs may follow it as qualifiers, in this order (GS1 Digital Link URI syntax, 4.9).
GTIN, BATCH, SERIAL, SSCC, GIAI, GLN, GLN_EXTENSION = (
    "01",
    "10",
    "21",
    "00",
    "8004",
    "414",
    "254",
)
SIGNS = r"[!\"%&'()*+,\-./0-9:;<=>?A-Z_a-z]"  # GS1 AI encodable character set 82
SHAPES = {
    GTIN: re.compile(r"\d{14}"),
    BATCH: re.compile(SIGNS + "{1,20}"),
    SERIAL: re.compile(SIGNS + "{1,20}"),
    SSCC: re.compile(r"\d{18}"),
    GIAI: re.compile(r"\d{4}" + SIGNS + "{1,26}"),
    GLN: re.compile(r"\d{13}"),
    GLN_EXTENSION: re.compile(SIGNS + "{1,20}"),
}
QUALIFIERS = {
    GTIN: (BATCH, SERIAL),
    SSCC: (),
    GIAI: (),
    GLN: (GLN_EXTENSION,),
}
CHECKED = (GTIN, SSCC, GLN)


class NotALink(ValueError):
    """A sentence about what is wrong with the identifier."""


@dataclass(frozen=True)
class Link:
    """``pairs`` begins with the primary key."""

    pairs: tuple[tuple[str, str], ...]

    def __post_init__(self):
        if not self.pairs or self.pairs[0][0] not in QUALIFIERS:
            raise NotALink("It does not begin with a key that is known here.")
        _check_order(self.pairs)
        for ai, value in self.pairs:
            _check_value(ai, value)

    @property
    def key(self) -> str:
        return self.pairs[0][0]

    @property
    def value(self) -> str:
        return self.pairs[0][1]

    @property
    def path(self) -> str:
        """Without a slash at either end: ``8004/9520000ABCDEFGH``."""
        return "/".join(f"{ai}/{quote(value, safe='')}" for ai, value in self.pairs)

    def uri(self, origin: str) -> str:
        """``origin`` is scheme and domain."""
        return f"{origin.rstrip('/')}/{STEM}/{self.path}"


def asset(prefix: str, reference: str) -> Link:
    """A single thing that is kept: a box, a van, a hub (GIAI: company prefix and a reference of ours)."""
    return Link(((GIAI, prefix + reference),))


def lot(prefix: str, item: int, batch: str) -> Link:
    """A lot of one kind of goods (GTIN and batch)."""
    return Link(((GTIN, gtin(prefix, item)), (BATCH, batch)))


def pack(prefix: str, item: int, serial: str) -> Link:
    """One battery pack (GTIN and serial number)."""
    return Link(((GTIN, gtin(prefix, item)), (SERIAL, serial)))


def shipment(prefix: str, serial: int) -> Link:
    """A bag or a pallet that is moved as one (SSCC; extension digit 0)."""
    return Link(((SSCC, _filled("0" + prefix, serial, 17)),))


def gtin(prefix: str, item: int) -> str:
    return _filled("0" + prefix, item, 13)


def parse(text: str) -> Link:
    """Of a whole URI or a path, whatever stands before the first known key; raises :class:`NotALink`."""
    path = re.sub(r"^[a-z]+://[^/]*", "", text.split("?")[0].split("#")[0])
    parts = [unquote(part) for part in path.strip("/").split("/")]
    start = next((i for i, part in enumerate(parts) if part in QUALIFIERS), None)
    if start is None or (len(parts) - start) % 2:
        raise NotALink("This is no GS1 Digital Link.")
    rest = parts[start:]
    return Link(tuple(zip(rest[::2], rest[1::2], strict=True)))


def check_digit(digits: str) -> str:
    """Of all GS1 numbers: threes and ones from the right (GS1 General Specifications, 7.9)."""
    total = sum(
        int(digit) * (3 if place % 2 == 0 else 1)
        for place, digit in enumerate(reversed(digits))
    )
    return str(-total % 10)


def _filled(head: str, number: int, length: int) -> str:
    room = length - len(head)
    digits = str(number).zfill(room)
    if number < 0 or len(digits) > room:
        raise NotALink(f"{number} has no room behind the prefix.")
    return head + digits + check_digit(head + digits)


def _check_order(pairs: tuple[tuple[str, str], ...]) -> None:
    may_follow = iter(QUALIFIERS[pairs[0][0]])
    for ai, _value in pairs[1:]:
        if not any(ai == each for each in may_follow):
            raise NotALink(f"({ai}) cannot stand there.")


def _check_value(ai: str, value: str) -> None:
    if not SHAPES[ai].fullmatch(value):
        raise NotALink(f"“{value}” is no value of ({ai}).")
    if ai in CHECKED and check_digit(value[:-1]) != value[-1]:
        raise NotALink(f"The check digit of {value} is wrong.")
