"""A topic over a WebSocket."""

from __future__ import annotations

import asyncio
import json
import time

import structlog
from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncWebsocketConsumer
from django.db import Error as DatabaseFault

from ..live.frames import Frame
from .asking import wanted_by
from .doorway import doorway
from .hub import hub
from .readers import Close, Reader
from .room import Room

WRITES_FOR = 8.0  # seconds that one sign of writing counts
SAYINGS = {'{"writing":true}': True, '{"writing":false}': False}

log = structlog.get_logger(__name__)


class TopicSocket(AsyncWebsocketConsumer):
    """Reads the log. All a page may say is whether its reader is writing; whatever else it says ends the connection.

    No channel layer is attached (the alias names none): a layer may lose messages, the log does not.
    """

    channel_layer_alias = "none: the log is read, nothing is sent around"
    reader: Reader | None = None

    async def __call__(self, scope, receive, send):
        """One source of messages and no layer, so no tasks to choose between: thousands of readers wait here.

        However it ends, the reader is gone from the room and the doorway.
        """
        self.scope, self.base_send = scope, send
        try:
            while True:
                await self.dispatch(await receive())
        except StopConsumer:
            pass
        finally:
            self._leave()

    async def dispatch(self, message):
        """Without closing old connections to the database first: none is opened here."""
        await getattr(self, message["type"].replace(".", "_"))(message)

    async def websocket_disconnect(self, message):
        raise StopConsumer

    async def connect(self):
        admission = await hub.admit(self.scope, wanted_by(self.scope))
        if isinstance(admission, Close):
            return await self._turn_away(admission)
        self.reader = admission.reader
        self.scope["headers"] = []  # read, and heavy for whoever stays an hour
        await self.accept()
        room = hub.enter(admission)
        self.reader.task = asyncio.create_task(self._pump(room))

    async def receive(self, text_data=None, bytes_data=None):
        if self.reader is None:
            return
        is_writing = SAYINGS.get(text_data)
        if is_writing is None or not self.reader.may_speak(time.monotonic()):
            await self.close(Close.TOO_MANY)
        elif self.reader.person:
            self.reader.writing_until = time.monotonic() + WRITES_FOR * is_writing

    def _leave(self) -> None:
        reader, self.reader = self.reader, None
        if reader:
            doorway.leave(self.scope)
            hub.leave(reader)
            if reader.task:
                reader.task.cancel()

    async def _turn_away(self, why: Close) -> None:
        """Accepted first: a browser is told the reason only by a close frame."""
        await self.accept()
        await self.close(why)

    async def _pump(self, room: Room) -> None:
        reader = self.reader
        try:
            while reader.shut is None:
                if frame := room.take(reader):
                    reader.sending_since = time.monotonic()
                    await self.base_send(frame.message)
                    continue
                reader.sending_since = None
                await self._send_all(await self._read(room), room)
            await self.close(reader.shut)
        except asyncio.CancelledError:
            if reader.shut is None:
                raise
            await self.close(reader.shut)
        except Exception:
            log.exception("forum_socket_failed")
            await self.close(Close.RESTART)

    async def _send_all(self, frames: list[Frame], room: Room) -> None:
        """What came after waiting; nothing is a heartbeat."""
        reader = self.reader
        for frame in frames:
            reader.sending_since = time.monotonic()
            await self.base_send(frame.message)
        if not frames and reader.shut is None:
            reader.sending_since = time.monotonic()
            await self.send(heartbeat(room, reader))

    async def _read(self, room: Room) -> list[Frame]:
        try:
            return await hub.read(room, self.reader)
        except DatabaseFault:
            self.reader.shut = Close.RESTART
            return []


def heartbeat(room: Room, reader: Reader) -> str:
    """Says how far the log has come, so that a silent gap is seen; who else is there; what waits behind the bell."""
    beat = {"head": room.head, "epoch": room.epoch, **room.counts._asdict()}
    if reader.bell is not None:
        beat["bell"] = reader.bell
    return json.dumps(beat)
