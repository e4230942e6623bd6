"""Rounds over the real bins of Seoul: how much longer our stored plan is than PyVRP's own at equal time, and how fast it is there.

``manage.py`` is not needed: no database takes part. ``PARK_SHARED`` names the folder of the reference data.
"""

from __future__ import annotations

import csv
import os
import random
from pathlib import Path
from statistics import mean
from time import monotonic

from experiments.batteries.rounds.planning.driving import is_possible, metres_of
from experiments.batteries.rounds.planning.problem import DAY, Errand, Problem, Truck
from experiments.batteries.rounds.planning.quick import quick_plan
from experiments.batteries.rounds.planning.solving import solve

BINS = "data/battery/seoul_street_bins.csv"
SEOUL = ((37.413, 37.715), (126.734, 127.269))  # south to north, west to east
HUB = (37.6086, 126.934)
HOUR = 3600
# Boxes in a day's round, vans, and the seed by which they are taken from the list.
INSTANCES = ((40, 1, 1), (60, 2, 2), (80, 2, 3), (100, 3, 4))
HOURS = (
    ((0, DAY),),
    ((9 * HOUR, 18 * HOUR),),
    ((9 * HOUR, 12 * HOUR), (13 * HOUR, 18 * HOUR)),
)


def real_bins() -> dict[str, list[tuple[float, float]]]:
    """Places by the district they are listed under; damaged rows and what lies outside the city are left out."""
    path = Path(os.environ.get("PARK_SHARED", "../shared")) / BINS
    places: dict[str, dict] = {}
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            point = _point(row)
            if point and "\ufffd" not in "".join(filter(None, row.values())):
                places.setdefault(row["구"].strip(), {})[point] = None
    return {name: list(each) for name, each in places.items() if len(each) > 40}


def _point(row: dict) -> tuple[float, float] | None:
    try:
        point = float(row["Latitude"]), float(row["Longitude"])
    except (TypeError, ValueError):
        return None
    inside = all(
        low <= value <= high for value, (low, high) in zip(point, SEOUL, strict=True)
    )
    return point if inside else None


def instance(bins: dict, boxes: int, vans: int, seed: int) -> Problem:
    """Of three districts, all of which fits, so that lengths alone are compared."""
    rng = random.Random(seed)  # noqa: S311 - the same every time
    chosen = rng.sample(sorted(bins), 3)
    pool = [point for name in chosen for point in bins[name]]
    errands = tuple(
        Errand(
            f"B{n:03}",
            point,
            rng.randint(1_500, 9_000),
            rng.random(),
            rng.choice(HOURS),
        )
        for n, point in enumerate(rng.sample(pool, boxes))
    )
    shift = (8 * HOUR, 18 * HOUR)
    trucks = tuple(Truck(str(n), HUB, 600_000, 60, shift) for n in range(vans))
    return Problem(errands, trucks)


def round_figures(seconds: float = 5.0) -> dict:
    """``round_gap``: the mean over the instances of how much longer ours is (below nought: shorter)."""
    bins, rows = real_bins(), []
    for boxes, vans, seed in INSTANCES:
        problem = instance(bins, boxes, vans, seed)
        begun = monotonic()
        quick = quick_plan(problem)
        at_once = monotonic() - begun
        ours = solve(problem, begin=quick, seconds=seconds)
        theirs = solve(problem, seconds=seconds, seed=ours.seed + 1)
        rows.append(
            {
                "boxes": boxes,
                "vans": vans,
                "metres": metres_of(problem, ours),
                "quick_metres": metres_of(problem, quick),
                "pyvrp_metres": metres_of(problem, theirs),
                "left_out": [len(ours.left_out), len(theirs.left_out)],
                "is_possible": is_possible(problem, ours),
                "gap": round(
                    metres_of(problem, ours) / metres_of(problem, theirs) - 1, 4
                ),
                "quick_seconds": round(at_once, 3),
                "seconds": ours.seconds,
            }
        )
    return {
        "round_gap": round(mean(row["gap"] for row in rows), 4),
        "round_gap_worst": max(row["gap"] for row in rows),
        "first_plan_s": max(row["quick_seconds"] for row in rows),
        "planning_s": max(row["seconds"] for row in rows),
        "rounds": rows,
    }


if __name__ == "__main__":
    import json

    print(json.dumps(round_figures(), indent=1))
