"""Sites of strangers on this machine: they answer what the test tells them to, byte by byte."""

import socket
import threading
import time
from contextlib import contextmanager, suppress

HTML = "text/html; charset=utf-8"


def page(body: bytes | str, kind: str = HTML, status="200 OK", **headers) -> bytes:
    content = body.encode() if isinstance(body, str) else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode() + content


def redirect(to: str) -> bytes:
    return page("", status="302 Found", Location=to)


class Site:
    """``pages`` by path: bytes, or an iterator of bytes that are sent as they come."""

    def __init__(self):
        self.pages, self.requests = {}, []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        with suppress(OSError):
            while True:
                line, _peer = self._socket.accept()
                threading.Thread(target=self._answer, args=[line], daemon=True).start()

    def _answer(self, line):
        with suppress(OSError), line:
            request = b""
            while b"\r\n\r\n" not in request:
                part = line.recv(4096)
                if not part:
                    return
                request += part
            self.requests.append(request.decode("latin-1"))
            path = request.split(b" ")[1].decode()
            answer = self.pages.get(path, page("", status="404 Not Found"))
            for part in [answer] if isinstance(answer, bytes) else answer():
                line.sendall(part)

    def close(self):
        self._socket.close()


@contextmanager
def site():
    running = Site()
    try:
        yield running
    finally:
        running.close()


def dripping(parts, seconds):
    """Each part after a pause that alone would be short enough."""

    def answer():
        for part in parts:
            yield part
            time.sleep(seconds)

    return answer
