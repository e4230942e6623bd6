"""The better plan, by PyVRP: bounded in time, never worse than the quick plan, and the same again for the same seed and steps.

It does not begin from the quick plan: over real bins that gave shorter tours as often as longer ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from time import monotonic

from .driving import cost_of, is_possible
from .problem import DAY, Plan, Problem, whole_plan

SECONDS = 10.0
SEED = 7


def has_solver() -> bool:
    return find_spec("pyvrp") is not None


def solve(
    problem: Problem,
    *,
    begin: Plan | None = None,
    seconds: float = SECONDS,
    seed: int = SEED,
    iterations: int | None = None,
) -> Plan:
    """Stops after ``seconds``; with ``iterations`` after so many steps instead, which gives the very same plan again.

    Never worse than ``begin``: where the solver found nothing better, that one is given back.
    """
    from pyvrp import solve as solve_with  # noqa: PLC0415 - slow to load, and only the worker needs it
    from pyvrp.stop import MaxIterations, MaxRuntime  # noqa: PLC0415

    begun = monotonic()
    if not problem.errands or not problem.trucks:
        return whole_plan(problem, [[] for _ in problem.trucks], "solver", seed=seed)
    model = _model(problem)
    stop = MaxRuntime(seconds) if iterations is None else MaxIterations(iterations)
    result = solve_with(model.data, stop, seed=seed, collect_stats=False)
    found = whole_plan(
        problem,
        model.orders(problem, result.best),
        "solver",
        seed=seed,
        iterations=result.num_iterations,
        seconds=round(monotonic() - begun, 3),
    )
    return _the_better(problem, begin, found)


def _the_better(problem: Problem, begin: Plan | None, found: Plan) -> Plan:
    if begin is None:
        return found
    if is_possible(problem, found) and cost_of(problem, found) <= cost_of(
        problem, begin
    ):
        return found
    kept = [tour.order for tour in begin.tours]
    facts = {"seed": found.seed, "iterations": found.iterations}
    return whole_plan(problem, kept, "quick", seconds=found.seconds, **facts)


@dataclass
class _Model:
    """``errand_of[client]`` is the number of the errand: a box with two opening times is two clients, one of which is visited."""

    data: object
    errand_of: list[int]

    def orders(self, problem: Problem, solution) -> list[list[int]]:
        orders: list[list[int]] = [[] for _ in problem.trucks]
        for route in solution.routes():
            visits = [each.idx for each in route if each.is_client()]
            orders[route.vehicle_type()] = [self.errand_of[each] for each in visits]
        return orders


def _model(problem: Problem) -> _Model:
    import numpy as np  # noqa: PLC0415 - comes with PyVRP
    from pyvrp import Depot, Location, ProblemData  # noqa: PLC0415

    clients, groups, errand_of = _clients(problem)
    distances = np.array(problem.ways.metres, dtype=np.int64)
    speeds = sorted({truck.kmh for truck in problem.trucks})
    points = [each.depot for each in problem.trucks]
    points += [each.point for each in problem.errands]
    data = ProblemData(
        locations=[Location(y, x) for x, y in points],
        clients=clients,
        depots=[Depot(number) for number in range(len(problem.trucks))],
        vehicle_types=_vehicles(problem, speeds),
        distance_matrices=[distances] * len(speeds),
        duration_matrices=[
            np.rint(distances * 3.6 / kmh).astype(np.int64) for kmh in speeds
        ],
        groups=groups,
    )
    return _Model(data, errand_of)


def _clients(problem: Problem) -> tuple[list, list, list[int]]:
    from pyvrp import Client, ClientGroup  # noqa: PLC0415

    clients, groups, errand_of = [], [], []
    for number, errand in enumerate(problem.errands):
        windows = errand.windows or ((0, DAY),)
        group = len(groups) if len(windows) > 1 else None
        if group is not None:
            ahead = range(len(clients), len(clients) + len(windows))
            groups.append(ClientGroup(list(ahead), required=False))
        for opens, closes in windows:
            clients.append(
                Client(
                    location=problem.ways.place(number),
                    pickup=[errand.grams, 1],
                    service_duration=errand.service,
                    tw_early=opens,
                    tw_late=closes,
                    prize=errand.prize,
                    required=False,
                    group=group,
                )
            )
            errand_of.append(number)
    return clients, groups, errand_of


def _vehicles(problem: Problem, speeds: list[int]) -> list:
    from pyvrp import VehicleType  # noqa: PLC0415

    return [
        VehicleType(
            num_available=1,
            capacity=[truck.capacity, truck.most_stops],
            start_depot=number,
            end_depot=number,
            tw_early=truck.shift[0],
            tw_late=truck.shift[1],
            profile=speeds.index(truck.kmh),
        )
        for number, truck in enumerate(problem.trucks)
    ]
