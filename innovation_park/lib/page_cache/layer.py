"""The cache itself, an ASGI application in front of Django."""

import asyncio
import gzip
import hashlib
import time
from collections import OrderedDict

from .generation import open_generation

SECONDS = (
    60  # what depends on the clock alone (a notice that ends, "today") may be that old
)
MAX_BYTES = 64 * 1024 * 1024
MAX_PAGE = 1024 * 1024
KINDS = (
    "text/html",
    "application/json",
    "application/geo+json",
    "application/xml",
    "text/xml",
)
KINDS += ("application/rss+xml", "application/atom+xml", "text/calendar", "text/plain")
# A request with one of these is answered by Django: the answer may be for this reader alone.
PERSONAL = frozenset((b"cookie", b"authorization", b"range", b"hx-request"))
VARIES_ON = frozenset(("cookie", "accept-encoding", "hx-request", "hx-boosted", ""))


class Entry:
    """A page and the messages that send it, made once."""

    __slots__ = (
        "body",
        "etag",
        "expires_at",
        "generation",
        "plain",
        "same",
        "size",
        "squeezed",
        "squeezed_body",
    )

    def __init__(self, generation: int, headers: list, body: bytes):
        self.generation = generation
        self.expires_at = time.monotonic() + SECONDS
        self.etag = b'"%s"' % hashlib.sha256(body).hexdigest()[:24].encode()
        base = [
            *headers,
            (b"etag", self.etag),
            (b"cache-control", b"no-cache"),
            (b"vary", b"Accept-Encoding, Cookie"),
            (b"x-park-cache", b"hit"),
        ]
        squeezed = gzip.compress(body, 6, mtime=0)
        self.plain = _start(200, [*base, _length(body)])
        self.body = {"type": "http.response.body", "body": body}
        self.squeezed = _start(
            200, [*base, _length(squeezed), (b"content-encoding", b"gzip")]
        )
        self.squeezed_body = {"type": "http.response.body", "body": squeezed}
        self.same = _start(304, base)
        self.size = len(body) + len(squeezed) + 2048

    def answer(self, method: str, encoding: bytes | None, seen: bytes | None) -> tuple:
        """The two messages for one reader, by what the request says of itself."""
        if seen is not None and self.etag in seen:
            return self.same, EMPTY
        if encoding is not None and b"gzip" in encoding:
            return self.squeezed, EMPTY if method == "HEAD" else self.squeezed_body
        return self.plain, EMPTY if method == "HEAD" else self.body


def _start(status: int, headers: list) -> dict:
    return {"type": "http.response.start", "status": status, "headers": headers}


def _length(body: bytes) -> tuple[bytes, bytes]:
    return (b"content-length", str(len(body)).encode())


UNREAD = object()
EMPTY = {"type": "http.response.body", "body": b""}


class PageCache:
    """``X-Park-Cache`` says what happened: ``hit``, ``miss`` (rendered, and kept if it may be) or ``bypass``."""

    def __init__(self, application, generation=None):
        self.application = application
        self.pages: OrderedDict[tuple, Entry] = OrderedDict()
        self.size = 0
        self._generation = generation
        self._read = UNREAD
        self._rendering: dict[tuple, asyncio.Future] = {}

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or (
            scope["method"] != "GET" and scope["method"] != "HEAD"
        ):
            return await self.application(scope, receive, send)
        host = encoding = seen = None
        for name, value in scope["headers"]:
            if name in PERSONAL:
                return await self.application(scope, receive, _marked(send, b"bypass"))
            if name == b"host":
                host = value
            elif name == b"accept-encoding":
                encoding = value
            elif name == b"if-none-match":
                seen = value
        generation = self._read
        if generation is UNREAD:
            generation = await self._count()
        if generation is None:
            return await self.application(scope, receive, _marked(send, b"bypass"))
        key = (host, scope.get("scheme"), scope["path"], scope["query_string"])
        entry = self._find(key, generation) or await self._wait_for(key, generation)
        if entry is None:
            entry, own = await self._render(key, generation, scope, receive, send)
            if entry is None:
                return
            start, body = entry.answer(scope["method"], encoding, seen)
            await send(_first_time(start, own))
            return await send(body)
        start, body = entry.answer(scope["method"], encoding, seen)
        await send(start)
        await send(body)

    async def _count(self) -> int | None:
        """The generation; read once for all requests that had come before it was read.

        The event loop runs what is scheduled in order: whoever runs before ``_forget`` was
        scheduled before the reading, so the reading is younger than their request.
        """
        if self._generation is None:
            self._generation = open_generation()
        if self._generation.read_now is None:
            return await self._generation.read()
        self._read = self._generation.read_now()
        asyncio.get_running_loop().call_soon(self._forget)
        return self._read

    def _forget(self) -> None:
        self._read = UNREAD

    def _find(self, key: tuple, generation: int) -> Entry | None:
        entry = self.pages.get(key)
        if (
            entry is None
            or entry.generation != generation
            or entry.expires_at < time.monotonic()
        ):
            return None
        self.pages.move_to_end(key)
        return entry

    async def _wait_for(self, key: tuple, generation: int) -> Entry | None:
        """When somebody is rendering this very page, wait for theirs; it serves if no change came between."""
        rendering = self._rendering.get((key, generation))
        if rendering is None:
            return None
        await asyncio.wait([rendering])
        return self._find(key, generation)

    async def _render(self, key, generation, scope, receive, send):
        """A page that may be kept comes back unsent, with the headers of this rendering alone."""
        rendering = asyncio.get_running_loop().create_future()
        mine = self._rendering.setdefault((key, generation), rendering) is rendering
        recorder = _Recorder(send, may_hold=scope["method"] == "GET")
        try:
            await self.application(scope, receive, recorder)
            if not recorder.is_whole:
                await recorder.release()
                return None, []
            entry = Entry(generation, recorder.kept_headers(), recorder.body())
            self._keep(key, entry)
            return entry, recorder.own_headers()
        finally:
            if mine:
                del self._rendering[(key, generation)]
                rendering.set_result(None)

    def _keep(self, key: tuple, entry: Entry) -> None:
        old = self.pages.pop(key, None)
        self.size += entry.size - (old.size if old else 0)
        self.pages[key] = entry
        while self.size > MAX_BYTES:
            _key, dropped = self.pages.popitem(last=False)
            self.size -= dropped.size


