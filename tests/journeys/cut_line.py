"""A line between a client and the site that is cut as often as it is told, before or after the request went through."""

import socket
import threading
from contextlib import contextmanager
from urllib.parse import urlsplit


class CutLine:
    """``plan`` says for each connection what happens: ``before``, ``after`` (the answer is lost) or nothing."""

    def __init__(self, site, plan):
        parts = urlsplit(site)
        self.target = ("127.0.0.1", parts.port)
        self.plan = list(plan)
        self.went = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://localhost:{self.listening.getsockname()[1]}"

    def serve(self):
        while True:
            try:
                client, _address = self.listening.accept()
            except OSError:
                return
            cut = self.plan.pop(0) if self.plan else ""
            self.went.append(cut)
            with client:
                if cut != "before":
                    self._pass_on(client, loses_answer=cut == "after")

    def _pass_on(self, client, *, loses_answer):
        request = _request_of(client)
        with socket.create_connection(self.target) as site:
            site.sendall(request)
            answer = b""
            while part := site.recv(65536):
                answer += part
        if not loses_answer:
            client.sendall(answer)


def _request_of(client) -> bytes:
    """One request with its body; the connection is not used again."""
    request = b""
    while b"\r\n\r\n" not in request:
        request += client.recv(65536)
    head, _gap, body = request.partition(b"\r\n\r\n")
    length = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0])
    while len(body) < length:
        body += client.recv(65536)
    return head + b"\r\n\r\n" + body


@contextmanager
def cut_line(site, *plan):
    line = CutLine(site, plan)
    thread = threading.Thread(target=line.serve, daemon=True)
    thread.start()
    try:
        yield line
    finally:
        line.listening.shutdown(socket.SHUT_RDWR)
        line.listening.close()
        thread.join(5)
