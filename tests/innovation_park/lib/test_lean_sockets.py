"""The same to every client, whether the frame was made before or is made now."""

import asyncio
import socket
import threading
import time

import pytest
import uvicorn
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from innovation_park.lib.lean_sockets import Gate, LeanSockets
from innovation_park.lib.ready_frames import frame_of, message_of

pytestmark = pytest.mark.once
TEXTS = ["", "광장", "x" * 125, "x" * 126, "y" * 65_535, "y" * 900_000]
ended = []


async def application(scope, receive, send):
    """Says everything twice, with and without its frame; then waits, or closes if that is asked."""
    try:
        await receive()
        await send({"type": "websocket.accept"})
        for text in TEXTS:
            await send({"type": "websocket.send", "text": text})
            await send(message_of(text))
        asked = await receive()
        await send({"type": "websocket.close", "code": 4409})
        if asked["type"] == "websocket.receive":
            await send(message_of("too late"))
    finally:
        ended.append(scope["path"])


@pytest.fixture(scope="module", params=[False, True], ids=["plain", "squeezed"])
def address(request):
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(
        uvicorn.Config(
            application,
            log_level="critical",
            lifespan="off",
            ws=LeanSockets,
            ws_per_message_deflate=request.param,
        )
    )
    thread = threading.Thread(
        target=server.run, kwargs={"sockets": [listening]}, daemon=True
    )
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"ws://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def test_ready_frames_say_what_texts_say(address):
    with connect(f"{address}/") as client:
        said = [client.recv(5) for _each in range(2 * len(TEXTS))]
    assert said == [text for text in TEXTS for _twice in range(2)]


def test_after_the_end_nothing_is_sent(address):
    ended.clear()
    with connect(f"{address}/closing") as client:
        for _each in range(2 * len(TEXTS)):
            client.recv(5)
        client.send("close")
        with pytest.raises(ConnectionClosed) as caught:
            client.recv(5)
    assert caught.value.rcvd.code == 4409
    assert ended == ["/closing"]


def test_slow_client_gets_everything_and_is_waited_for(address):
    with connect(f"{address}/slow", max_queue=1) as client:
        time.sleep(0.3)
        said = [client.recv(5) for _each in range(2 * len(TEXTS))]
    assert said[-1] == TEXTS[-1]


def test_client_that_is_gone_ends_the_application(address):
    ended.clear()
    client = connect(f"{address}/gone")
    client.socket.close()
    end = time.monotonic() + 5
    while not ended and time.monotonic() < end:
        time.sleep(0.01)
    assert ended == ["/gone"]


async def wait_twice(gate):
    waiting = [asyncio.create_task(gate.wait()) for _each in range(2)]
    await asyncio.sleep(0)
    waiting[0].cancel()
    assert not waiting[1].done()
    gate.set()
    await asyncio.wait_for(waiting[1], 1)


def test_gate_opens_for_all_who_wait_whoever_gives_up():
    async def whole():
        gate = Gate()
        await asyncio.wait_for(gate.wait(), 1)
        for _again in range(2):
            gate.clear()
            assert not gate.is_set()
            await wait_twice(gate)
            assert gate.is_set()

    asyncio.run(whole())


def test_frame_has_the_three_lengths_of_the_standard():
    heads = [frame_of(b"x" * size)[:4] for size in (5, 126, 65_536)]
    assert heads == [b"\x81\x05xx", b"\x81\x7e\x00\x7e", b"\x81\x7f\x00\x00"]
