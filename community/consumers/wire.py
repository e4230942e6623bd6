"""The line to other processes, as long as there is a Redis: doorbells, and how many read. Nothing depends on it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

import structlog
from django.conf import settings

from ..live.doorbell import BELL, channel

if TYPE_CHECKING:
    import redis.asyncio

COUNTS = "presence"
PATIENCE = 0.2  # seconds; who is there is told again soon

log = structlog.get_logger(__name__)


class Wire:
    """``heard_bell`` is called with a topic, or with ``None`` after a time in which bells may have been missed."""

    def __init__(
        self,
        heard_bell: Callable[[int | None], None],
        heard_counts: Callable[[bytes], None],
    ):
        self.heard_bell, self.heard_counts = heard_bell, heard_counts
        self._server: redis.asyncio.Redis | None = None

    async def listen(self) -> None:
        if not settings.REDIS_URL:
            return
        import redis.asyncio  # noqa: PLC0415 - 6 MB where there is none

        while True:
            try:
                await self._listen()
            except (redis.RedisError, OSError) as error:
                log.warning("doorbell_out_of_hearing", reason=type(error).__name__)
            finally:
                self._server = None
            await asyncio.sleep(random.uniform(0.2, 1.0))  # noqa: S311

    async def tell(self, counts: str) -> None:
        if self._server:
            import redis  # noqa: PLC0415

            with suppress(redis.RedisError, OSError, TimeoutError):
                await asyncio.wait_for(
                    self._server.publish(channel(COUNTS), counts), PATIENCE
                )

    async def _listen(self) -> None:
        import redis.asyncio  # noqa: PLC0415

        async with (
            redis.asyncio.Redis.from_url(settings.REDIS_URL) as server,
            server.pubsub(ignore_subscribe_messages=True) as line,
        ):
            await line.subscribe(channel(BELL), channel(COUNTS))
            self._server = server
            self.heard_bell(None)
            async for message in line.listen():
                if message["channel"] == channel(COUNTS).encode():
                    self.heard_counts(message["data"])
                else:
                    self.heard_bell(int(message["data"]))
