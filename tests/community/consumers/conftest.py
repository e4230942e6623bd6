"""Readers over every way there is, in front of the whole application."""

import json
from contextlib import asynccontextmanager

import pytest
from asgiref.sync import sync_to_async
from channels.testing import HttpCommunicator, WebsocketCommunicator
from django.conf import settings
from django.test import Client

from community.consumers.hub import hub

ORIGIN = [(b"host", b"park.test"), (b"origin", b"http://park.test")]


@pytest.fixture(scope="session")
def application():
    """Made when a test asks: browser tests make theirs with other settings, and whoever imports it first decides."""
    from innovation_park.asgi import application  # noqa: PLC0415

    return application


def cookie_of(user) -> list:
    """The header of somebody signed in."""
    if user is None:
        return []
    client = Client()
    client.force_login(user)
    return [
        (
            b"cookie",
            f"{settings.SESSION_COOKIE_NAME}={client.session.session_key}".encode(),
        )
    ]


class Listener:
    """One socket and everything it was told."""

    def __init__(self, socket):
        self.socket = socket
        self.closed = None

    async def told(self, timeout=5) -> dict:
        """Whatever comes next, a heartbeat too."""
        message = await self.socket.receive_output(timeout)
        if message["type"] == "websocket.close":
            self.closed = message["code"]
            return {"close": message["code"]}
        return json.loads(message["text"])

    async def next(self, timeout=5) -> dict:
        while "head" in (told := await self.told(timeout)):
            pass
        return told

    async def silence(self, seconds=0.5) -> bool:
        return await self.socket.receive_nothing(seconds)


@pytest.fixture
def listening(transactional_db, application):
    """``async with listening(topic, user, after=0) as listener``"""

    @asynccontextmanager
    async def opened(topic, user=None, *, after=None, headers=ORIGIN, **query):
        after = topic.head_seq if after is None else after
        parts = "&".join(f"{k}={v}" for k, v in {"after": after, **query}.items())
        cookie = await sync_to_async(cookie_of)(user)
        socket = WebsocketCommunicator(
            application, f"/live/topics/{topic.pk}/socket?{parts}", [*headers, *cookie]
        )
        connected, _subprotocol = await socket.connect(timeout=5)
        assert connected
        try:
            yield Listener(socket)
        finally:
            await socket.disconnect(timeout=5)

    yield opened
    assert hub.rooms == {}


@pytest.fixture
def asking(transactional_db, application):
    """One long poll: its status and its answer."""

    async def ask(topic, user=None, *, after=0, way="events", **query):
        parts = "&".join(f"{k}={v}" for k, v in {"after": after, **query}.items())
        cookie = await sync_to_async(cookie_of)(user)
        request = HttpCommunicator(
            application,
            "GET",
            f"/live/topics/{topic.pk}/{way}?{parts}",
            headers=[*ORIGIN, *cookie],
        )
        response = await request.get_response(timeout=10)
        return response["status"], json.loads(response["body"])

    return ask


@pytest.fixture(autouse=True)
def _empty_hub():
    """A test that fails leaves its rooms behind, with the loop they belonged to."""
    yield
    hub.rooms.clear()
    hub._tasks.clear()
