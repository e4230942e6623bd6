"""One run: people write and read while servers, Redis and the connections to the database are killed under them."""

import asyncio
import random
import signal
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import psycopg

from .lines import Door
from .reading import Reader, Told, faults_of
from .servers import Bell, Web
from .writing import FINAL, Person, Writers

PATIENCE = 90.0  # seconds for the last posts, and for the last readers: a run ends, whatever became of the site
NAME = "park-measured"  # what our connections to the database call themselves
CUT_CONNECTIONS = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s AND pid <> pg_backend_pid()
"""


@dataclass
class Scene:
    """``database`` takes connections of psycopg; servers call theirs by :data:`NAME` (``PGAPPNAME``)."""

    web: Web
    bell: Bell
    database: str
    topic: int
    head: int
    people: list[Person]
    door: Door = Door()
    told: Told = field(default_factory=Told)
    kills: Counter = field(default_factory=Counter)

    def __post_init__(self):
        self.told.newest = self.head

    def reader(self, way: str, **more) -> Reader:
        return Reader(
            way, self.web.ports, self.topic, self.head, self.told, self.door, **more
        )

    def crowd(self, **ways: int) -> list[Reader]:
        """So many by each way; every fifth is signed in."""
        readers = [
            self.reader(way) for way, count in ways.items() for _each in range(count)
        ]
        for reader, person in zip(readers[::5], self.people, strict=False):
            reader.cookie = person.cookie
        return readers

    async def kill_server(self, number: signal.Signals) -> None:
        port = random.choice(list(self.web.pids))  # noqa: S311
        await asyncio.to_thread(self.web.end, port, number)
        await asyncio.sleep(0.3)
        await asyncio.to_thread(self.web.start, port)

    async def kill_bell(self) -> None:
        await asyncio.to_thread(self.bell.kill)
        await asyncio.sleep(0.5)
        await asyncio.to_thread(self.bell.start)

    async def cut_database(self) -> None:
        async with await psycopg.AsyncConnection.connect(
            self.database, autocommit=True
        ) as connection:
            await connection.execute(CUT_CONNECTIONS, [NAME])

    async def kill_on(self, gap: float) -> None:
        """Every kind in turns, in an order of chance, one about every ``gap`` seconds; one server stands always."""
        kinds: dict[str, Callable] = {
            "server killed": lambda: self.kill_server(signal.SIGKILL),
            "server stopped": lambda: self.kill_server(signal.SIGTERM),
            "Redis": self.kill_bell,
            "database": self.cut_database,
        }
        acting: dict[str, asyncio.Task] = {}
        try:
            while True:
                for kind in random.sample(list(kinds), len(kinds)):
                    await asyncio.sleep(gap * random.uniform(0.7, 1.3))  # noqa: S311
                    what = kind.split()[0]
                    if what not in acting or acting[what].done():
                        acting[what] = asyncio.create_task(kinds[kind]())
                        self.kills[kind] += 1
        finally:
            await asyncio.gather(*acting.values())


@dataclass
class Run:
    """``readers`` must get everything; ``others`` show what becomes of whoever keeps no cursor."""

    scene: Scene
    readers: list[Reader]
    rate: float
    gap: float | None
    others: list[Reader] = field(default_factory=list)
    dozing: Reader | None = None
    slow: Reader | None = None

    async def go(self, seconds: float, enough: Callable[[], bool] = lambda: False):
        """Until ``seconds`` are over or there is ``enough``; then until everybody has what there is."""
        self.writers = Writers(
            self.scene.web.ports,
            self.scene.topic,
            self.scene.people,
            self.scene.door,
        )
        reading = [
            asyncio.create_task(
                each.doze(4, seconds / 3) if each is self.dozing else each.read_on()
            )
            for each in [*self.readers, *self.others]
        ]
        writing = asyncio.create_task(self.writers.write(self.rate))
        await self._kill_meanwhile(seconds, enough)
        self.writers.is_over = True
        async with asyncio.timeout(PATIENCE):
            await writing
        await self._let_all_arrive(reading)

    @property
    def deliveries(self) -> int:
        """So far, whatever they are worth."""
        return sum(len(each.got) for each in self.readers)

    async def _kill_meanwhile(self, seconds: float, enough: Callable[[], bool]):
        began = time.monotonic()
        killing = self.gap and asyncio.create_task(self.scene.kill_on(self.gap))
        while time.monotonic() < began + seconds and not enough():
            await asyncio.sleep(0.2)
            if killing and killing.done():
                killing.result()
        self.seconds = time.monotonic() - began
        if killing:
            killing.cancel()
            with suppress(asyncio.CancelledError):
                await killing  # whatever was killed last stands again

    async def _let_all_arrive(self, reading: list[asyncio.Task]):
        if self.slow:
            self.slow.pause = 0.0
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not all(
            each.cursor >= self.scene.told.newest for each in self.readers
        ):
            await asyncio.sleep(0.2)
        await asyncio.sleep(0.3)  # for what might come once too often
        for task in reading:
            task.cancel()
        await asyncio.gather(*reading, return_exceptions=True)

    def figures(self, stored: dict) -> dict:
        """``stored`` is what :func:`tests.benchmarks.forum.records.stored` says."""
        marks, told = stored["marks"], self.scene.told
        mark_of = {int(seq): mark for seq, mark in stored["mark_of"].items()}
        written = {int(seq): moment for seq, moment in stored["moments"].items()}
        first, head = self.scene.head + 1, stored["head"]
        quick = [each for each in self.readers if each not in (self.slow, self.dozing)]
        return {
            **faults_of(self.readers, first, head),
            "behind": sum(each.cursor < head for each in self.readers),
            "kills": sum(self.scene.kills.values()),
            "stored_twice": sum(times > 1 for times in marks.values()),
            "not_stored": sum(mark not in marks for mark in self.writers.acknowledged),
            "wrong": told.contradictions
            + sum(mark_of.get(seq) != mark for seq, mark in told.mark_of.items()),
            "gaps": stored["gaps"],
            "broken_links": stored["broken_links"],
            "posts": len(self.writers.acknowledged),
            "refused": self.writers.refused,
            "returns": sum(each.returns for each in self.readers),
            "sent_again": sum(
                times
                for answer, times in self.writers.answers.items()
                if answer not in FINAL
            ),
            "control_lost": faults_of(self.others, first, head)["lost"],
            **percentiles([wait for each in quick for wait in each.waits(written)]),
        }


def percentiles(waits: list[float]) -> dict[str, float]:
    """From pressing "send" to the screen."""
    waits = sorted(waits) or [0.0]
    at = {"p50_ms": 0.5, "p99_ms": 0.99, "max_ms": 1.0}
    return {
        name: round(waits[int((len(waits) - 1) * share)] * 1000, 1)
        for name, share in at.items()
    }
