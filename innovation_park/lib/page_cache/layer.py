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
            return await self._render(key, generation, scope, receive, send)
        if seen is not None and entry.etag in seen:
            await send(entry.same)
            return await send(EMPTY)
        if encoding is not None and b"gzip" in encoding:
            await send(entry.squeezed)
            return await send(
                EMPTY if scope["method"] == "HEAD" else entry.squeezed_body
            )
        await send(entry.plain)
        return await send(EMPTY if scope["method"] == "HEAD" else entry.body)

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
        rendering = asyncio.get_running_loop().create_future()
        mine = self._rendering.setdefault((key, generation), rendering) is rendering
        recorder = _Recorder(send)
        try:
            await self.application(scope, receive, recorder)
            if scope["method"] == "GET" and recorder.may_be_kept():
                self._keep(
                    key,
                    Entry(
                        generation, recorder.kept_headers(), b"".join(recorder.parts)
                    ),
                )
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


class _Recorder:
    """Passes a response on while remembering it, as long as it looks like one that may be kept."""

    def __init__(self, send):
        self._send = send
        self.parts: list[bytes] = []
        self.headers: list[tuple[bytes, bytes]] = []
        self._is_keepable = self._is_complete = False

    async def __call__(self, message):
        if message["type"] == "http.response.start":
            self.headers = [(name.lower(), value) for name, value in message["headers"]]
            self._is_keepable = message["status"] == 200 and _is_public(self.headers)
            message = {
                **message,
                "headers": [*message["headers"], (b"x-park-cache", b"miss")],
            }
        elif self._is_keepable:
            self.parts.append(message.get("body", b""))
            self._is_complete = not message.get("more_body", False)
        await self._send(message)

    def may_be_kept(self) -> bool:
        return (
            self._is_keepable
            and self._is_complete
            and sum(map(len, self.parts)) <= MAX_PAGE
        )

    def kept_headers(self) -> list[tuple[bytes, bytes]]:
        made_here = (
            b"content-length",
            b"cache-control",
            b"vary",
            b"etag",
            b"x-park-cache",
            b"x-request-id",
            b"x-correlation-id",
        )
        return [(name, value) for name, value in self.headers if name not in made_here]


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
