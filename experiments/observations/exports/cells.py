"""How one answer is written in a file, whatever the file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from experiments.enums import FieldKind

BATCH = 500


def cell(field, value):
    """For CSV and sheets: numbers stay numbers, days become days, several choices one text."""
    if value is None:
        return None
    if field.kind == FieldKind.DAY:
        return date.fromisoformat(value)
    if field.kind == FieldKind.CHOICES:
        return ";".join(value)
    if field.kind == FieldKind.PLACE:
        return ",".join(str(each) for each in value)
    return value


def plain(value):
    """Booleans as the words that every reader of CSV knows, and days as the world writes them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return value


def json_items(texts: Iterable[str]) -> Iterator[bytes]:
    """The inside of a JSON array, an item a line, in pieces."""
    batch: list[str] = []
    separator = "\n"
    for text in texts:
        batch.append(text)
        if len(batch) == BATCH:
            yield (separator + ",\n".join(batch)).encode()
            batch, separator = [], ",\n"
    if batch:
        yield (separator + ",\n".join(batch)).encode()
    yield b"\n"
