from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..models import Event


@dataclass(frozen=True)
class Consumer:
    """``take`` does its part for one event; see :mod:`community.followers`."""

    name: str
    take: Callable[[Event, int], int]


CONSUMERS: dict[str, Consumer] = {}


def register(consumer: Consumer) -> Consumer:
    if CONSUMERS.setdefault(consumer.name, consumer) is not consumer:
        raise ValueError(f"There are two consumers {consumer.name}.")
    return consumer
