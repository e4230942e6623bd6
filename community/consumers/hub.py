"""One per process: looks into the log when the doorbell rings, or each second, and gives what is new to its readers.

Nobody is given anything that was written after they lost the right to it. The database counts, by triggers, every
change to who may read what (:mod:`community.access_count`). The hub reads the count after it has rendered new frames,
and gives them to nobody who was not checked against that count.
"""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import structlog
from django.db import Error as DatabaseFault

from ..live.doorbell import on_ring
from ..live.frames import Frame
from .doorway import doorway
from .looking import Seen, look, page_for
from .pace import pace
from .pulse import Pulse
from .readers import Admission, Close, Reader, Wanted, admit, no_longer_admitted
from .room import Room
from .wire import Wire

SECOND = 1.0
ROUND = 5.0  # seconds between looks at who is slow and who has stayed long
BEAT = 25.0  # seconds between heartbeats: proxies cut what is silent for a minute
CHECK_EVERY = 60.0  # seconds: sessions also end by the clock
STAY = (1800.0, 3600.0)  # seconds until a connection is asked to come back
PATIENCE = 30.0  # seconds that one frame may take to be received

log = structlog.get_logger(__name__)


class Hub:
    def __init__(self):
        self.rooms: dict[int, Room] = {}
        self._tasks: list[asyncio.Task] = []
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="hub")
        self._next_beat = self._next_check = self._next_round = 0.0

    async def admit(self, scope: dict, wanted: Wanted | None) -> Admission | Close:
        """Through the doorway, in one's turn; whoever was let in leaves by :meth:`leave`."""
        if wanted is None:
            return Close.NOT_FOUND
        if not doorway.enter(scope):
            return Close.TOO_MANY
        admission = Close.RESTART
        try:
            if await pace.turn():
                admission = await self.in_thread(admit, scope, wanted)
        except DatabaseFault as fault:
            log.warning("forum_cannot_admit", reason=type(fault).__name__)
        finally:
            if isinstance(admission, Close):
                doorway.leave(scope)
        return admission

    def enter(self, admission: Admission) -> Room:
        """From now on the reader is told of what is new; what it has missed it reads by its cursor."""
        self._start()
        reader = admission.reader
        room = self.rooms.get(reader.topic)
        if room is None:
            room = self.rooms[reader.topic] = Room(
                reader.topic, admission.head, admission.epoch, reader.count
            )
        reader.leaves_at = time.monotonic() + random.uniform(*STAY)  # noqa: S311
        reader.waiting = None
        room.readers.add(reader)
        if admission.head > room.head or reader.count != room.count:
            self._rung.set()
        return room

    def leave(self, reader: Reader) -> None:
        room = self.rooms.get(reader.topic)
        if room is None:
            return
        room.readers.discard(reader)
        if not room.readers:
            del self.rooms[reader.topic]
        if not self.rooms:
            self._end()

    async def read(self, room: Room, reader: Reader) -> list[Frame]:
        """What comes next for this reader, at once or when there is something; nothing: a heartbeat, or it is shut."""
        while reader.shut is None:
            if room.may_give(reader):
                if frames := await self._next(room, reader):
                    reader.cursor = frames[-1].seq
                    return frames
                continue
            if reader.is_owed_a_beat:
                reader.is_owed_a_beat = False
                return []
            reader.waiting = asyncio.get_running_loop().create_future()
            try:
                await reader.waiting
            finally:
                reader.waiting = None
        return []

    async def _next(self, room: Room, reader: Reader) -> list[Frame]:
        if frame := room.after(reader):
            return [frame]
        async with room.turn(reader.audience):
            if not room.may_give(reader):
                return []
            if frame := room.after(reader):
                return [frame]
            return await self._read_for(room, reader)

    async def _read_for(self, room: Room, reader: Reader) -> list[Frame]:
        """From the database; whoever else is behind finds it in the room."""
        head, audience = room.head, reader.audience
        frames, count = await self.in_thread(
            page_for, room.topic, reader.cursor, head, audience
        )
        room.keep(audience, frames, head, count)
        self._rung.set()  # so that the others are checked against that count
        if count > reader.count:
            await self._check([reader], count)
        return [] if reader.shut else frames

    def in_thread(self, ask, *arguments) -> asyncio.Future:
        """What the database answers, while the loop goes on."""
        return asyncio.get_running_loop().run_in_executor(
            self._threads, ask, *arguments
        )

    def _start(self) -> None:
        if self._tasks:
            return
        loop = asyncio.get_running_loop()
        self._rung = asyncio.Event()
        now = time.monotonic()
        self._next_beat, self._next_check = now + BEAT, now + CHECK_EVERY
        self._next_round = now + ROUND
        self._forget_bell = on_ring(self._ringer(loop))
        wire = Wire(self._heard, lambda counts: pulse.heard(counts))
        pulse = Pulse(self.rooms, self.in_thread, wire)
        self._tasks = [
            loop.create_task(each)
            for each in (self._watch(), wire.listen(), pulse.run())
        ]

    def _end(self) -> None:
        self._forget_bell()
        for task in self._tasks:
            task.cancel()
        self._tasks = []

    def _ringer(self, loop):
        def ring(topic: int) -> None:
            """From any thread."""
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(self._heard, topic)

        return ring

    def _heard(self, topic: int | None) -> None:
        """``None``: bells may have been missed."""
        if topic is None or topic in self.rooms:
            self._rung.set()

    async def _watch(self) -> None:
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._rung.wait(), SECOND)
            self._rung.clear()
            try:
                await self._look()
            except (
                DatabaseFault
            ) as fault:  # it comes back; meanwhile nobody is given anything
                log.warning("forum_cannot_look", reason=type(fault).__name__)
                await asyncio.sleep(random.uniform(0.1, 0.4))  # noqa: S311
                self._rung.set()
            except (
                Exception
            ):  # a fault of ours: they come back, and the next look may do better
                log.exception("forum_look_failed")
                self._send_away()
                await asyncio.sleep(SECOND)
            self._keep_time()

    def _send_away(self) -> None:
        for reader in self._everybody():
            self._shut(reader, Close.RESTART)

    async def _look(self) -> None:
        known = {
            topic: (room.head, room.audiences) for topic, room in self.rooms.items()
        }
        seen, count = await self.in_thread(look, known)
        await self._check(
            [reader for reader in self._everybody() if reader.count < count], count
        )
        for topic, now in seen.items():
            if room := self.rooms.get(topic):
                self._show(room, now, count)

    def _show(self, room: Room, now: Seen, count: int) -> None:
        if now.epoch != room.epoch:
            room.epoch = now.epoch
            for reader in room.readers:
                self._shut(reader, Close.CHANGED)
        for audience, frames in now.frames.items():
            room.add(audience, frames)
        room.forget(room.audiences)
        if now.until > room.head:
            room.move_on(now.until, count, now.frames)
        if now.head > room.head:
            self._rung.set()
        room.wake()

    async def _check(self, readers: list[Reader], count: int) -> None:
        """Whoever may not read any more is shown the door; the others have been checked against ``count``."""
        if not readers:
            return
        verdicts = await self.in_thread(no_longer_admitted, readers)
        for reader in readers:
            if reader in verdicts:
                self._shut(reader, verdicts[reader])
            reader.count = max(reader.count, count)

    def _shut(self, reader: Reader, why: Close) -> None:
        reader.shut = reader.shut or why
        reader.wake()

    def _keep_time(self) -> None:
        now = time.monotonic()
        if now >= self._next_check:
            self._next_check = now + CHECK_EVERY
            for reader in self._everybody():
                reader.count = min(reader.count, self.rooms[reader.topic].count - 1)
            self._rung.set()
        if now >= self._next_round:
            self._next_round = now + ROUND
            for reader in self._everybody():
                self._look_after(reader, now)
        if now >= self._next_beat:
            self._next_beat = now + BEAT
            for reader in self._everybody():
                reader.owe_a_beat()

    def _look_after(self, reader: Reader, now: float) -> None:
        if reader.sending_since and reader.sending_since < now - PATIENCE:
            self._shut(reader, Close.TOO_SLOW)
            reader.task.cancel()
        elif reader.leaves_at < now:
            self._shut(reader, Close.RESTART)

    def _everybody(self) -> Iterator[Reader]:
        for room in self.rooms.values():
            yield from room.readers


hub = Hub()
