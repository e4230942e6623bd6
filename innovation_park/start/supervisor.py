"""Several processes that live and stop together."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager, suppress

from .telling import ROOT

PATIENCE = 10


@contextmanager
def terminal_of_our_own():
    """Ctrl-C reaches us and not ``make``, which would call a park closed on purpose an error."""
    if not sys.stdin.isatty() or os.getpgrp() != os.tcgetpgrp(0):
        yield
        return
    before = os.getpgrp()
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpgrp())
    try:
        yield
    finally:
        os.tcsetpgrp(0, before)


class Stopped(Exception):
    """Somebody asked us to stop: Ctrl-C, or a signal."""


class Supervisor:
    """Starts processes in sessions of their own, so that Ctrl-C reaches us alone and we stop them in order."""

    def __init__(self):
        self.processes = {}
        self._asked = threading.Event()
        self._before = {
            number: signal.signal(number, lambda *_: self._asked.set())
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        }

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def start(self, name, command, **options):
        options.setdefault("cwd", ROOT)
        self.processes[name] = subprocess.Popen(
            command, start_new_session=True, stdin=subprocess.DEVNULL, **options
        )
        return self.processes[name]

    def wait_until(self, is_ready, seconds):
        """Whether it came to be within that time; ``Stopped`` when asked, the name of a process that died otherwise."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if is_ready():
                return True
            if self.first_dead() or self._sleep(0.1):
                return False
        return False

    def watch(self):
        """Until one of the processes is gone; its name. ``Stopped`` when asked to stop."""
        while not self.first_dead():
            self._sleep(0.3)
        return self.first_dead()

    def first_dead(self):
        return next(
            (
                name
                for name, process in self.processes.items()
                if process.poll() is not None
            ),
            None,
        )

    def _sleep(self, seconds):
        if self._asked.wait(seconds):
            raise Stopped

    def stop(self):
        """Ask all, wait for all, insist on whoever is left; nothing is orphaned."""
        for process in self.processes.values():
            _signal(process, signal.SIGTERM)
        end = time.monotonic() + PATIENCE
        for process in self.processes.values():
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(end - time.monotonic(), 0.1))
            _signal(process, signal.SIGKILL)
            process.wait()


def _signal(process, number):
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)
