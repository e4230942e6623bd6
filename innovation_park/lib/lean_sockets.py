"""uvicorn's WebSocket protocol for thousands of readers: ``--ws innovation_park.lib.lean_sockets:LeanSockets``.

What opened a socket is forgotten once it stands, and what it waits with is as small as it can be: together that halves
its memory. Frames that were made once for all (:mod:`innovation_park.lib.ready_frames`) go out as they are. Everything else is uvicorn's own.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.websockets.websockets_sansio_impl import (
    WebSocketsSansIOProtocol,
)
from websockets.protocol import OPEN


class Inbox:
    """An ``asyncio.Queue`` for one who waits; the real one keeps four lists ready."""

    __slots__ = ("_messages", "_waiting")

    def __init__(self):
        self._messages: list[dict] = []
        self._waiting: asyncio.Future | None = None

    def put_nowait(self, message: dict) -> None:
        self._messages.append(message)
        if self._waiting and not self._waiting.done():
            self._waiting.set_result(None)

    async def get(self) -> dict:
        while not self._messages:
            self._waiting = asyncio.get_running_loop().create_future()
            await self._waiting
        return self._messages.pop(0)

    def empty(self) -> bool:
        return not self._messages


class Gate:
    """An ``asyncio.Event`` that is almost always open, and keeps nothing meanwhile."""

    __slots__ = ("_opening",)

    def __init__(self):
        self._opening: asyncio.Future | None = None

    def is_set(self) -> bool:
        return self._opening is None

    def set(self) -> None:
        if self._opening and not self._opening.done():
            self._opening.set_result(None)
        self._opening = None

    def clear(self) -> None:
        self._opening = self._opening or asyncio.get_running_loop().create_future()

    async def wait(self) -> None:
        while self._opening:
            await asyncio.shield(self._opening)  # others may wait for the same


class LeanSockets(WebSocketsSansIOProtocol):
    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.queue, self.writable = Inbox(), Gate()

    async def send(self, message):
        wire = message.get("wire")
        if wire is None:
            await super().send(message)
            if message["type"] == "websocket.accept":
                self._forget_opening()
            return
        await self.writable.wait()
        if self._takes_frames():
            self.transport.write(wire)
        else:
            await super().send(message)

    def _takes_frames(self) -> bool:
        """It stands, nobody has begun to close it, and nothing was agreed on that changes frames."""
        return (
            self.handshake_complete
            and not self.close_sent
            and not self.disconnected
            and self.conn.state is OPEN
            and not self.conn.extensions
        )

    def _forget_opening(self) -> None:
        self.request.headers.clear()
        self.response.headers.clear()
