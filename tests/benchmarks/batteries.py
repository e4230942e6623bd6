"""Battery recycling at a million events: intake, the pages of balances, and the van's rounds. ``make bench NAME=batteries``

Every event goes through the product's own door, with its EPCIS document, its hash, its place in the chain and its postings.
``--events`` asks for another number, ``--without-rounds`` leaves the planning of rounds out.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
EVENTS = 1_000_000
FIGURES = ("max_queries", "balance_p95_ms", "events_per_s", "round_gap")


def main(events: int, with_rounds: bool = True):
    with tempfile.TemporaryDirectory(prefix="park-bench-") as temporary:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "innovation_park.settings.test",
            "DATABASE_URL": f"sqlite:///{temporary}/park.sqlite3",
            "PARK_VAR": temporary,
            "REDIS_URL": "",
        }
        run(environment, "manage.py", "migrate", "--verbosity", "0")
        probe = ["-m", "tests.benchmarks.batteries_probe"]
        measured = json.loads(run(environment, *probe, "events", str(events)))
        print(f"events: {json.dumps(measured)}", flush=True)  # rounds may yet fail
        if with_rounds:
            measured |= json.loads(run(environment, *probe, "rounds"))
    aside = {name: value for name, value in measured.items() if name not in FIGURES}
    print(f"beside: {json.dumps(aside)}")
    print(json.dumps({name: measured.get(name) for name in FIGURES}))


def run(environment: dict, *arguments: str) -> str:
    """The last line that it said."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        raise SystemExit(done.returncode)
    return done.stdout.splitlines()[-1] if done.stdout else ""


if __name__ == "__main__":
    told = argparse.ArgumentParser()
    told.add_argument("--events", type=int, default=EVENTS)
    told.add_argument("--without-rounds", action="store_true")
    said = told.parse_args()
    main(said.events, not said.without_rounds)
