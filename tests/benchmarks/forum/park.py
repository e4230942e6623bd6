"""The real site as it is deployed, on a database of its own, with a proxy in front that the measurement plays."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.demo_park import ROOT

from .chaos import NAME

SOCKETS = "innovation_park.lib.lean_sockets:LeanSockets"


def environment_of(folder: Path, database: str, redis: str) -> dict:
    """Lays out the tables and the static files, too."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "innovation_park.settings.production",
        "SECRET_KEY": "for a measurement on this machine only, " * 2,
        "SITE_URL": "https://localhost",
        "DATABASE_URL": database,
        "REDIS_URL": redis,
        "EMAIL_URL": "dummymail://",
        "PARK_VAR": str(folder),
        "TRUSTED_PROXY_COUNT": "1",
        "LIVE_CONNECTIONS_PER_ADDRESS": "20000",
        "LOG_LEVEL": "CRITICAL",
        "PGAPPNAME": NAME,
        "PYTHONUNBUFFERED": "1",
        "SOCKETS": SOCKETS,
    }
    for task in (["migrate"], ["collectstatic", "--no-input"]):
        command = [sys.executable, "manage.py", *task, "--verbosity", "0"]
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return environment


class Probe:
    """Somebody with the models at hand (:mod:`tests.benchmarks.forum.probe`), in a process of their own."""

    def __init__(self, environment: dict, *arguments: str):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.benchmarks.forum.probe", *arguments],
            cwd=ROOT,
            env={**environment, "PGAPPNAME": "park-probe"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.kill()
        self.process.wait()

    def ask(self, part: str, *numbers: int):
        self.tell(part, *numbers)
        return self.told()

    def tell(self, part: str, *numbers: int) -> None:
        """Without waiting for the answer, which :meth:`told` gives."""
        self.process.stdin.write(f"{' '.join(map(str, (part, *numbers)))}\n")
        self.process.stdin.flush()

    def told(self):
        return json.loads(self.process.stdout.readline())
