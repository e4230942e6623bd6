"""Codes that are read aloud and typed: no sign that looks like another, no vowel that makes a word."""

from __future__ import annotations

import re
import secrets

ALPHABET = "23456789BCDFGHJKMNPQRTVWXZ"
POINT_CODE = re.compile(f"[{ALPHABET}]{{8}}")


def new_code(signs: int = 8) -> str:
    return "".join(secrets.choice(ALPHABET) for _sign in range(signs))


def as_typed(code: str) -> str:
    """What somebody typed or scanned, as it is kept: capitals, without blanks and hyphens."""
    return re.sub(r"[\s-]", "", code).upper()
