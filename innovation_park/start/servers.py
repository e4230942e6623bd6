"""Private servers for the suite: own folder, own port, gone at the end. Nobody else's server is touched."""

import os
import pwd
import shutil
import socket
import subprocess
import time
from pathlib import Path

from .telling import Refusal


def find_program(name):
    """On the path, or where Debian keeps the programs of PostgreSQL."""
    found = shutil.which(name) or next(
        map(
            str, sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)
        ),
        None,
    )
    return found


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Postgres:
    """A cluster that forgets: no fsync, trust for whoever is on this machine. Never as root, which PostgreSQL refuses."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.port = free_port()
        self.address = f"postgres://park@127.0.0.1:{self.port}/park"
        self._as_owner = (
            ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"]
            if os.geteuid() == 0
            else []
        )

    def start(self, supervisor):
        self.folder.mkdir()
        if self._as_owner:
            owner = pwd.getpwnam("postgres")
            os.chown(self.folder, owner.pw_uid, owner.pw_gid)
        data = str(self.folder / "data")
        self._run(
            "initdb",
            "-D",
            data,
            "-U",
            "park",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        settings = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": self.folder,
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
            "jit": "off",
            "max_connections": 300,
        }
        options = [
            word for key, value in settings.items() for word in ("-c", f"{key}={value}")
        ]
        with (self.folder.parent / "postgres.log").open("w") as log:
            command = [*self._as_owner, find_program("postgres"), "-D", data, *options]
            supervisor.start("PostgreSQL", command, cwd="/", stdout=log, stderr=log)
        if not supervisor.wait_until(self._accepts, 60):
            raise Refusal(
                "The private PostgreSQL did not start: "
                + (self.folder.parent / "postgres.log").read_text()[-500:]
            )
        self.sql("CREATE DATABASE park")

    def sql(self, statement):
        self._run(
            "psql",
            "-h",
            "127.0.0.1",
            "-p",
            str(self.port),
            "-U",
            "park",
            "-d",
            "postgres",
            "-qc",
            statement,
        )

    def _accepts(self):
        command = [
            find_program("pg_isready"),
            "-q",
            "-h",
            "127.0.0.1",
            "-p",
            str(self.port),
        ]
        return subprocess.run(command).returncode == 0

    def _run(self, program, *arguments):
        done = subprocess.run(
            [*self._as_owner, find_program(program), *arguments],
            cwd="/",
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise Refusal(f"{program} failed: {done.stderr.strip()[-500:]}")


class Redis:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.port = free_port()
        self.address = f"redis://127.0.0.1:{self.port}/0"

    def start(self, supervisor):
        self.folder.mkdir()
        options = [
            "--port",
            str(self.port),
            "--bind",
            "127.0.0.1",
            "--dir",
            str(self.folder),
            "--save",
            "",
            "--appendonly",
            "no",
        ]
        supervisor.start(
            "Redis", [find_program("redis-server"), *options], stdout=subprocess.DEVNULL
        )
        if not supervisor.wait_until(self._accepts, 20):
            raise Refusal("The private Redis did not start.")

    def _accepts(self):
        try:
            with socket.create_connection(
                ("127.0.0.1", self.port), timeout=1
            ) as connection:
                connection.sendall(b"PING\r\n")
                return connection.recv(5) == b"+PONG"
        except OSError:
            time.sleep(0.05)
            return False
