"""The demonstration park as a visitor meets it: a real server process on a database of its own."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

from innovation_park.start.serve import LEAN, WEB

ROOT = Path(__file__).resolve().parents[1]


def environment_of(folder: Path, **more) -> dict:
    settings = {
        **LEAN,
        "DJANGO_SETTINGS_MODULE": "innovation_park.settings.dev",
        "DATABASE_URL": f"sqlite:///{folder / 'park.sqlite3'}",
        "PARK_VAR": str(folder),
        "REDIS_URL": "",
        "DEMO": "1",
    }
    return {**os.environ, **settings, **more}


def plant_park(folder: Path, times: int = 1) -> Path:
    """The demonstration park in ``folder``, with its search index; ``times`` as much of everything."""
    folder.mkdir(parents=True, exist_ok=True)
    _manage(folder, "migrate", "--verbosity", "0")
    _manage(folder, "compile_translations")
    _manage(folder, "load_demo", "--times", str(times))
    _manage(folder, "db_worker", "--batch", "--no-startup-delay", "--verbosity", "0")
    return folder


def planted_once(name: str = "demo-park", times: int = 1) -> Path:
    """Planted by whoever comes first, for all test processes of one run; each gets a copy."""
    original = original_park(name, times)
    copy = Path(tempfile.mkdtemp(prefix=f"{name}-"))
    return Path(shutil.copytree(original, copy / "park"))


def original_park(name: str = "demo-park", times: int = 1) -> Path:
    """Not to be touched. Whoever comes while it is being planted waits."""
    original = Path(tempfile.gettempdir()) / name
    with (original.parent / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (original / "ready").exists():
            shutil.rmtree(original, ignore_errors=True)
            plant_park(original, times)
            (original / "ready").touch()
    return original


@contextmanager
def served(folder: Path, **more):
    """The address and the process of a web server on that park."""
    port = free_port()
    command = [sys.executable, *WEB, "--port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment_of(folder, SITE_URL=f"http://localhost:{port}", **more),
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz", process)
        yield f"http://localhost:{port}", process
    finally:
        stop(process)


@contextmanager
def working(folder: Path):
    """The task worker on that park."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", "work"], cwd=ROOT, env=environment_of(folder)
    )
    try:
        yield process
    finally:
        stop(process)


def stop(process: subprocess.Popen) -> None:
    process.terminate()
    with suppress(subprocess.TimeoutExpired):
        process.wait(10)
    process.kill()
    process.wait()


def _manage(folder: Path, *arguments: str) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment_of(folder),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(
            f"manage.py {arguments[0]} failed:\n{done.stdout[-1000:]}{done.stderr[-3000:]}"
        )


def wait_for(address: str, process: subprocess.Popen) -> None:
    end = time.monotonic() + 60
    while time.monotonic() < end and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=2):
            return
        time.sleep(0.1)
    raise RuntimeError(f"The web server did not answer at {address}.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


if __name__ == "__main__":
    original_park()
