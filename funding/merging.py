"""Two people wrote on one answer at once: what both of them may keep, and where somebody has to choose.

``base`` is what both had before them. A text is merged by whole sentences, so that no sentence comes out that nobody
wrote; a choice of several by what was ticked and unticked; a table by its rows, which carry an ``id``, and their cells.
Where both changed the same thing in different ways :class:`Collides` is raised: then a person chooses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

# A line break, blanks, or a sentence up to the sign that ends it; Thai ends its sentences with a blank.
SENTENCE = re.compile(
    r"\n|[^\S\n]+|(?:[\u0e00-\u0e7f]+|(?:(?![.!?…]+(?:\s|$))[^\n\u0e00-\u0e7f])+[.!?…]*|[.!?…]+)"
)
MOST_PAIRS = 250_000  # of sentences to be compared with each other


class Collides(Exception):
    """Both changed the same thing, each in another way."""


@dataclass(frozen=True)
class Edit:
    """``base[start:end]`` became ``added``."""

    start: int
    end: int
    added: tuple[str, ...]

    def collides_with(self, other: Edit) -> bool:
        """They overlap, or put something in at the same place."""
        overlap = self.start < other.end and other.start < self.end
        return overlap or self.start == self.end == other.start == other.end


def merge(base, mine, theirs):
    """Both changes in one value; raises :class:`Collides`."""
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    values = (base, mine, theirs)
    if all(isinstance(each, str) for each in values):
        return merge_texts(base, mine, theirs)
    if all(isinstance(each, list) for each in values):
        everything = [*base, *mine, *theirs]
        if all(isinstance(each, str) for each in everything):
            return _merge_choices(base, mine, theirs)
        if all(isinstance(each, dict) and each.get("id") for each in everything):
            return _merge_rows(base, mine, theirs)
    raise Collides


def merge_texts(base: str, mine: str, theirs: str) -> str:
    parts = [SENTENCE.findall(text) for text in (base, mine, theirs)]
    own, others = (_edits(parts[0], changed) for changed in parts[1:])
    edits = {
        *_without_loose_blanks(parts[0], own, others),
        *_without_loose_blanks(parts[0], others, own),
    }
    in_order = sorted(_continued(edits), key=lambda edit: (edit.start, edit.end))
    if any(one.collides_with(other) for one, other in pairwise(in_order)):
        raise Collides
    merged, at = [], 0
    for edit in in_order:
        merged += [*parts[0][at : edit.start], *edit.added]
        at = edit.end
    return "".join([*merged, *parts[0][at:]])


def _edits(base: list[str], changed: list[str]) -> list[Edit]:
    head = _common(base, changed)
    tail = _common(base[head:][::-1], changed[head:][::-1])
    old, new = base[head : len(base) - tail], changed[head : len(changed) - tail]
    if len(old) * len(new) > MOST_PAIRS:
        return [Edit(head, head + len(old), tuple(new))]
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Edit(head + start, head + end, tuple(new[begin:stop]))
        for tag, start, end, begin, stop in matcher.get_opcodes()
        if tag != "equal"
    ]


def _without_loose_blanks(
    base: list[str], own: list[Edit], others: list[Edit]
) -> list[Edit]:
    """A blank that one took away stays where the other went on writing behind it."""
    touched = {place for other in others for place in (other.start, other.end)}
    return [
        each
        for each in own
        if each.added
        or "".join(base[each.start : each.end]).strip(" ")
        or not touched & {each.start, each.end}
    ]


def _continued(edits: set[Edit]) -> list[Edit]:
    """Where one wrote the same as the other and went on, that is what both wrote."""
    longest: dict[tuple[int, int], list[Edit]] = {}
    for each in sorted(edits, key=lambda edit: -len("".join(edit.added))):
        there = longest.setdefault((each.start, each.end), [])
        words = "".join(each.added)
        if not words or not any("".join(own.added).startswith(words) for own in there):
            there.append(each)
    return [each for place in longest.values() for each in place]


def _common(one: list[str], other: list[str]) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    differing = (place for place, (left, right) in pairs if left != right)
    return next(differing, min(len(one), len(other)))


def _merge_choices(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    gone = set(base) - set(mine)
    kept = [each for each in theirs if each not in gone]
    return [*kept, *(each for each in mine if each not in {*base, *theirs})]


def _merge_rows(base: list[dict], mine: list[dict], theirs: list[dict]) -> list[dict]:
    before, own, others = (
        {row["id"]: row for row in rows} for rows in (base, mine, theirs)
    )
    merged = []
    for name in dict.fromkeys([*others, *own]):
        row = _merge_row(before.get(name), own.get(name), others.get(name))
        if row is not None:
            merged.append(row)
    return merged


def _merge_row(base: dict | None, mine: dict | None, theirs: dict | None):
    """``None`` for a row that is not there."""
    if mine in (theirs, base):
        return theirs
    if theirs == base:
        return mine
    if base is None or mine is None or theirs is None:
        raise Collides
    cells = {}
    for key in dict.fromkeys([*theirs, *mine]):
        old, own, other = base.get(key), mine.get(key), theirs.get(key)
        if own not in (old, other) and other != old:
            raise Collides
        cells[key] = other if own == old else own
    return cells
