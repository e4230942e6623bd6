"""Long lives, slow clients and many of them: what a connection may cost, and when it ends."""

import asyncio
import gc
import time
import tracemalloc
from collections.abc import Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from asgiref.sync import sync_to_async
from django.db import connections

from community.consumers import hub as hub_module
from community.consumers import looking, readers
from community.consumers.doorway import doorway
from community.consumers.hub import hub
from community.consumers.readers import Close, Reader
from community.consumers.room import RING, Room
from community.live.frames import Audience, Frame
from tests.community.consumers.conftest import ORIGIN
from tests.factories.community import post_by, topic_by

pytestmark = [pytest.mark.asyncio, pytest.mark.django_db(transaction=True)]
in_thread = sync_to_async


@pytest.fixture
def topic(transactional_db, resident):
    return topic_by(resident)


@pytest.fixture(autouse=True)
def _looked_after_often(monkeypatch):
    monkeypatch.setattr(hub_module, "ROUND", 0.05)
    monkeypatch.setattr(hub_module, "SECOND", 0.05)


@asynccontextmanager
async def raw_socket(application, topic, send):
    """A socket as the server hands it over; ``send`` is the client's network."""
    ended = asyncio.get_running_loop().create_future()
    begun = False

    async def receive():
        nonlocal begun
        if not begun:
            begun = True
            return {"type": "websocket.connect"}
        await ended
        return {"type": "websocket.disconnect", "code": 1006}

    scope = {
        "type": "websocket",
        "path": f"/live/topics/{topic.pk}/socket",
        "query_string": b"after=1",
        "headers": ORIGIN,
        "client": ("127.0.0.1", 1),
        "subprotocols": [],
    }
    task = asyncio.create_task(application(scope, receive, send))
    try:
        yield task
    finally:
        if not ended.done():
            ended.set_result(None)
        await asyncio.wait({task}, timeout=5)


async def code_for_a_client_that_takes_nothing(application, topic, neighbour):
    messages, code = [], asyncio.Queue()

    async def send(message):
        messages.append(message["type"])
        if message["type"] == "websocket.send":
            await asyncio.Event().wait()
        if message["type"] == "websocket.close":
            code.put_nowait(message["code"])

    async with raw_socket(application, topic, send):
        for _each in range(5):
            await in_thread(post_by)(neighbour, topic)
        try:
            return await asyncio.wait_for(code.get(), 1.5), messages
        except TimeoutError:
            return None, messages


async def test_client_that_takes_nothing_is_ended(
    application, topic, neighbour, monkeypatch
):
    monkeypatch.setattr(hub_module, "PATIENCE", 0.2)
    code, messages = await code_for_a_client_that_takes_nothing(
        application, topic, neighbour
    )
    assert code == Close.TOO_SLOW
    assert messages.count("websocket.send") == 1  # the rest waits in the log, not here


async def test_without_the_limit_it_would_stay(application, topic, neighbour):
    """The control."""
    code, _messages = await code_for_a_client_that_takes_nothing(
        application, topic, neighbour
    )
    assert code is None


async def test_connection_is_asked_to_come_back_after_its_time(
    listening, topic, monkeypatch
):
    async with listening(topic), listening(topic):
        leaving = {each.leaves_at for each in hub.rooms[topic.pk].readers}
        assert len(leaving) == 2
        stay = [each - time.monotonic() for each in leaving]
        assert 1700 < min(stay) <= max(stay) <= 3600
    monkeypatch.setattr(hub_module, "STAY", (0.0, 0.0))
    async with listening(topic) as listener:
        assert await listener.next() == {"close": Close.RESTART}


def is_connected() -> bool:
    time.sleep(0.02)
    return connections["default"].connection is not None


async def connections_held(listening, topic, neighbour) -> set[bool]:
    async with AsyncExitStack() as stack:
        for _each in range(10):
            await stack.enter_async_context(listening(topic))
        await in_thread(post_by)(neighbour, topic)
        await asyncio.sleep(0.2)
        asking = [hub.in_thread(is_connected) for _each in range(6)]
        return set(await asyncio.gather(*asking))


async def test_sockets_at_rest_hold_no_database_connection(listening, topic, neighbour):
    assert await connections_held(listening, topic, neighbour) == {False}


async def test_without_letting_go_they_would(listening, topic, neighbour, monkeypatch):
    """The control."""
    for module in (looking, readers):
        monkeypatch.setattr(module, "close_old_connections", lambda: None)
    assert True in await connections_held(listening, topic, neighbour)
    closing = [hub.in_thread(connections.close_all) for _each in range(6)]
    await asyncio.gather(*closing)


async def come_and_go(listening, topic, times):
    for _each in range(times):
        async with listening(topic):
            pass
    gc.collect()


def living_readers() -> int:
    return sum(isinstance(each, Reader) for each in gc.get_objects())


async def until(is_so: Callable[[], bool], seconds: float = 5) -> None:
    async with asyncio.timeout(seconds):
        while not is_so():
            await asyncio.sleep(0.05)
            gc.collect()


async def kept_by_each(listening, topic, times: int) -> float:
    """Bytes for each that came and went."""
    before, _peak = tracemalloc.get_traced_memory()
    await come_and_go(listening, topic, times)
    after, _peak = tracemalloc.get_traced_memory()
    return (after - before) / times


async def test_coming_and_going_leaves_nothing_behind(listening, topic):
    await come_and_go(listening, topic, 30)  # what is kept for all is kept now
    others = living_readers()  # of a test that failed before
    tracemalloc.start()
    try:
        await come_and_go(listening, topic, 5)
        rounds = [await kept_by_each(listening, topic, 25) for _round in range(3)]
    finally:
        tracemalloc.stop()
    assert min(rounds) < 1024  # a leak shows in each, a table that grew in one alone
    await until(lambda: living_readers() <= others)  # a thread may yet hold the last
    assert (hub.rooms, dict(doorway._inside)) == ({}, {})


async def test_readers_that_do_not_leave_are_seen(listening, topic, monkeypatch):
    """The control."""
    with monkeypatch.context() as patched:
        patched.setattr(hub, "leave", lambda reader: None)
        await come_and_go(listening, topic, 5)
        assert living_readers() >= 5
    for reader in list(hub.rooms[topic.pk].readers):
        hub.leave(reader)


async def test_client_that_goes_while_it_is_let_in_leaves_no_trace(application, topic):
    async def send(message):
        raise OSError("the line is cut")

    async with raw_socket(application, topic, send) as task:
        await asyncio.wait({task}, timeout=5)
        assert isinstance(task.exception(), OSError)
    assert (hub.rooms, dict(doorway._inside)) == ({}, {})


async def test_room_keeps_the_last_frames_only():
    room, everybody = Room(1, 0, 1, 0), Audience("en")
    for seq in range(1, RING + 101):
        room.add(everybody, [Frame(seq, "post", seq, "")])
    assert list(room._rings[everybody]) == list(range(101, RING + 101))
    room.forget(set())
    assert dict(room._rings) == {}
