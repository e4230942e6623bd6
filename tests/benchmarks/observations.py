"""Experiments at a million observations: intake, the page of results, the organisers' cockpit, the export. ``make bench NAME=observations``

Another number of observations is an argument of the module.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.observation_intake import intake_per_second
from tests.demo_park import ROOT, environment_of, plant_park, served

OBSERVATIONS = 1_000_000
FIGURES = (
    "intake_per_s",
    "max_queries",
    "results_p95_ms",
    "cockpit_p95_ms",
    "export_peak_mb",
)


def main(observations: int = OBSERVATIONS):
    with tempfile.TemporaryDirectory(prefix="park-bench-") as temporary:
        folder = plant_park(Path(temporary) / "park")
        probe(folder, "plant")
        measured = {}
        with served(folder) as (address, _web):
            measured["intake_per_s"] = intake_per_second(
                address, probe(folder, "key")["key"], {"minutes": 12.5, "found": True}
            )
        measured |= probe(folder, "fill", observations)
        measured |= probe(folder, "page")
        measured |= probe(folder, "fill_people", observations)
        for part in ("cockpit", "export"):
            measured |= probe(folder, part)
    aside = {name: value for name, value in measured.items() if name not in FIGURES}
    print(f"beside: {json.dumps(aside)}")
    print(json.dumps({name: measured[name] for name in FIGURES}))


def probe(folder: Path, part: str, *arguments: int) -> dict:
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.benchmarks.observation_probe",
            part,
            *map(str, arguments),
        ],
        cwd=ROOT,
        env=environment_of(folder),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return json.loads(done.stdout.splitlines()[-1])


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
