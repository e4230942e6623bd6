"""Is this the same text again? Compared without anybody keeping the text.

A text becomes the letters that are left when case, signs, blanks and addresses' tails are gone; of
those, every run of five in a row, hashed; of the hashes the 64 smallest (a bottom-k sketch). The share
of hashes that two sketches have in common estimates how much of the texts is the same (Broder 1997).
Runs of letters need no words, so Korean particles and Thai without blanks are no trouble.
"""

import re
import unicodedata
from hashlib import blake2b
from heapq import nsmallest

RUN = 5
KEPT = 64
TOO_SHORT = 24  # letters: "thank you so much", 감사합니다 may be said again
TAIL = re.compile(r"(https?://[^\s/?#]+)\S*", re.IGNORECASE)
NOT_LETTERS = re.compile(r"[\W_]+")


def fingerprint_of(text: str) -> list[int]:
    """At most 64 numbers, ascending, to be stored with the post; empty when the text is too short to tell."""
    letters = letters_of(text)
    if len(letters) < TOO_SHORT:
        return []
    runs = {letters[start : start + RUN] for start in range(len(letters) - RUN + 1)}
    return nsmallest(KEPT, {_number(run) for run in runs})


def letters_of(text: str) -> str:
    """Of an address its host counts: the same advertisement with other tails is the same."""
    folded = unicodedata.normalize("NFKC", TAIL.sub(r"\1 ", text)).casefold()
    return NOT_LETTERS.sub("", folded)


def _number(run: str) -> int:
    return int.from_bytes(blake2b(run.encode(errors="replace"), digest_size=4).digest())


def likeness(one: list[int], other: list[int]) -> int:
    """In hundredths: 100 for the same, 0 when either is too short to tell."""
    if not one or not other:
        return 0
    union = nsmallest(KEPT, {*one, *other})
    shared = set(one) & set(other)
    return round(100 * sum(number in shared for number in union) / len(union))


def nearest(fingerprint: list[int], earlier: dict[int, list[int]]) -> tuple[int, int]:
    """``(likeness, key)`` of the most like one of ``earlier``; the lowest key among equals, ``(0, 0)`` for none."""
    found = [(likeness(fingerprint, each), -key) for key, each in earlier.items()]
    score, key = max(found, default=(0, 0))
    return (score, -key) if score else (0, 0)
