"""Lines that prove each other: whoever has the file sees what is changed, missing or moved.

A line is canonical JSON (sorted keys, no spaces, UTF-8). Its digest is ``sha256(digest before + line)`` in hex; before
the first line stands the empty text. A text that may have to be erased enters as ``seal``, the hash of its nonce and
itself: with the nonce gone, what is left says nothing.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from typing import Any


def canonical(line: Any) -> bytes:
    return json.dumps(
        line, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    ).encode()


def digest_of(before: str, line: dict[str, Any]) -> str:
    return hashlib.sha256(before.encode() + canonical(line)).hexdigest()


def seal(text: str, nonce: str) -> str:
    return hmac.new(nonce.encode(), text.encode(), hashlib.sha256).hexdigest()


def pseudonym(person: int, salt: str) -> str:
    """Of a person within what has this salt: it says nothing about them, and differs from salt to salt."""
    return hmac.new(salt.encode(), str(person).encode(), hashlib.sha256).hexdigest()[
        :16
    ]
