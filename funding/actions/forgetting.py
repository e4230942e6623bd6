"""What remains of a person's steps when they leave the park: that somebody took them."""

from __future__ import annotations


def forget_reasons(events, _person) -> None:
    """The name, the words and their nonces go; lines and digests stay as they were written."""
    events.update(actor=None, reason="", nonce="")
