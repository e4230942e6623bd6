"""A text that goes to many sockets, with its frame made once.

A server's frames are not masked and ours are not squeezed, so each socket gets the same bytes. Servers that know
``wire`` (:mod:`innovation_park.lib.lean_sockets`) send it as it is; all others frame the text themselves.
"""

from __future__ import annotations

TEXT = 0x81  # the last, and only, frame of a text


def message_of(text: str) -> dict:
    return {"type": "websocket.send", "text": text, "wire": frame_of(text.encode())}


def frame_of(content: bytes) -> bytes:
    """RFC 6455, section 5.2."""
    size = len(content)
    if size < 126:
        head = bytes((TEXT, size))
    elif size < 1 << 16:
        head = bytes((TEXT, 126)) + size.to_bytes(2)
    else:
        head = bytes((TEXT, 127)) + size.to_bytes(8)
    return head + content
