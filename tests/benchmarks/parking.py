"""A day of thousands of drivers over Seoul's car parks and generated lent spaces. ``make bench NAME=parking``

Everything goes through the real engine, the real clock's duties and the real books; only the hours of the day are set
forward. Some drivers stay too long, some spaces are taken by a stranger's car: whoever would find theirs taken is seated
elsewhere without anybody of the park acting. Another number of drivers is an argument of the module. The same seed gives the same day.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DRIVERS = 2_000
# ``reseated`` is within 300 m, by the system alone, without anybody of the park acting: by the clock before the driver came,
# or at the one tap with which a driver says that they stand before a taken space. Both are told apart.
FIGURES = (
    "displaced",
    "displaced_before_they_came",
    "displaced_found_it_taken",
    "reseated",
    "reseated_by_clock",
    "reseated_by_one_tap",
    "reseated_by_staff",
    "ledger_difference",
    "points_per_hour_least",
    "points_per_hour_most",
    "gini_points_of_owners",
    "gini_hours_of_owners",
)


def main(drivers: int = DRIVERS):
    with tempfile.TemporaryDirectory(prefix="park-bench-") as temporary:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "innovation_park.settings.test",
            "DATABASE_URL": f"sqlite:///{temporary}/park.sqlite3",
            "PARK_VAR": temporary,
            "REDIS_URL": "",
        }
        migrate = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
        day = [sys.executable, "-m", "tests.benchmarks.parking_day", str(drivers)]
        subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
        done = subprocess.run(
            day, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
        )
    if done.returncode:
        raise SystemExit(done.returncode)
    measured = json.loads(done.stdout.splitlines()[-1])
    aside = {name: value for name, value in measured.items() if name not in FIGURES}
    print(f"beside: {json.dumps(aside)}")
    print(json.dumps({name: measured[name] for name in FIGURES}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
