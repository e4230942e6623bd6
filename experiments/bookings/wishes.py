"""What somebody asks for, before anything is looked up."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC

from .opening_hours import Span


@dataclass(frozen=True)
class Wish:
    """``items`` are (resource id, how many), each resource once; ``span`` is without buffers."""

    items: tuple[tuple[int, int], ...]
    span: Span
    title: str = ""
    people: int = 1
    experiment: int | None = None

    @classmethod
    def for_one(cls, resource, span: Span, **more) -> Wish:
        return cls(((resource.pk, 1),), span, **more)

    @property
    def resources(self) -> list[int]:
        return [resource for resource, _count in self.items]

    @property
    def fingerprint(self) -> str:
        """SHA-256 of its canonical JSON: two wishes are the same when this is."""
        span = [
            moment.astimezone(UTC).isoformat()
            for moment in (self.span.start, self.span.end)
        ]
        told = [sorted(self.items), span, self.title, self.people, self.experiment]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()
