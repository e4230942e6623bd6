"""What the person at the terminal is told: one line per step, one sentence per fault."""

import os
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Refusal(Exception):
    """Something the person must mend; its text is the whole message."""


def say(text=""):
    print(text, flush=True)


class Step:
    """A long step: its name, how far it is, how long it took.

    On a terminal the line is rewritten every second; elsewhere a word every fifteen seconds
    shows that nothing hangs.
    """

    def __init__(self, name):
        self.name = name
        self.progress = ""
        self._began = time.monotonic()
        self._done = threading.Event()
        self._is_terminal = sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._ticker = threading.Thread(target=self._tick, daemon=True)
        self._ticker.start()

    @property
    def seconds(self):
        return time.monotonic() - self._began

    def _tick(self):
        self._line()
        while not self._done.wait(1 if self._is_terminal else 15):
            self._line()

    def _line(self, end=""):
        text = f"{self.name} {self.progress} ({self.seconds:.0f} s)"
        if self._is_terminal:
            print(f"\r\033[K{text}", end=end, file=sys.stderr, flush=True)
        elif end or self.seconds > 1:
            print(text, file=sys.stderr, flush=True)

    def close(self):
        self._done.set()
        self._ticker.join()
        self._line(end="\n")


@contextmanager
def step(name):
    running = Step(name)
    try:
        yield running
    finally:
        running.close()
