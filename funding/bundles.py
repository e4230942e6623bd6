"""What else belongs into the bundle of an application: nested apps name theirs in ``AppConfig.ready``::

    register_part("reviews", lambda application: [("reviews/1.json", {...}), ("contract.pdf", pdf_bytes)])

A part gives pairs of a path inside the application's folder and what lies there: bytes, a stored file, or anything
JSON can say. It is asked once per application, while the bundle is already on its way.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

Part = Callable[[Any], Iterable[tuple[str, Any]]]
_PARTS: dict[str, Part] = {}


def register_part(name: str, part: Part) -> None:
    _PARTS[name] = part


def parts_of(application) -> Iterable[tuple[str, Any]]:
    for name in sorted(_PARTS):
        yield from _PARTS[name](application)
