"""What a browser says and hears, as little of it as it takes: requests, answers, sockets and streams."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

PATIENCE = 40.0  # seconds of silence: the park's heart beats every 25
CUT = (OSError, EOFError, asyncio.LimitOverrunError)


@dataclass(frozen=True)
class Door:
    """The name the site goes by, and how the proxy in front of it would speak of its visitors."""

    host: str = "localhost"
    scheme: str = "https"

    def request(self, method: str, path: str, *, cookie="", address="", more=()):
        lines = [
            f"{method} {path} HTTP/1.1",
            f"Host: {self.host}",
            f"Origin: {self.scheme}://{self.host}",
            f"X-Forwarded-Proto: {self.scheme}",
            f"X-Forwarded-For: {address or '10.0.0.1'}",
            *([f"Cookie: {cookie}"] if cookie else []),
            *more,
        ]
        return "\r\n".join([*lines, "", ""]).encode()

    def handshake(self, path: str, **who) -> bytes:
        more = (
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: cGFyay1wYXJrLXBhcmstcA==",
        )
        return self.request("GET", path, more=more, **who)


class Line:
    """One connection to a port of this machine; leaving the block hangs up."""

    def __init__(self, port: int):
        self.port = port

    async def __aenter__(self):
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def __aexit__(self, *_):
        self.writer.transport.abort()

    async def say(self, request: bytes) -> tuple[int, dict[str, str]]:
        """The status and the headers of the answer."""
        self.writer.write(request)
        async with asyncio.timeout(PATIENCE):
            head = await self.reader.readuntil(b"\r\n\r\n")
        first, *lines = head.decode("latin1").split("\r\n")
        pairs = (line.partition(":") for line in lines if line)
        headers = {name.lower(): value.strip() for name, _colon, value in pairs}
        return int(first.split()[1]), headers

    async def body(self, headers: dict[str, str]) -> bytes:
        if "content-length" in headers:
            return await self.reader.readexactly(int(headers["content-length"]))
        return b"".join([chunk async for chunk in self.chunks()])

    async def chunks(self) -> AsyncIterator[bytes]:
        while True:
            async with asyncio.timeout(PATIENCE):
                size = int(await self.reader.readuntil(b"\r\n"), 16)
                chunk = await self.reader.readexactly(size + 2)
            if not size:
                return
            yield chunk[:-2]

    async def events(self) -> AsyncIterator[str]:
        """The data of server-sent events, as far as they have come whole."""
        rest = b""
        async for chunk in self.chunks():
            *whole, rest = (rest + chunk).split(b"\n\n")
            for event in whole:
                for line in event.split(b"\n"):
                    if line.startswith(b"data: "):
                        yield line[6:].decode()

    async def frames(self) -> AsyncIterator[str]:
        """The texts of a socket, until it is closed."""
        while True:
            async with asyncio.timeout(PATIENCE):
                first, size = await self.reader.readexactly(2)
                if size > 125:
                    width = 2 if size == 126 else 8
                    size = int.from_bytes(await self.reader.readexactly(width))
                content = await self.reader.readexactly(size)
            if first == 0x81:
                yield content.decode()
            elif first == 0x88:
                return
            elif first == 0x89:
                self.writer.write(pong(content))


def pong(content: bytes) -> bytes:
    """Masked with nothing, which is a mask too."""
    return bytes((0x8A, 0x80 | len(content), 0, 0, 0, 0)) + content
