"""What every list of points is read into; nothing here knows the database."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field
from datetime import date

from ..enums import PointKind, PointStatus

LARGEST_FILE = 32 * 1024 * 1024
LOST = "\ufffd"  # what a decoder writes for bytes it cannot read


class ListError(ValueError):
    """The file cannot be used at all: a sentence."""


@dataclass(frozen=True)
class Remark:
    """What was mended or refused in one line of the file, and why."""

    line: int
    key: str
    what: str
    is_refusal: bool = False


@dataclass
class Row:
    """One point as a list tells it. ``facts`` by :class:`FactKey`; ``district`` is its Korean name, in Seoul alone."""

    line: int
    key: str
    name: str
    latitude: float
    longitude: float
    address: str = ""
    district: str = ""
    kind: PointKind = PointKind.BOX
    zone: str = "Asia/Seoul"
    status: PointStatus = PointStatus.UNCONFIRMED
    facts: dict[str, dict] = field(default_factory=dict)
    seen_on: date | None = None


@dataclass
class Listing:
    """``notes`` are sentences about the file as a whole; ``read`` counts its rows, whatever became of them."""

    rows: list[Row] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    read: int = 0
    lines: dict[str, int] = field(default_factory=dict)

    def add(self, row: Row) -> None:
        """Refuses a key that stands in an earlier line."""
        line = self.lines.setdefault(row.key, row.line)
        if line == row.line:
            self.rows.append(row)
        else:
            self.refuse(row.line, row.key, f"it stands in line {line} already")

    def mend(self, line: int, key: str, what: str) -> None:
        self.remarks.append(Remark(line, key, what))

    def refuse(self, line: int, key: str, what: str) -> None:
        self.remarks.append(Remark(line, key, what, is_refusal=True))


def decoded(raw: bytes) -> str:
    if len(raw) > LARGEST_FILE:
        raise ListError("The file is larger than 32 MB.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        raise ListError(f"Line {line}: this is not written in UTF-8.") from None
    if "\0" in text:
        raise ListError("The file holds a NUL: it is no list.")
    return text


def table(raw: bytes, headings: tuple[str, ...]) -> list[tuple[int, list[str]]]:
    """(line, cells) of a CSV file behind its headings, empty lines left out."""
    lines = csv.reader(io.StringIO(decoded(raw)))
    try:
        rows = [(lines.line_num, cells) for cells in lines if any(cells)]
    except csv.Error as fault:
        raise ListError(f"Line {lines.line_num}: {fault}.") from None
    if not rows or tuple(rows[0][1]) != headings:
        raise ListError("Line 1: these are not the headings of this list.")
    return rows[1:]


def degrees(latitude: str, longitude: str) -> tuple[float, float]:
    """Raises ``ValueError`` with a sentence where it is no place on earth."""
    try:
        place = float(latitude), float(longitude)
    except ValueError:
        raise ValueError(f"“{latitude}, {longitude}” is no place") from None
    if not (-90 <= place[0] <= 90 and -180 <= place[1] <= 180):
        raise ValueError(f"“{latitude}, {longitude}” is not on earth")
    return place
