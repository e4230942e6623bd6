"""How many read a topic and how many are writing in it, here and in other processes: counts without names.

Lossy by contract, and stored nowhere. What gets lost on the way is told again; what is not told again is forgotten.
"""

from __future__ import annotations

import json
import secrets
from typing import NamedTuple

AGAIN = 10.0  # seconds after which a process repeats what it has
STALE = 25.0  # seconds after which one that says nothing counts no more


class Counts(NamedTuple):
    reading: int = 0
    writing: int = 0


NOBODY = Counts()


class Presence:
    """``local`` is what this process has, by topic; the others tell theirs."""

    def __init__(self):
        self.process = secrets.token_hex(8)
        self.local: dict[int, Counts] = {}
        self._others: dict[int, dict[str, tuple[Counts, float]]] = {}
        self._told: dict[int, Counts] = {}
        self._told_at = 0.0

    def of(self, topic: int, now: float) -> Counts:
        here = self.local.get(topic, NOBODY)
        others = [
            counts
            for counts, until in self._others.get(topic, {}).values()
            if until > now
        ]
        return Counts(
            here.reading + sum(each.reading for each in others),
            here.writing + sum(each.writing for each in others),
        )

    def hear(self, message: bytes, now: float) -> None:
        """What another process told. What makes no sense is left aside: nothing depends on it."""
        try:
            told = json.loads(message)
            process, topics = told["process"], told["topics"]
            counts = {
                int(topic): Counts(int(reading), int(writing))
                for topic, (reading, writing) in topics.items()
            }
        except (ValueError, TypeError, KeyError, AttributeError):
            return
        if process != self.process:
            for topic, each in counts.items():
                self._others.setdefault(topic, {})[process] = (each, now + STALE)

    def to_tell(self, now: float) -> str:
        """What others do not know yet, everything now and then; empty when there is nothing."""
        self._forget(now)
        known = {} if now - self._told_at >= AGAIN else self._told
        news = {
            topic: counts
            for topic in self.local.keys() | self._told.keys()
            if known.get(topic) != (counts := self.local.get(topic, NOBODY))
        }
        if not news:
            return ""
        if known is not self._told:
            self._told_at = now
        self._told = dict(self.local)
        return json.dumps({"process": self.process, "topics": news})

    def _forget(self, now: float) -> None:
        for topic, told in list(self._others.items()):
            living = {who: each for who, each in told.items() if each[1] > now}
            if living:
                self._others[topic] = living
            else:
                del self._others[topic]
