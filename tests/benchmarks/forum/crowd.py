"""Thousands of sockets in one thread: each frame costs a microsecond or two, so that the server is the one that is measured."""

import select
import socket
import struct
import time
from array import array

from .lines import Door, pong

PIECE = 1 << 18
AT_ONCE = 64  # handshakes under way
ABORT = struct.pack("ii", 1, 0)  # hang up without leaving the port taken for a minute
PATIENCE = 30.0


class Ear:
    __slots__ = ("frames", "line", "next", "rest")

    def __init__(self, line: socket.socket):
        self.line, self.rest, self.next, self.frames = line, b"", 0, 0


class Crowd:
    """``faults`` counts what came out of order or not at all; ``texts`` is what one of them was told."""

    def __init__(self, port: int, path: str, door: Door, cookies: list[str] = ()):
        self.port, self.path, self.door, self.cookies = port, path, door, cookies
        self.ears: dict[int, Ear] = {}
        self.poll = select.epoll()
        self.frames = self.faults = 0
        self.last = 0.0
        self.seqs, self.moments = array("l"), array("d")
        self.texts: list[str] = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for ear in self.ears.values():
            ear.line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, ABORT)
            ear.line.close()
        self.poll.close()

    def connect(self, count: int) -> None:
        left, open_before = count, len(self.ears)
        shaking: dict[int, Ear] = {}
        while left or shaking:
            while left and len(shaking) < AT_ONCE:
                ear = self._knock(open_before + count - left)
                shaking[ear.line.fileno()] = ear
                left -= 1
            events = self.poll.poll(PATIENCE)
            if not events:
                raise RuntimeError(f"Nobody answered; {len(self.ears)} sockets stand.")
            for number, _what in events:
                if number in shaking:
                    if self._is_open(shaking[number]):
                        self.ears[number] = shaking.pop(number)
                else:
                    self._hear(self.ears[number])

    def _knock(self, number: int) -> Ear:
        """Each from an address of its own, as far as the proxy says."""
        line = socket.create_connection(("127.0.0.1", self.port), PATIENCE)
        line.setblocking(False)
        cookie = self.cookies[number] if number < len(self.cookies) else ""
        address = f"10.{1 + number // 60000}.{number // 250 % 250}.{number % 250 + 1}"
        line.send(self.door.handshake(self.path, cookie=cookie, address=address))
        self.poll.register(line.fileno(), select.EPOLLIN)
        return Ear(line)

    def _is_open(self, ear: Ear) -> bool:
        head, found, rest = (ear.rest + ear.line.recv(PIECE)).partition(b"\r\n\r\n")
        if not found:
            ear.rest = head
            return False
        if not head.startswith(b"HTTP/1.1 101"):
            raise RuntimeError(head.split(b"\r\n")[0].decode())
        ear.rest = rest
        return True

    def listen(self, each: int, patience: float = 10.0, first: float = 120.0) -> float:
        """Until every one has got so many more frames, or nothing comes any more; the moment of the last.

        ``first`` is the patience for the first of them, which somebody is still writing.
        """
        before = self.frames
        wanted = before + each * len(self.ears)
        self.last = time.time()
        while self.frames < wanted:
            for number, _what in self.poll.poll(1):
                self._hear(self.ears[number])
            if time.time() > self.last + (first if self.frames == before else patience):
                break
        return self.last

    def stay(self, seconds: float) -> None:
        end = time.time() + seconds
        while (left := end - time.time()) > 0:
            for number, _what in self.poll.poll(left):
                self._hear(self.ears[number])

    def _hear(self, ear: Ear) -> None:
        piece = ear.line.recv(PIECE)
        if not piece:
            raise RuntimeError("The server hung up.")
        data = ear.rest + piece if ear.rest else piece
        size, at, now, before = len(data), 0, time.time(), self.frames
        while size - at >= 2:
            length, start = data[at + 1], at + 2
            if length > 125:
                start = at + 4 if length == 126 else at + 10
                length = int.from_bytes(data[at + 2 : start])
            end = start + length
            if end > size:
                break
            if data[at] == 0x81:
                self._note(ear, data, start, end, now)
            elif data[at] == 0x89:
                ear.line.send(pong(data[start:end]))
            else:
                raise RuntimeError(f"The server closed: {data[start:end]}")
            at = end
        ear.rest = data[at:]
        if self.frames > before:
            self.last = now

    def _note(self, ear: Ear, data: bytes, start: int, end: int, now: float) -> None:
        if data[start + 2 : start + 5] != b"seq":  # a heartbeat
            return
        seq = int(data[start + 7 : data.index(b",", start)])
        if seq != ear.next and ear.next:
            self.faults += 1
        ear.next = seq + 1
        ear.frames += 1
        self.frames += 1
        self.seqs.append(seq)
        self.moments.append(now)
        if not self.texts or ear.frames > len(self.texts):
            self.texts.append(data[start:end].decode())

    def forget(self) -> None:
        """Before another round."""
        for ear in self.ears.values():
            ear.next = ear.frames = 0
        self.seqs, self.moments = array("l"), array("d")
        self.texts.clear()
