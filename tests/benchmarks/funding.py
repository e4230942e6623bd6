"""The desk of the foundation with 5,000 applications, assignment and ranking. ``make bench NAME=funding``

Lists are asked by an officer, each with its filters and searches: how many queries, and how long, the slowest of them.
Submitting goes through the real action, chain and receipt included. Assignment is 200 applications, 40 reviewers, three each,
held against the optimum of a program that knows nothing of ours; ranking is against panels whose truth is known.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPLICATIONS = 5_000
FIGURES = (
    "max_queries",
    "list_p95_ms",
    "submit_p95_ms",
    "assignment_s",
    "conflicts_used",
    "load_spread",
    "expertise_ratio",
    "spearman",
    "spearman_raw",
)


def main(applications: int = APPLICATIONS):
    with tempfile.TemporaryDirectory(prefix="park-bench-") as temporary:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "innovation_park.settings.test",
            "DATABASE_URL": f"sqlite:///{temporary}/park.sqlite3",
            "PARK_VAR": temporary,
            "REDIS_URL": "",
        }
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        desk = [sys.executable, "-m", "tests.benchmarks.funding_desk"]
        subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
        done = subprocess.run(
            [*desk, str(applications)],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
    if done.returncode:
        raise SystemExit(done.returncode)
    measured = json.loads(done.stdout.splitlines()[-1])
    aside = {name: value for name, value in measured.items() if name not in FIGURES}
    print(f"beside: {json.dumps(aside)}")
    print(json.dumps({name: measured[name] for name in FIGURES}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
