"""The chain of a place: each event is a line that proves the one before (:mod:`innovation_park.lib.chained_lines`).

A line holds the EPCIS event, its hash, and the grams it moved by place, lot and column. No person is in it.
"""

from __future__ import annotations

from typing import Any

from innovation_park.lib.chained_lines import digest_of

FORMAT = "innovation-park-custody/1"
Moved = list[tuple[str, str, str, int]]


def line_of(seq: int, document: dict, event_hash: str, moved: Moved) -> dict[str, Any]:
    """``moved``: place, lot or nothing, column or nothing, grams; the order is fixed here."""
    return {
        "seq": seq,
        "document": document,
        "hash": event_hash,
        "moved": sorted(map(list, moved)),
    }


def next_digest(before: str, line: dict[str, Any]) -> str:
    return digest_of(before, line)
