"""The doorbell: "topic 17, look". It carries no content, may ring twice or never, and nothing is lost when it does not.

Hubs of this process are rung directly; those of others over Redis, when there is one. Whoever heard nothing looks
every second.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import connection

BELL = "doorbell"

_listeners: set[Callable[[int], None]] = set()
_errands: list[Callable[[int], None]] = []


def channel(name: str) -> str:
    """Of this park's database alone: others may share the Redis, and their topics have the same numbers."""
    return f"park:{connection.settings_dict['NAME']}:{name}"


def on_ring(listener: Callable[[int], None]) -> Callable[[], None]:
    """``listener`` is called from any thread with each topic's number; the answer takes it off again."""
    _listeners.add(listener)
    return lambda: _listeners.discard(listener)


def after_ring(errand: Callable[[int], None]) -> None:
    """``errand`` is called with each topic's number once all readers were told; it may ask the database."""
    _errands.append(errand)


def ring(topic: int) -> None:
    for listener in tuple(_listeners):
        listener(topic)
    _tell_other_processes(topic)
    for errand in _errands:
        errand(topic)


def _tell_other_processes(topic: int) -> None:
    if settings.REDIS_URL:
        from .redis_bell import ring_elsewhere  # noqa: PLC0415 - 6 MB where there is none

        ring_elsewhere(channel(BELL), topic)