# What a rendering says of itself or of the bytes it made; a kept page has its own.
OF_ONE_REQUEST = (b"x-request-id", b"x-correlation-id")
MADE_HERE = (b"content-length", b"cache-control", b"vary", b"etag", b"x-park-cache")


class _Recorder:
    """Holds a response back as long as it looks like one that may be kept; passes any other on."""

    def __init__(self, send, *, may_hold: bool):
        self._send, self._may_hold = send, may_hold
        self._start: dict | None = None
        self._parts: list[bytes] = []
        self._size = 0
        self.headers: list[tuple[bytes, bytes]] = []
        self.is_whole = False

    async def __call__(self, message):
        if message["type"] == "http.response.start":
            self.headers = [(name.lower(), value) for name, value in message["headers"]]
            message = _first_time(message)
            if self._may_hold and message["status"] == 200 and _is_public(self.headers):
                self._start = message
                return
        elif self._start:
            return await self._hold(message)
        await self._send(message)

    async def _hold(self, message):
        part = message.get("body", b"")
        self._parts.append(part)
        self._size += len(part)
        if self._size > MAX_PAGE:
            await self.release(more_body=message.get("more_body", False))
        else:
            self.is_whole = not message.get("more_body", False)

    async def release(self, *, more_body: bool = False) -> None:
        """It is not to be kept after all: what was held goes out as it came."""
        start, self._start = self._start, None
        if start:
            await self._send(start)
            body = {"type": "http.response.body", "body": self.body()}
            await self._send({**body, "more_body": more_body})

    def body(self) -> bytes:
        return b"".join(self._parts)

    def kept_headers(self) -> list[tuple[bytes, bytes]]:
        made_here = MADE_HERE + OF_ONE_REQUEST
        return [(name, value) for name, value in self.headers if name not in made_here]

    def own_headers(self) -> list[tuple[bytes, bytes]]:
        return [pair for pair in self.headers if pair[0] in OF_ONE_REQUEST]


def _first_time(start: dict, own: list | tuple = ()) -> dict:
    kept = [pair for pair in start["headers"] if pair[0] != b"x-park-cache"]
    return {**start, "headers": [*kept, *own, (b"x-park-cache", b"miss")]}


def _is_public(headers: list[tuple[bytes, bytes]]) -> bool:
    """Whether the response is the same for everybody: no cookie set, nothing forbids it, nothing else is varied on."""
    values = {name: value.decode("latin-1").lower() for name, value in headers}
    control = values.get(b"cache-control", "")
    return (
        b"set-cookie" not in values
        and b"content-encoding" not in values
        and values.get(b"content-type", "").split(";")[0].strip() in KINDS
        and not any(
            word in control for word in ("private", "no-store", "no-cache", "max-age=0")
        )
        and {word.strip() for word in values.get(b"vary", "").split(",")} <= VARIES_ON
    )


def _marked(send, word: bytes):
    async def marking(message):
        if message["type"] == "http.response.start":
            message = {
                **message,
                "headers": [*message["headers"], (b"x-park-cache", word)],
            }
        await send(message)

    return marking
