"""One topic in the memory of one process: the last frames, rendered once for all who see the same."""

from __future__ import annotations

import asyncio
from collections import OrderedDict, defaultdict
from collections.abc import Iterable

from ..live.frames import Audience, Frame
from .presence import NOBODY
from .readers import Reader

RING = 500  # frames per audience, and as many older ones that somebody came back for

Frames = defaultdict[Audience, OrderedDict[int, Frame]]


class Room:
    """Readers hold a cursor, not a queue: one that is slow costs nothing, and reads on from the database.

    ``head`` is the last event that readers may be given: those who were checked against ``count`` or later.
    """

    def __init__(self, topic: int, head: int, epoch: int, count: int):
        self.topic, self.head, self.epoch, self.count = topic, head, epoch, count
        self.readers: set[Reader] = set()
        self.counts, self.counted_again_at = NOBODY, 0.0
        self._rings: Frames = defaultdict(OrderedDict)
        self._older: Frames = defaultdict(OrderedDict)
        self._turns: defaultdict[Audience, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def audiences(self) -> set[Audience]:
        return {reader.audience for reader in self.readers}

    def may_give(self, reader: Reader) -> bool:
        """There is something new, and nobody has taken the right to it away since the reader was checked."""
        return reader.cursor < self.head and reader.count >= self.count

    def after(self, reader: Reader) -> Frame | None:
        """The next frame for this reader, if it is in memory."""
        for kept in (self._rings, self._older):
            if frame := kept[reader.audience].get(reader.cursor + 1):
                return frame
        return None

    def turn(self, audience: Audience) -> asyncio.Lock:
        """After a restart many are behind at once: one reads from the database, the others then find it here."""
        return self._turns[audience]

    def take(self, reader: Reader) -> Frame | None:
        """The next for this reader, who has it from now on; ``None`` when it is not in memory, or not there yet."""
        if not self.may_give(reader):
            return None
        frame = self.after(reader)
        if frame:
            reader.cursor = frame.seq
        return frame

    def add(self, audience: Audience, frames: list[Frame]) -> None:
        """Frames of a post that is shown anew replace what earlier ones said: nobody is given what was withdrawn."""
        ring, older = self._rings[audience], self._older[audience]
        fresh = {frame.post: frame for frame in frames}
        for kept in (ring, older):
            for seq, frame in kept.items():
                if frame.post in fresh:
                    kept[seq] = frame.showing(fresh[frame.post])
        _keep_last(ring, frames)

    def keep(
        self, audience: Audience, frames: list[Frame], head: int, count: int
    ) -> None:
        """For others who are behind as well: read when the room stood at ``head``, the ``count`` of rights after it.

        What happened to a post meanwhile is taken from the ring; where that does not reach back, nothing is kept.
        """
        ring = self._rings[audience]
        meanwhile = [ring.get(seq) for seq in range(head + 1, self.head + 1)]
        if None in meanwhile:
            return
        fresh = {frame.post: frame for frame in meanwhile}
        older = self._older[audience]
        _keep_last(
            older,
            [
                frame.showing(fresh[frame.post]) if frame.post in fresh else frame
                for frame in frames
            ],
        )
        self.count = max(self.count, count)

    def move_on(self, head: int, count: int, told: Iterable[Audience]) -> None:
        """Up to ``head``. Who came while it was looked is not among the ``told``: what is kept for them is out of date."""
        self.head, self.count = head, max(self.count, count)
        for kept in (self._rings, self._older):
            for audience in set(kept) - set(told):
                del kept[audience]

    def forget(self, audiences: set[Audience]) -> None:
        """What nobody reads any more is not kept up to date, so it is dropped."""
        for kept in (self._rings, self._older, self._turns):
            for audience in set(kept) - audiences:
                del kept[audience]

    def wake(self) -> None:
        for reader in self.readers:
            reader.wake()


def _keep_last(kept: OrderedDict[int, Frame], frames: list[Frame]) -> None:
    kept.update((frame.seq, frame) for frame in frames)
    while len(kept) > RING:
        kept.popitem(last=False)
