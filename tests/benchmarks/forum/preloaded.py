"""An ASGI application, loaded once; a server is forked from it for each port that is asked for.

``start PORT`` and ``end PORT SIGNAL`` come by the input, a line each, and are answered by the server's process number.
When the input ends, so do the servers.
"""

import os
import signal
import sys
import threading
import time
from contextlib import suppress

import uvicorn
from uvicorn.importer import import_from_string

OPTIONS = {
    "host": "127.0.0.1",
    "access_log": False,
    "log_level": "error",
    "server_header": False,
    "lifespan": "off",
    "timeout_graceful_shutdown": 3,
    "ws": os.environ.get("SOCKETS", "auto"),
    "ws_max_size": 16384,
    "ws_per_message_deflate": False,
    "backlog": 4096,
}
PATIENCE = 8.0  # seconds for whoever was asked to go


def main(target: str) -> None:
    application = import_from_string(target)
    servers: dict[str, int] = {}
    print("ready", flush=True)
    try:
        for line in sys.stdin:
            act, port, *number = line.split()
            if act == "start":
                servers[port] = fork(application, int(port))
                print(servers[port], flush=True)
            else:
                print(end(servers.pop(port), int(number[0])), flush=True)
    finally:
        for pid in servers.values():
            end(pid, signal.SIGKILL)


def fork(application, port: int) -> int:
    parent = os.getpid()
    if pid := os.fork():
        return pid
    try:
        threading.Thread(target=_go_with, args=(parent,), daemon=True).start()
        uvicorn.run(application, port=port, **OPTIONS)
    finally:
        os._exit(0)


def end(pid: int, number: int) -> int:
    """Until it is gone and its number is free; our own child, so the number is nobody else's."""
    with suppress(ProcessLookupError):
        os.kill(pid, number)
    until = time.monotonic() + PATIENCE
    while os.waitpid(pid, os.WNOHANG) == (0, 0):
        if time.monotonic() > until:
            os.kill(pid, signal.SIGKILL)
        time.sleep(0.01)
    return pid


def _go_with(parent: int) -> None:
    """Nothing is left behind, whatever becomes of the one who asked."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1])
