"""A park whose server can be killed and come back at the same address, on the data of the test."""

import subprocess
import sys

from django.db import connection
from django.test import override_settings

from innovation_park.settings import dev
from innovation_park.start.serve import WEB
from tests.demo_park import ROOT, environment_of, free_port, wait_for

from .sessions import session_of


class CutPark:
    def __init__(self, folder):
        self.port = free_port()
        self.address = f"http://localhost:{self.port}"
        database = connection.settings_dict["NAME"]
        self.environment = environment_of(
            folder, DATABASE_URL=f"sqlite:///{database}", SITE_URL=self.address
        )
        self.process = None

    def open(self) -> None:
        command = [sys.executable, *WEB, "--port", str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT, env=self.environment)
        wait_for(f"http://127.0.0.1:{self.port}/healthz", self.process)

    def kill(self) -> None:
        """Without a word to anybody."""
        self.process.kill()
        self.process.wait()

    def session_of(self, user) -> str:
        """One that the process, with keys of its own, believes."""
        with override_settings(SECRET_KEY=dev.SECRET_KEY):
            return session_of(user)
