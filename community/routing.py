"""Where live connections go: three ways to read one log, in front of the pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from channels.security.websocket import OriginValidator
from django.conf import settings

from .consumers.asking import PATH
from .consumers.socket import TopicSocket
from .consumers.streams import poll_topic, stream_topic


class OwnOrigin(OriginValidator):
    """A page of another site could open a socket with the reader's cookie: only our own whole origins may.

    ``settings.LIVE_ORIGINS`` names them, scheme and port included. Where it is empty (a machine of one's own, whose
    port anybody may choose) the origin must be the host that was asked.
    """

    async def __call__(self, scope, receive, send):
        if not self.allowed_origins and not _is_host_asked(scope):
            return await self.deny(scope, receive, send)
        if not self.allowed_origins:
            return await self.application(scope, receive, send)
        return await super().__call__(scope, receive, send)

    async def deny(self, scope, receive, send):
        await send({"type": "websocket.close", "code": 4403})


def _is_host_asked(scope) -> bool:
    headers = dict(scope["headers"])
    origin = urlsplit(headers.get(b"origin", b"").decode("latin1"))
    host = headers.get(b"host", b"").decode("latin1")
    return origin.scheme in ("http", "https") and bool(host) and origin.netloc == host


sockets = OwnOrigin(TopicSocket.as_asgi(), settings.LIVE_ORIGINS)


class LiveOverHttp:
    """Streams and long polls of ``/live/topics/…``; every other request goes to the pages."""

    def __init__(self, pages):
        self.pages = pages

    async def __call__(self, scope, receive, send):
        found = PATH.match(scope["path"])
        if found and found["way"] == "stream":
            return await stream_topic(scope, receive, send)
        if found and found["way"] == "events":
            return await poll_topic(scope, receive, send)
        return await self.pages(scope, receive, send)
