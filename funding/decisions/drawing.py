"""Draws that nobody can steer and anybody can repeat.

Before anybody knows who will be in the draw, the SHA-256 of a secret seed is published: the commitment. After the draw
the seed itself is published. Whoever is in the draw stands in the order of the SHA-256 of ``seed:code``. The seed cannot be
another one than was promised, and nothing is left to choose. :func:`recipe_for` writes a program of a few lines with which
a stranger repeats a draw on any Python.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable

RECIPE = """\
import hashlib

def sha256(text):
    return hashlib.sha256(text.encode()).hexdigest()

promised = "{commitment}"
seed = "{seed}"
codes = \"\"\"
{codes}
\"\"\".split()

assert sha256(seed) == promised, "this is not the seed that was promised"
for place, code in enumerate(sorted(codes, key=lambda code: sha256(seed + ":" + code)), 1):
    print(place, code)
"""


def new_seed() -> str:
    """256 bits, in letters and digits."""
    return secrets.token_hex(32)


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def commitment_of(seed: str) -> str:
    return sha256_of(seed)


def is_promised(seed: str, commitment: str) -> bool:
    return secrets.compare_digest(commitment_of(seed), commitment)


def lot_of(seed: str, code: str) -> str:
    return sha256_of(f"{seed}:{code}")


def order_of(seed: str, codes: Iterable[str]) -> list[str]:
    """The smallest lot first. Each code is in the draw once, in whatever order they come."""
    return sorted(set(codes), key=lambda code: lot_of(seed, code))


def recipe_for(*, seed: str, commitment: str, codes: Iterable[str]) -> str:
    """Python that prints the order; codes are written as the park makes them, so nothing in them can be a command."""
    written = sorted(set(codes))
    if not all(each.replace("-", "").isalnum() and each.isascii() for each in written):
        raise ValueError("A code of letters, digits and hyphens is needed.")
    return RECIPE.format(commitment=commitment, seed=seed, codes="\n".join(written))
