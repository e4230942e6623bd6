"""A small load generator: keep-alive connections over loopback, a bounded number of requests."""

import asyncio
import time
from urllib.parse import urlsplit


async def _client(host, port, request, count, latencies):
    reader, writer = await asyncio.open_connection(host, port)
    for _ in range(count):
        began = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        await reader.readexactly(length)
        if not head.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(head.split(b"\r\n")[0].decode())
        latencies.append(time.perf_counter() - began)
    writer.close()


async def _hammer(address, connections, requests):
    parts = urlsplit(address)
    request = f"GET {parts.path or '/'} HTTP/1.1\r\nHost: localhost:{parts.port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    latencies = []
    began = time.perf_counter()
    share = requests // connections
    await asyncio.gather(
        *(
            _client("127.0.0.1", parts.port, request, share, latencies)
            for _ in range(connections)
        )
    )
    return len(latencies) / (time.perf_counter() - began)


def rate(address: str, *, connections: int = 16, requests: int = 6000) -> float:
    """Requests per second that the address answers with 200."""
    return asyncio.run(_hammer(address, connections, requests))
