"""The log of an application as lines that prove each other (:mod:`innovation_park.lib.chained_lines`).

No line holds personal data: a person is a pseudonym, a written reason is ``sealed``. Erasing somebody leaves it whole.
"""

from __future__ import annotations

from datetime import UTC
from typing import Any


def line_of(event) -> dict[str, Any]:
    """What the chain says of an :class:`ApplicationEvent`, stored or about to be; the clock's ``actor`` is empty."""
    return {
        "actor": event.actor_code,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "event": str(event.event),
        "from": str(event.from_status),
        "payload": event.payload,
        "role": str(event.role),
        "sealed": event.sealed,
        "seq": event.seq,
        "to": str(event.to_status),
    }


def exported(event) -> dict[str, Any]:
    """The line with its proof, and with the words that are sealed in it as long as they are kept."""
    line = line_of(event) | {"previous": event.previous, "digest": event.digest}
    words = {"reason": event.reason, "nonce": event.nonce}
    return line | {name: text for name, text in words.items() if text}
