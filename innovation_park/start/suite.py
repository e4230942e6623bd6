"""``make test``: the rules of the house, then every test on every engine there is."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from .environment import PYTHON, ensure_environment, require_writable_folder
from .machine import PACKAGES, install_missing, missing_packages
from .servers import Postgres, Redis, find_program
from .supervisor import Stopped, Supervisor
from .telling import ROOT, say, step

BIN = PYTHON.parent
WORKERS = max(min(os.cpu_count() or 1, 8), 1)
BROWSERS = WORKERS + 1  # one of them always waits for a page
RULES = {
    "ruff check": [BIN / "ruff", "check", "."],
    "ruff format": [BIN / "ruff", "format", "--check", "."],
    "imports": [BIN / "lint-imports", "--no-cache"],
    "templates": [BIN / "djlint", ".", "--lint", "--quiet"],
    "migrations": [PYTHON, "manage.py", "makemigrations", "--check", "--dry-run"],
    "translations": [PYTHON, "manage.py", "compile_translations"],
}


def run():
    require_writable_folder()
    install_missing()
    ensure_environment("tests/requirements.txt")
    with tempfile.TemporaryDirectory(prefix="park-suite-") as folder:
        os.chmod(folder, 0o755)  # noqa: S103 - the user postgres passes through
        suite = Suite(Path(folder))
        try:
            with Supervisor() as supervisor:
                suite.run_all(supervisor)
        except Stopped:
            say("\nStopped; the private servers are gone.")
            return 130
        return suite.report()


class Suite:
    def __init__(self, folder):
        self.folder = folder
        self.results = []
        self.not_run = {}

    def run_all(self, supervisor):
        for name, command in RULES.items():
            self.part(f"rules: {name}", command, supervisor)
        self.on_sqlite(supervisor)
        self.on_postgres(supervisor)
        self.in_browser(supervisor)

    def on_sqlite(self, supervisor):
        database = self.folder / "park.sqlite3"
        environment = self.environment(
            DATABASE_URL=f"sqlite:///{database}", REDIS_URL=""
        )
        pattern = f"{database}.test"
        if self.migrate(f"sqlite:///{pattern}"):
            for worker in range(BROWSERS):
                shutil.copy(pattern, f"{pattern}_gw{worker}")
            self.part(
                "suite on SQLite", self.pytest("not browser"), supervisor, environment
            )

    def on_postgres(self, supervisor):
        if not (find_program("initdb") and find_program("redis-server")):
            return self.skip(
                "suite on PostgreSQL with Redis", "postgresql", "redis-server"
            )
        postgres, redis = (
            Postgres(self.folder / "postgres"),
            Redis(self.folder / "redis"),
        )
        with step("Starting private PostgreSQL and Redis"):
            postgres.start(supervisor)
            redis.start(supervisor)
        if self.migrate(postgres.address):
            for worker in range(WORKERS):
                postgres.sql(f"CREATE DATABASE test_park_gw{worker} TEMPLATE park")
            environment = self.environment(
                DATABASE_URL=postgres.address, REDIS_URL=redis.address
            )
            self.part(
                "suite on PostgreSQL with Redis",
                self.pytest("not browser and not once"),
                supervisor,
                environment,
            )

    def in_browser(self, supervisor):
        browser = (
            find_program("chromium")
            or find_program("chromium-browser")
            or find_program("google-chrome")
        )
        if not browser:
            return self.skip("browser tests", "chromium")
        database = self.folder / "park.sqlite3"
        environment = self.environment(
            DATABASE_URL=f"sqlite:///{database}", REDIS_URL="", PARK_BROWSER=browser
        )
        self.part(
            "browser tests", self.pytest("browser", BROWSERS), supervisor, environment
        )

    def migrate(self, address):
        """Lay the database out once; every test process starts from a copy."""
        with step("Laying out the test database"):
            command = [PYTHON, "manage.py", "migrate", "--verbosity=0"]
            done = subprocess.run(
                command,
                cwd=ROOT,
                env=self.environment(DATABASE_URL=address),
                capture_output=True,
                text=True,
            )
        if done.returncode:
            say(done.stderr[-3000:])
            self.results.append(("laying out the test database", False, 0))
        return done.returncode == 0

    def pytest(self, marks, workers=WORKERS):
        return [
            PYTHON,
            "-m",
            "pytest",
            "-m",
            marks,
            "-n",
            str(workers),
            "--reuse-db",
            "--dist=loadgroup",
            "-q",
            "--durations=15",
            "-p",
            "no:cacheprovider",
        ]

    def part(self, name, command, supervisor, environment=None):
        say(f"\n== {name}")
        began = time.monotonic()
        process = supervisor.start(
            name, [str(word) for word in command], env=environment or self.environment()
        )
        supervisor.wait_until(lambda: process.poll() is not None, 3600)
        del supervisor.processes[name]
        self.results.append((name, process.returncode == 0, time.monotonic() - began))

    def environment(self, **more):
        settings = {
            "DJANGO_SETTINGS_MODULE": "innovation_park.settings.test",
            "TMPDIR": str(self.folder),
        }
        return {**os.environ, **settings, **more}

    def skip(self, name, *packages):
        self.not_run[name] = [
            package for package in packages if package in missing_packages()
        ]

    def report(self):
        say("\n== The whole of it")
        for name, passed, seconds in self.results:
            say(f"{'passed' if passed else 'FAILED'}  {name} ({seconds:.0f} s)")
        incomplete = {
            PACKAGES[package][1]: [package] for package in missing_packages()
        } | self.not_run
        if incomplete:
            say("\nNot run, or not in full, on this machine:")
            for name, packages in incomplete.items():
                say(f"  {name}: get it with: apt-get install {' '.join(packages)}")
        is_strict = os.environ.get("CI", "").lower() == "true"
        failed = [name for name, passed, _seconds in self.results if not passed]
        return 1 if failed or (incomplete and is_strict) else 0
