"""The place in a text where one's words were found, with the words marked."""

from __future__ import annotations

import re
from dataclasses import dataclass

AROUND = 90


@dataclass(frozen=True)
class Piece:
    text: str
    is_hit: bool


def any_word_of(query: str) -> re.Pattern:
    return re.compile(
        "|".join(re.escape(word) for word in query.split()) or "$^", re.IGNORECASE
    )


def cut_around(text: str, hit: re.Match | None) -> str:
    """Whole words, an ellipsis on either side where something is left out; the beginning when nothing was hit."""
    start, end = hit.span() if hit else (0, AROUND)
    first, last = max(start - AROUND, 0), min(end + AROUND, len(text))
    if first:
        space = text.find(" ", first, start)
        first = space + 1 if space >= 0 else first
    if last < len(text):
        space = text.rfind(" ", end, last)
        last = space if space >= 0 else last
    return (
        ("… " if first else "") + text[first:last] + (" …" if last < len(text) else "")
    )


def pieces_of(text: str, pattern: re.Pattern) -> list[Piece]:
    pieces, at = [], 0
    for hit in pattern.finditer(text):
        pieces += [Piece(text[at : hit.start()], False), Piece(hit.group(), True)]
        at = hit.end()
    return [piece for piece in [*pieces, Piece(text[at:], False)] if piece.text]
