"""Writers who press "send" over HTTP, again and again with the same key until they are told that it is stored."""

import asyncio
import itertools
import random
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

from .lines import CUT, Door, Line

LETTERS = "abcdefghijklmnoprstuvwyz"
PATIENCE = 10.0  # seconds for an answer
STORED = 302  # the way to the post
FINAL = (STORED, 400, 403, 404, 422, 429)  # asking again would bring nothing
SAID_TWICE = 0.05  # how often somebody presses again although it was stored


@dataclass(frozen=True)
class Person:
    """``secret`` is that of their session, with which forms prove where they come from."""

    cookie: str
    secret: str


@dataclass
class Writers:
    ports: list[int]
    topic: int
    people: list[Person]
    door: Door = Door()
    acknowledged: set[str] = field(default_factory=set)
    answers: Counter = field(default_factory=Counter)
    is_over: bool = False

    @property
    def refused(self) -> int:
        return sum(self.answers[answer] for answer in FINAL if answer != STORED)

    async def write(self, rate: float, hands: int = 8) -> None:
        """About ``rate`` posts a second by ``hands`` at a time, until it is over and the last is acknowledged."""
        turns = itertools.cycle(self.people)
        await asyncio.gather(
            *(
                self._write_on(turns, hands / rate, number / rate)
                for number in range(hands)
            )
        )

    async def _write_on(self, turns, gap: float, first: float) -> None:
        due = time.monotonic() + first
        while not self.is_over:
            await asyncio.sleep(max(due - time.monotonic(), 0))
            due = max(due + gap, time.monotonic())
            await self._until_stored(next(turns), uuid4())

    async def _until_stored(self, person: Person, key) -> None:
        body = f"{words()} mark-{key.hex}"
        fields = {"body": body, "client_key": key, "csrfmiddlewaretoken": person.secret}
        while (answer := await self._send(person, fields)) not in FINAL:
            await asyncio.sleep(random.uniform(0.05, 0.3))  # noqa: S311
        if answer == STORED:
            self.acknowledged.add(key.hex)
            if random.random() < SAID_TWICE:  # noqa: S311
                await self._send(person, fields)

    async def _send(self, person: Person, fields: dict) -> int:
        """The status; 0 when the line was cut and nobody knows."""
        answer = 0
        with suppress(*CUT, ValueError):
            async with asyncio.timeout(PATIENCE):
                answer = await self._answer(person, fields)
        self.answers[answer] += 1
        return answer

    async def _answer(self, person: Person, fields: dict) -> int:
        content = urlencode(fields)
        head = self.door.request(
            "POST",
            f"/en/forums/topics/{self.topic}/reply/",
            cookie=person.cookie,
            more=(
                "Content-Type: application/x-www-form-urlencoded",
                f"Content-Length: {len(content)}",
                "Connection: close",
            ),
        )
        async with Line(random.choice(self.ports)) as line:  # noqa: S311
            status, _headers = await line.say(head + content.encode())
        return status


def words(count: int = 14) -> str:
    """Nobody has ever said it, so that no rule takes it for a repetition."""
    said = [
        "".join(random.choices(LETTERS, k=random.randint(3, 9)))  # noqa: S311
        for _each in range(count)
    ]
    return f"**{said[0]}** {' '.join(said[1:])}"
