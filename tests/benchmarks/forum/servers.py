"""Servers of our own that are ended on purpose and started again: web processes and a Redis."""

import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress

from innovation_park.start.servers import find_program, free_port
from tests.demo_park import ROOT


class Web:
    """Processes of one application (:mod:`tests.benchmarks.forum.preloaded`), one for each of ``ports``."""

    def __init__(self, target: str, environment: dict, count: int, log=None):
        command = [sys.executable, "-m", "tests.benchmarks.forum.preloaded", target]
        self.process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        self._one_asks = threading.Lock()
        self.pids: dict[int, int] = {}
        self.ports = [free_port() for _each in range(count)]

    def __enter__(self):
        if self.process.stdout.readline() != "ready\n":
            raise RuntimeError("The application could not be loaded.")
        for port in self.ports:
            self.start(port)
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        self.process.kill()
        self.process.wait()

    def start(self, port: int) -> None:
        self.pids[port] = self._ask(f"start {port}")
        wait_for_port(port)

    def end(self, port: int, number: signal.Signals) -> None:
        del self.pids[port]
        self._ask(f"end {port} {int(number)}")

    def _ask(self, line: str) -> int:
        with self._one_asks:
            self.process.stdin.write(f"{line}\n")
            self.process.stdin.flush()
            return int(self.process.stdout.readline())


class Bell:
    """A Redis that keeps nothing."""

    def __init__(self, folder):
        self.port = free_port()
        self.address = f"redis://127.0.0.1:{self.port}/0"
        self._command = [
            *(find_program("redis-server"), "--port", str(self.port)),
            *("--bind", "127.0.0.1", "--dir", str(folder)),
            *("--save", "", "--appendonly", "no"),
        ]
        self.process: subprocess.Popen | None = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.kill()

    def start(self) -> None:
        self.process = subprocess.Popen(self._command, stdout=subprocess.DEVNULL)
        wait_for_port(self.port)

    def kill(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
        self.process = None


def wait_for_port(port: int, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with (
            suppress(OSError),
            socket.create_connection(("127.0.0.1", port), timeout=1),
        ):
            return
        time.sleep(0.02)
    raise RuntimeError(f"Nobody listens at port {port}.")
