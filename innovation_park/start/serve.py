"""``make run``: from a fresh clone to an open park."""

import errno
import os
import socket
import subprocess
import urllib.error
import urllib.request

from .environment import PYTHON, ensure_environment, require_writable_folder
from .supervisor import Stopped, Supervisor, terminal_of_our_own
from .telling import Refusal, say

# Each thread of the web server would keep a heap of its own: with two in all it needs some 15 MB less.
LEAN = {"MALLOC_ARENA_MAX": "2"}
WEB = [
    "-m",
    "uvicorn",
    "innovation_park.asgi:application",
    "--host",
    "127.0.0.1",
    "--no-access-log",
]
WEB += [
    "--log-level",
    "warning",
    "--no-server-header",
    "--timeout-graceful-shutdown",
    "3",
    "--lifespan",
    "off",
    # Sockets carry short texts outwards and nothing inwards: squeezing each for itself would cost 30 kB apiece.
    "--ws",
    "innovation_park.lib.lean_sockets:LeanSockets",
    "--ws-max-size",
    "16384",
    "--ws-per-message-deflate",
    "false",
]


def run(port_text):
    port = _free_port(port_text)
    require_writable_folder()
    ensure_environment("requirements.txt")
    address = f"http://localhost:{port}/"
    environment = {**LEAN, **os.environ, "PYTHONUNBUFFERED": "1"}
    environment.setdefault("DJANGO_SETTINGS_MODULE", "innovation_park.settings.dev")
    environment.setdefault("SITE_URL", address.rstrip("/"))
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # a start would take twice as long
    try:
        with terminal_of_our_own(), Supervisor() as supervisor:
            sign_ins = _prepare(supervisor, environment)
            supervisor.processes.clear()
            supervisor.start(
                "web server", [str(PYTHON), *WEB, "--port", str(port)], env=environment
            )
            supervisor.start(
                "task worker", [str(PYTHON), "manage.py", "work"], env=environment
            )
            if supervisor.wait_until(lambda: _answers(port), 60):
                say(f"\nThe park is open: {address}\n{sign_ins}\nCtrl-C closes it.")
            name = supervisor.watch()
            code = supervisor.processes[name].returncode
        say(
            f"The {name} stopped by itself (code {code}; its last words are above), so the park was closed."
        )
        return 1
    except Stopped:
        say("\nThe park is closed.")
        return 0


def _free_port(text):
    try:
        port = int(text)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
    except (ValueError, OverflowError):
        raise Refusal(
            f"{text} is not a port: choose a number from 1024 to 65535, for example make run PORT=9000"
        ) from None
    except OSError as error:
        if error.errno == errno.EACCES:
            raise Refusal(
                f"Port {port} is reserved for the system: choose another one, make run PORT=9000"
            ) from None
        other = port + 1 if port < 65535 else 8000
        raise Refusal(
            f"Port {port} is taken by another program: choose another one, make run PORT={other}"
        ) from None
    return port


def _prepare(supervisor, environment):
    """Database, translations, demonstration park, in one process; what it prints is for the end."""
    process = supervisor.start(
        "preparation",
        [str(PYTHON), "manage.py", "prepare"],
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    supervisor.wait_until(lambda: process.poll() is not None, 600)
    said = process.stdout.read()
    if process.poll() != 0:
        raise Refusal("The park could not be prepared; the reason is above.")
    return said


def _answers(port):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=2):
            return True
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
