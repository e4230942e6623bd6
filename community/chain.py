"""The log of a topic as lines that prove each other (:mod:`innovation_park.lib.chained_lines`).

A text enters the chain as ``sealed``; ``voice`` is the pseudonym of a person in one topic.
"""

from __future__ import annotations

import hashlib
import hmac
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from innovation_park.lib.chained_lines import (
    canonical,
    digest_of,
    seal,
)
from innovation_park.lib.chained_lines import (
    pseudonym as voice_of,
)

__all__ = [
    "canonical",
    "client_key_of",
    "digest_of",
    "line_of",
    "seal",
    "title_nonce",
    "voice_of",
]


def line_of(
    *,
    seq: int,
    kind: str,
    post: int | None,
    voice: str,
    payload: dict[str, Any],
    sealed: str,
    at: datetime,
) -> dict[str, Any]:
    """What the chain says of one event; ``post`` is the post's number in the topic."""
    return {
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "kind": kind,
        "payload": payload,
        "post": post,
        "sealed": sealed,
        "seq": seq,
        "voice": voice,
    }


def title_nonce(salt: str, seq: int) -> str:
    """With what the title that event ``seq`` brought is sealed."""
    return hmac.new(salt.encode(), f"title {seq}".encode(), hashlib.sha256).hexdigest()[
        :32
    ]


def client_key_of(digest: str) -> UUID:
    """Of what came by an event of this digest: the same wherever, and however often, it is brought."""
    return UUID(digest[:32])
