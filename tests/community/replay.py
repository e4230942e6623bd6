"""Readers of one topic over every way there is, in one thread and one transaction, so that a machine can drive them.

The hub, the sockets and the streams are those of the park; the test says when they look.
"""

import asyncio
import json
import re

from django.test import Client
from django.utils import translation

from community.consumers import socket, streams
from community.consumers.hub import Hub
from community.consumers.readers import Close
from community.live.frames import render_head, render_post
from community.models import Post, Topic

ARTICLE = re.compile(r'<article class="post .*?</article>', re.DOTALL)
WAITING = re.compile(r"<template.*?</template>", re.S)  # for what is being sent
NUMBER = re.compile(r'data-number="(\d+)"')
HEAD = re.compile(r'<header class="topic-head.*?</header>', re.DOTALL)
CURSOR = re.compile(r'data-seq="(\d+)" data-epoch="(\d+)"')
MANY_TURNS = 60  # of the loop: enough for everything that is under way to come to rest
WAYS = ("socket", "stream", "events")


class StillHub(Hub):
    """Looks when it is told to, and asks the database where it stands."""

    def _start(self):
        self._rung = asyncio.Event()

    def _end(self):
        pass

    def in_thread(self, ask, *arguments):
        """At once, outside of the loop: a connection to the database belongs to the test, not to a task."""
        loop = asyncio.get_running_loop()
        answer = loop.create_future()
        asyncio._set_running_loop(None)
        try:
            answer.set_result(ask(*arguments))
        except Exception as fault:
            answer.set_exception(fault)
        finally:
            asyncio._set_running_loop(loop)
        return answer


async def nothing_to_close():
    pass


async def at_once():
    return True


def stand_still(monkeypatch) -> StillHub:
    hub = StillHub()
    monkeypatch.setattr("channels.consumer.aclose_old_connections", nothing_to_close)
    monkeypatch.setattr("community.consumers.hub.pace.turn", at_once)
    for module in ("looking", "readers"):
        name = f"community.consumers.{module}.close_old_connections"
        monkeypatch.setattr(name, lambda: None)
    monkeypatch.setattr(socket, "hub", hub)
    monkeypatch.setattr(streams, "hub", hub)
    return hub


APPLICATIONS = {
    "socket": socket.TopicSocket.as_asgi(),
    "stream": streams.stream_topic,
    "events": streams.poll_topic,
}


class Connection:
    """One connection, and what it was told since it was last asked."""

    def __init__(self, way, topic, cookie, **query):
        self.way, self.told, self.closed = way, [], None
        self._inbox = asyncio.Queue()
        text = "&".join(f"{name}={value}" for name, value in query.items())
        scope = {
            "type": "websocket" if way == "socket" else "http",
            "method": "GET",
            "path": f"/live/topics/{topic}/{way}",
            "query_string": text.encode(),
            "headers": [(b"cookie", cookie)] if cookie else [],
            "client": ("127.0.0.1", 1),
        }
        first = "websocket.connect" if way == "socket" else "http.request"
        self._inbox.put_nowait({"type": first, "body": b""})
        application = APPLICATIONS[way]
        self.task = asyncio.ensure_future(
            application(scope, self._inbox.get, self._send)
        )

    async def _send(self, message):
        match message["type"]:
            case "websocket.close":
                self.closed = message["code"]
            case "websocket.send":
                self._hear(json.loads(message["text"]))
            case "http.response.body" if self.way == "stream":
                self._hear_stream(message["body"].decode())
            case "http.response.body" if message["body"]:
                self._hear_answer(json.loads(message["body"]))

    def _hear(self, said):
        if "seq" in said:
            self.told.append(said)

    def _hear_stream(self, text):
        if text.startswith('{"close"'):
            return self._hear_answer(json.loads(text))
        is_close = "event: close" in text
        for line in text.splitlines():
            if line.startswith("data: ") and is_close:
                self.closed = int(line[6:])
            elif line.startswith("data: "):
                self._hear(json.loads(line[6:]))
        return None

    def _hear_answer(self, answer):
        self.closed = answer.get("close", "answered")
        for frame in answer.get("frames", ()):
            self._hear(frame)

    async def hang_up(self):
        kind = "websocket" if self.way == "socket" else "http"
        self._inbox.put_nowait({"type": f"{kind}.disconnect", "code": 1001})
        await settle()
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


