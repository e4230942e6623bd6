"""Whether the booking engine can be made to book twice, and how fast it decides and finds. ``make bench NAME=bookings``

On PostgreSQL and on SQLite: 10,000 attempts of 100 clients, ten of them after the same time in the same moment, through
the actions that the pages call; then searches among 10,000 spaces with 90 days of bookings. In the last line a figure is the
worse of the two databases, sums excepted; ``decisions_per_s`` is PostgreSQL's.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import ExitStack, contextmanager
from pathlib import Path

from innovation_park.start.servers import Postgres
from innovation_park.start.supervisor import Supervisor
from tests.demo_park import ROOT

CLIENTS = 100
ATTEMPTS = 10_000
PROCESSES = 4
SPACES, DAYS = 10_000, 90


def main(attempts: int = ATTEMPTS, spaces: int = SPACES, days: int = DAYS):
    with tempfile.TemporaryDirectory(prefix="park-bench-") as temporary:
        folder = Path(temporary)
        folder.chmod(0o755)  # the server's own user looks into it
        measured = {
            "postgresql": measure_on_postgresql(folder, attempts, spaces, days),
            "sqlite": measure(
                f"sqlite:///{folder / 'park.sqlite3'}", folder, attempts, spaces, days
            ),
        }
    print(json.dumps(summary(measured)))


def summary(measured: dict) -> dict:
    def both(figure, choose):
        return choose(each[figure] for each in measured.values())

    return {
        "attempts": both("attempts", sum),
        "overlaps": both("overlaps", sum),
        "contested_without_one_winner": both("contested_without_one_winner", sum),
        "losers_without_alternatives": both("losers_without_alternatives", sum),
        "server_errors": both("server_errors", sum),
        "decisions_per_s": measured["postgresql"]["decisions_per_s"],
        "search_p95_ms": both("search_p95_ms", max),
        "search_queries": both("search_queries", max),
        **measured,
    }


def measure_on_postgresql(folder: Path, attempts: int, spaces: int, days: int) -> dict:
    with Supervisor() as supervisor:
        server = Postgres(folder / "postgres")
        server.start(supervisor)
        return measure(server.address, folder, attempts, spaces, days)


def measure(database: str, folder: Path, attempts: int, spaces: int, days: int) -> dict:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "innovation_park.settings.test",
        "DATABASE_URL": database,
        "REDIS_URL": "",
        "PARK_VAR": str(folder),
    }
    run("manage.py", "migrate", "--verbosity", "0", env=environment)
    probe("plant", CLIENTS, env=environment)
    decided = decide(attempts, environment)
    checked = probe("check", attempts, env=environment)
    probe("fill", spaces, days, env=environment)
    searched = probe("search", days, env=environment)
    figures = {**decided, **checked, **searched}
    print(f"{database.partition(':')[0]}: {json.dumps(figures)}", flush=True)
    return figures


def decide(attempts: int, environment: dict) -> dict:
    """All clients begin when the last of them is ready; the clock runs until the last has its last answer."""
    with ExitStack() as stack:
        crowds = [
            stack.enter_context(crowd(number, attempts, environment))
            for number in range(PROCESSES)
        ]
        for each in crowds:
            each.stdout.readline()
        for each in crowds:
            each.stdin.write("go\n")
            each.stdin.flush()
        told = [json.loads(each.stdout.readline()) for each in crowds]
    seconds = max(each["ended"] for each in told) - min(each["began"] for each in told)
    answers = [answer for each in told for answer in each["answers"]]
    outcomes = Counter(outcome for outcome, _wait, _error in answers)
    waits = sorted(wait for _outcome, wait, _error in answers)
    for error, times in Counter(error for *_, error in answers if error).most_common(3):
        print(f"{times} times {error}", file=sys.stderr)
    return {
        "attempts": len(answers),
        "won": outcomes["won"],
        "losers_without_alternatives": outcomes["lost without alternatives"],
        "server_errors": outcomes["error"],
        "decisions_per_s": round(len(answers) / seconds, 1),
        "decision_p95_ms": round(waits[int(len(waits) * 0.95)] * 1000, 1),
        "client_cpu_ms": round(
            sum(each["cpu"] for each in told) / len(answers) * 1000, 2
        ),
    }


@contextmanager
def crowd(number: int, attempts: int, environment: dict):
    """One process with its share of the clients, each a thread with a connection of its own."""
    command = [
        sys.executable,
        "-m",
        "tests.benchmarks.booking_crowd",
        *map(str, (number, PROCESSES, CLIENTS, attempts)),
    ]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def probe(part: str, *arguments: int, env: dict) -> dict:
    told = run(
        "-m", "tests.benchmarks.booking_probe", part, *map(str, arguments), env=env
    )
    return json.loads(told.splitlines()[-1])


def run(*command: str, env: dict) -> str:
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=env, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return done.stdout


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
