"""Readers of one topic by every way there is, and what each of them got."""

import asyncio
import json
import random
import re
import time
from contextlib import suppress
from dataclasses import dataclass, field

from .lines import CUT, Door, Line

MARK = re.compile(r"mark-([0-9a-f]{32})")


@dataclass
class Told:
    """What is known of the posts, whoever learned it: which event showed which."""

    mark_of: dict[int, str] = field(default_factory=dict)
    newest: int = 0
    contradictions: int = 0


@dataclass(eq=False)
class Reader:
    """Comes back whenever the line is cut, to either server, and goes on from the last event it has seen."""

    way: str
    ports: list[int]
    topic: int
    cursor: int
    told: Told
    door: Door = Door()
    cookie: str = ""
    pause: float = 0.0
    has_cursor: bool = True
    got: list[int] = field(default_factory=list)
    arrived: list[float] = field(default_factory=list)
    returns: int = -1

    async def read_on(self) -> None:
        while True:
            self.returns += 1
            if not self.has_cursor and self.returns:
                await asyncio.sleep(1)
                self.cursor = self.told.newest
            with suppress(*CUT, ValueError):
                async with Line(random.choice(self.ports)) as line:  # noqa: S311
                    await getattr(self, f"_by_{self.way}")(line)
            await asyncio.sleep(random.uniform(0.05, 0.4))  # noqa: S311

    async def read_for(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self.read_on(), seconds)

    async def doze(self, awake: float, asleep: float) -> None:
        """Awake for a while, asleep for a while, as a laptop that is shut."""
        while True:
            await self.read_for(awake)
            await asyncio.sleep(asleep)

    async def _by_socket(self, line: Line) -> None:
        status, _headers = await line.say(
            self.door.handshake(self._path("socket"), cookie=self.cookie)
        )
        if status == 101:
            async for text in line.frames():
                self._take(json.loads(text))
                if self.pause:
                    await asyncio.sleep(self.pause)

    async def _by_stream(self, line: Line) -> None:
        status, _headers = await line.say(self._request("stream"))
        if status == 200:
            async for text in line.events():
                content = json.loads(text)
                if isinstance(content, int):  # the reason of the end
                    return
                self._take(content)

    async def _by_events(self, line: Line) -> None:
        while True:
            status, headers = await line.say(self._request("events"))
            answer = json.loads(await line.body(headers))
            if status != 200:
                return
            for content in answer["frames"]:
                self._take(content)

    def waits(self, written: dict[int, float]) -> list[float]:
        """From the moment that stands in each event, shortly before its commit, until it was here."""
        return [
            moment - written[seq]
            for seq, moment in zip(self.got, self.arrived, strict=True)
        ]

    def _path(self, way: str) -> str:
        return f"/live/topics/{self.topic}/{way}?after={self.cursor}&language=en"

    def _request(self, way: str) -> bytes:
        return self.door.request("GET", self._path(way), cookie=self.cookie)

    def _take(self, content: dict) -> None:
        if "seq" not in content:  # a heartbeat
            return
        seq = content["seq"]
        self.got.append(seq)
        self.arrived.append(time.time())
        self.cursor = seq
        self.told.newest = max(self.told.newest, seq)
        if found := MARK.search(content["html"]):
            mark = found[1]
            if self.told.mark_of.setdefault(seq, mark) != mark:
                self.told.contradictions += 1


def faults_of(readers: list[Reader], first: int, head: int) -> dict[str, int]:
    """Counted apart from what the site thinks: every event from ``first`` to ``head``, once each, in their order."""
    wanted = set(range(first, head + 1))
    return {
        "deliveries": sum(len(set(each.got) & wanted) for each in readers),
        "lost": sum(len(wanted - set(each.got)) for each in readers),
        "duplicated": sum(len(each.got) - len(set(each.got)) for each in readers),
        "reordered": sum(
            after < before
            for each in readers
            for before, after in zip(each.got, each.got[1:], strict=False)
        ),
    }
