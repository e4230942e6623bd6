"""Each second: who reads and who writes, and what waits behind whose bell. It goes out with the heartbeat.

Whatever fails here is told a second later; the log never waits for it.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress

import structlog
from django.db import Error as DatabaseFault

from .looking import bells_of
from .presence import Counts, Presence
from .readers import Reader
from .room import Room
from .wire import Wire

SECOND = 1.0
AT_ONCE = (
    200  # beats a second in one topic: a full room hears more seldom how full it is
)

log = structlog.get_logger(__name__)


class Pulse:
    """``rooms`` are the hub's, ``ask`` runs a question to the database in a thread."""

    def __init__(self, rooms: dict[int, Room], ask, wire: Wire):
        self.rooms, self.ask, self.wire = rooms, ask, wire
        self.presence = Presence()

    async def run(self) -> None:
        while True:
            await asyncio.sleep(SECOND)
            try:
                await self.tell()
            except Exception:
                log.exception("forum_pulse_failed")

    async def tell(self) -> None:
        now = time.monotonic()
        self._count(now)
        with suppress(DatabaseFault):
            await self._ring()
        if news := self.presence.to_tell(now):
            await self.wire.tell(news)

    def heard(self, message: bytes) -> None:
        self.presence.hear(message, time.monotonic())

    def _count(self, now: float) -> None:
        self.presence.local = {
            topic: counts_of(room, now) for topic, room in self.rooms.items()
        }
        for topic, room in self.rooms.items():
            if now < room.counted_again_at:
                continue
            room.counted_again_at = now + len(room.readers) / AT_ONCE
            room.counts = self.presence.of(topic, now)
            for reader in room.readers:
                if reader.counts != room.counts:
                    reader.counts = room.counts
                    reader.owe_a_beat()

    async def _ring(self) -> None:
        people = {
            reader.person
            for room in self.rooms.values()
            for reader in room.readers
            if reader.person
        }
        if not people:
            return
        waiting = await self.ask(bells_of, people)
        for room in self.rooms.values():
            for reader in room.readers:
                if reader.person and reader.bell != waiting.get(reader.person, 0):
                    reader.bell = waiting.get(reader.person, 0)
                    reader.owe_a_beat()


def counts_of(room: Room, now: float) -> Counts:
    """A person with two windows is one; of visitors nobody knows."""
    writing = {_who(each) for each in room.readers if each.writing_until > now}
    return Counts(len({_who(each) for each in room.readers}), len(writing))


def _who(reader: Reader):
    return reader.person or reader
