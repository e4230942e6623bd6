"""Style sheets, scripts and drawings leave compressed, also where nobody compressed them beforehand."""

import gzip

KINDS = (
    b"text/css",
    b"text/javascript",
    b"application/javascript",
    b"image/svg+xml",
    b"application/json",
    b"text/plain",
)
MAX_BYTES = 1024 * 1024
MAX_FILES = 500


class SqueezedAssets:
    """ASGI: gzips text under the static prefix, and remembers the result until the file changes.

    Pages are not touched: compressing what mixes secrets with a reader's own input gives secrets away.
    """

    def __init__(self, application, prefix: str = "/static/"):
        self.application = application
        self.prefix = prefix
        self._squeezed: dict[tuple, bytes] = {}

    async def __call__(self, scope, receive, send):
        if (
            scope["type"] == "http"
            and scope["method"] == "GET"
            and scope["path"].startswith(self.prefix)
        ):
            headers = dict(scope["headers"])
            if (
                b"gzip" in headers.get(b"accept-encoding", b"")
                and b"range" not in headers
            ):
                send = _Squeezing(send, scope["path"], self._squeezed)
        await self.application(scope, receive, send)


class _Squeezing:
    def __init__(self, send, path: str, squeezed: dict):
        self._send, self._path, self._squeezed = send, path, squeezed
        self._start, self._parts = None, []

    async def __call__(self, message):
        if message["type"] == "http.response.start":
            headers = {name.lower(): value for name, value in message["headers"]}
            if _is_worth_it(message["status"], headers):
                self._start = message
                return
        elif self._start:
            self._parts.append(message.get("body", b""))
            if not message.get("more_body"):
                await self._finish()
            return
        await self._send(message)

    async def _finish(self):
        headers = {name.lower(): value for name, value in self._start["headers"]}
        body = b"".join(self._parts)
        key = (
            self._path,
            headers.get(b"last-modified"),
            headers.get(b"etag"),
            len(body),
        )
        if key not in self._squeezed:
            if len(self._squeezed) >= MAX_FILES:
                self._squeezed.clear()
            self._squeezed[key] = gzip.compress(body, 6, mtime=0)
        squeezed = self._squeezed[key]
        headers |= {
            b"content-encoding": b"gzip",
            b"content-length": str(len(squeezed)).encode(),
            b"vary": b"Accept-Encoding",
        }
        await self._send({**self._start, "headers": list(headers.items())})
        await self._send({"type": "http.response.body", "body": squeezed})


def _is_worth_it(status: int, headers: dict) -> bool:
    kind = headers.get(b"content-type", b"").split(b";")[0]
    length = int(headers.get(b"content-length", b"0") or 0)
    return (
        status == 200
        and kind in KINDS
        and b"content-encoding" not in headers
        and 400 < length < MAX_BYTES
    )
