"""A topic over plain HTTP: as server-sent events, or one answer at a time for whom even that does not reach."""

from __future__ import annotations

import asyncio
import json
import time
from contextlib import suppress
from http import HTTPStatus
from urllib.parse import parse_qs

from django.db import Error as DatabaseFault

from ..live.frames import Frame
from .asking import wanted_by
from .doorway import doorway
from .hub import hub
from .readers import Admission, Close, Reader
from .room import Room
from .socket import heartbeat

LONGEST_WAIT = 25.0  # seconds of a long poll
SHORT_WAIT = 2.0  # seconds until what is known to be there has been read
STATUS = {
    Close.NOT_FOUND: HTTPStatus.NOT_FOUND,
    Close.CHANGED: HTTPStatus.CONFLICT,
    Close.TOO_MANY: HTTPStatus.TOO_MANY_REQUESTS,
    Close.RESTART: HTTPStatus.SERVICE_UNAVAILABLE,
}


async def stream_topic(scope, receive, send) -> None:
    """``id`` is the number of the event: a browser that comes back says it by itself, and goes on from there."""
    async with _admitted(scope, send) as admitted:
        if admitted is None:
            return
        reader, room = admitted[0].reader, admitted[1]
        await _start(send, b"text/event-stream; charset=utf-8", HTTPStatus.OK)
        await _write(send, "retry: 1000\n\n")
        writing = asyncio.create_task(_stream(reader, room, send))
        reader.task = writing
        await _until_gone(receive, writing)


async def poll_topic(scope, receive, send) -> None:
    """Waits for the next event at most :data:`LONGEST_WAIT` seconds, and answers with what there is."""
    async with _admitted(scope, send) as admitted:
        if admitted is None:
            return
        reader, room = admitted[0].reader, admitted[1]
        reader.hears_beats = False
        reading = asyncio.create_task(
            _read(room, reader, _patience(scope, admitted[0]))
        )
        if not await _until_gone(receive, reading):
            return
        frames = reading.result()
        if reader.shut:
            return await _refuse(send, reader.shut)
        while frames and (more := room.after(reader)) and room.may_give(reader):
            frames.append(more)
            reader.cursor = more.seq
        answer = {
            "frames": [json.loads(frame.text) for frame in frames],
            "head": room.head,
            "epoch": room.epoch,
            **room.counts._asdict(),
        }
        await _answer(send, HTTPStatus.OK, answer)


async def _read(room: Room, reader: Reader, patience: float) -> list[Frame]:
    with suppress(TimeoutError, DatabaseFault):
        async with asyncio.timeout(patience):
            return await hub.read(room, reader)
    return []


def _patience(scope, admission: Admission) -> float:
    """``wait=0`` asks to be answered at once: whoever cannot hold a connection looks every few seconds."""
    query = parse_qs(scope.get("query_string", b"").decode("latin1"))
    if query.get("wait") != ["0"]:
        return LONGEST_WAIT
    return SHORT_WAIT if admission.reader.cursor < admission.head else 0


async def _stream(reader: Reader, room: Room, send) -> None:
    while reader.shut is None:
        try:
            frames = await hub.read(room, reader)
        except DatabaseFault:
            reader.shut = Close.RESTART
            break
        for frame in frames:
            reader.sending_since = time.monotonic()
            await _write(send, f"id: {frame.seq}\ndata: {frame.text}\n\n")
        if not frames and reader.shut is None:
            reader.sending_since = time.monotonic()
            await _write(send, f"event: beat\ndata: {heartbeat(room, reader)}\n\n")
        reader.sending_since = None
    await _write(send, f"event: close\ndata: {int(reader.shut)}\n\n")
    await send({"type": "http.response.body", "body": b""})


class _admitted:
    """The admission and the room, or ``None`` when the refusal has been answered."""

    def __init__(self, scope, send):
        self.scope, self.send, self.reader = scope, send, None

    async def __aenter__(self) -> tuple[Admission, Room] | None:
        wanted = wanted_by(self.scope) if self.scope["method"] == "GET" else None
        admission = await hub.admit(self.scope, wanted)
        if isinstance(admission, Close):
            await _refuse(self.send, admission)
            return None
        self.reader = admission.reader
        return admission, hub.enter(admission)

    async def __aexit__(self, *_exception) -> None:
        if self.reader:
            doorway.leave(self.scope)
            hub.leave(self.reader)


async def _until_gone(receive, work: asyncio.Task) -> bool:
    """The client goes, or the park has done its work: whichever comes first ends both. Whether it was done."""
    leaving = asyncio.create_task(_gone(receive))
    await asyncio.wait({leaving, work}, return_when=asyncio.FIRST_COMPLETED)
    is_done = work.done()
    for task in (leaving, work):
        task.cancel()
        with suppress(asyncio.CancelledError, OSError):
            await task
    return is_done


async def _gone(receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _refuse(send, why: Close) -> None:
    status = STATUS.get(why, HTTPStatus.UNAUTHORIZED)
    await _answer(send, status, {"close": int(why)})


async def _answer(send, status: HTTPStatus, content: dict) -> None:
    await _start(send, b"application/json", status)
    body = json.dumps(content, ensure_ascii=False).encode()
    await send({"type": "http.response.body", "body": body})


async def _start(send, kind: bytes, status: HTTPStatus) -> None:
    headers = [
        (b"content-type", kind),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        (b"x-content-type-options", b"nosniff"),
    ]
    await send(
        {"type": "http.response.start", "status": int(status), "headers": headers}
    )


async def _write(send, text: str) -> None:
    await send({"type": "http.response.body", "body": text.encode(), "more_body": True})