async def settle():
    for _turn in range(MANY_TURNS):
        await asyncio.sleep(0)


class Page:
    """What stands on the screen: the head and the posts, and how far it follows the log."""

    def __init__(self, head, posts, seq, epoch):
        self.head, self.posts, self.seq, self.epoch = head, posts, seq, epoch

    @classmethod
    def fetched(cls, client, topic, language):
        """As the park gives it, all its pages; ``None`` where there is nothing to see."""
        posts, number, head, seq = {}, 1, "", None
        while True:
            address = f"/{language}/forums/topics/{topic}/?page={number}"
            response = client.get(address)
            if response.status_code != 200:
                break
            text = WAITING.sub("", response.content.decode())
            head = HEAD.search(text)[0]
            seq = seq or [int(each) for each in CURSOR.search(text).groups()]
            posts |= {int(NUMBER.search(one)[1]): one for one in ARTICLE.findall(text)}
            if 'rel="next"' not in text:
                break
            number += 1
        return cls(head, posts, *seq) if seq else None

    @classmethod
    def rendered(cls, topic, language, is_moderator):
        """As its parts are now."""
        topic = Topic.objects.select_related("forum").get(pk=topic)
        with translation.override(language):
            posts = {
                post.number: render_post(topic, post, is_moderator)
                for post in Post.objects.with_words().filter(topic=topic)
            }
            head = render_head(topic, is_moderator)
        return cls(head, posts, topic.head_seq, topic.epoch)

    def apply(self, frame):
        assert frame["seq"] == self.seq + 1, "a gap, or the same again"
        self.seq = frame["seq"]
        if frame["post"] is None:
            self.head = frame["html"]
        else:
            self.posts[frame["post"]] = frame["html"]

    def shown(self) -> dict:
        words = {0: self.head} | self.posts
        return {key: " ".join(each.split()) for key, each in sorted(words.items())}


class Reader:
    """Somebody at a screen, with or without a connection."""

    def __init__(self, loop, name, user, language):
        self.loop, self.name, self.user, self.language = loop, name, user, language
        self.client, self.cookie = Client(), b""
        self.page = self.connection = None
        self.sign_in()

    def sign_in(self):
        if self.user:
            self.client.force_login(self.user)
            key = self.client.session.session_key
            name = (
                "sessionid"
                if not self.client.cookies
                else next(iter(self.client.cookies))
            )
            self.cookie = f"{name}={key}".encode()

    def open(self, topic):
        """Fetches the page, as one does who comes for the first time."""
        self.hang_up()
        self.page = Page.fetched(self.client, topic, self.language)

    def connect(self, topic, way):
        self.hang_up()
        self.connection = self.run(self._connected(topic, way))

    async def _connected(self, topic, way):
        connection = Connection(
            way,
            topic,
            self.cookie,
            after=self.page.seq if self.page else 0,
            epoch=self.page.epoch if self.page else 0,
            language=self.language,
        )
        await settle()
        return connection

    def hear(self, topic) -> list[dict]:
        """Takes what has come; a poll that was answered asks again, whoever was sent away for the page fetches it."""
        heard = []
        while self.connection and (self.connection.told or self.connection.closed):
            told, closed = self.connection.told, self.connection.closed
            self.connection.told = []
            heard += told
            for frame in told:
                self.page.apply(frame)
            if closed:
                self.come_back(topic, closed)
        return heard

    def come_back(self, topic, closed):
        way = self.connection.way
        self.hang_up()
        if closed == Close.CHANGED:
            self.open(topic)
        if closed in ("answered", Close.CHANGED) and self.page:
            self.connect(topic, way)

    def hang_up(self):
        if self.connection:
            self.run(self.connection.hang_up())
            self.connection = None

    def run(self, something):
        return self.loop.run_until_complete(something)
