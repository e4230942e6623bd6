"""Boxes of a small town, by chance but always the same."""

import random

from experiments.batteries.rounds.planning.problem import DAY, Errand, Problem, Truck

HUB = (37.6086, 126.934)
HOUR = 3600
SHOP = ((10 * HOUR, 19 * HOUR),)
LUNCH = ((9 * HOUR, 12 * HOUR), (13 * HOUR, 18 * HOUR))


def town(seed=1, boxes=24, trucks=2, **truck):
    rng = random.Random(seed)  # noqa: S311 - the same every time
    errands = tuple(
        Errand(
            key=f"B{number:03}",
            point=(
                HUB[0] + rng.uniform(-0.05, 0.05),
                HUB[1] + rng.uniform(-0.05, 0.05),
            ),
            grams=rng.randint(1_000, 9_000),
            chance=round(rng.random(), 3),
            windows=rng.choice([((0, DAY),), SHOP, LUNCH]),
        )
        for number in range(boxes)
    )
    limits = {"capacity": 600_000, "most_stops": 40, "shift": (8 * HOUR, 17 * HOUR)}
    vans = tuple(Truck(f"{n + 1}", HUB, **{**limits, **truck}) for n in range(trucks))
    return Problem(errands, vans)
