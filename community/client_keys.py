"""The key that goes with a form. It carries when the form was opened, as UUIDs of version 7 do (RFC 9562)."""

from __future__ import annotations

import secrets
import time
from uuid import UUID

VERSION, VARIANT = 0x7 << 76, 0x2 << 62
LONGEST = 30 * 24 * 3600  # seconds; older ones tell nothing


def new_key() -> UUID:
    moment = time.time_ns() // 1_000_000
    chance = secrets.randbits(74)
    high, low = chance >> 62, chance & ((1 << 62) - 1)
    return UUID(int=moment << 80 | VERSION | high << 64 | VARIANT | low)


def seconds_since_opened(key: UUID) -> int | None:
    """``None`` when the key does not tell: made by chance alone, or not by a clock near ours."""
    if key.version != 7:
        return None
    seconds = time.time() - (key.int >> 80) / 1000
    return int(seconds) if 0 <= seconds <= LONGEST else None
