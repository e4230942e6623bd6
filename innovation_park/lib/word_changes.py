"""What changed between two texts, word by word, in scripts with and without blanks between words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# A number with its separators, a Thai letter with the marks that sit on it, a word, blanks, or one sign:
# Thai has no blanks between words.
TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+|[\u0e00-\u0e7f][\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]*|[^\W\u0e00-\u0e7f]+|\s+|[^\w\s]"
)


@dataclass(frozen=True)
class Piece:
    """``kind`` is ``same``, ``removed`` or ``added``."""

    kind: str
    text: str


def word_changes(before: str, after: str) -> list[Piece]:
    """Joining ``same`` and ``removed`` gives ``before``; ``same`` and ``added`` gives ``after``."""
    old, new = TOKEN.findall(before), TOKEN.findall(after)
    pieces = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, start, end, new_start, new_end in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "".join(old[start:end])))
            continue
        if end > start:
            pieces.append(Piece("removed", "".join(old[start:end])))
        if new_end > new_start:
            pieces.append(Piece("added", "".join(new[new_start:new_end])))
    return pieces
