"""How good, and how quick, the assignment of reviewers is, beside a program that was written from the textbook."""

import random
import time

from scipy.optimize import linprog
from scipy.sparse import lil_array

from funding.reviews.assigning import Problem, plan_of

SEED = 20261123
APPLICATIONS, REVIEWERS, EACH = 200, 40, 3
CONFLICTS = 0.08


def problem_of(seed: int = SEED) -> Problem:
    chance = random.Random(seed)  # noqa: S311
    applications = tuple(range(APPLICATIONS))
    reviewers = tuple(f"reviewer {each}" for each in range(REVIEWERS))
    pairs = [(one, other) for one in applications for other in reviewers]
    return Problem(
        applications,
        reviewers,
        EACH,
        fit={pair: chance.randint(0, 100) for pair in pairs},
        barred=frozenset(pair for pair in pairs if chance.random() < CONFLICTS),
    )


def optimum_of(problem: Problem) -> float:
    """The most that fits can add up to with loads as even as they can be: a transport problem, whole by itself."""
    pairs = [
        (one, other)
        for one in problem.applications
        for other in problem.reviewers
        if (one, other) not in problem.barred
    ]
    places = APPLICATIONS * EACH
    low, high = places // REVIEWERS, -(-places // REVIEWERS)
    per_application = lil_array((APPLICATIONS, len(pairs)))
    per_reviewer = lil_array((2 * REVIEWERS, len(pairs)))
    at = {each: row for row, each in enumerate(problem.reviewers)}
    for column, (one, other) in enumerate(pairs):
        per_application[one, column] = 1
        per_reviewer[at[other], column] = 1
        per_reviewer[REVIEWERS + at[other], column] = -1
    found = linprog(
        [-problem.fit[pair] for pair in pairs],
        A_eq=per_application.tocsr(),
        b_eq=[EACH] * APPLICATIONS,
        A_ub=per_reviewer.tocsr(),
        b_ub=[high] * REVIEWERS + [-low] * REVIEWERS,
        bounds=(0, 1),
    )
    return -found.fun


def assignment_figures() -> dict[str, float]:
    problem = problem_of()
    began = time.perf_counter()
    plan = plan_of(problem)
    seconds = time.perf_counter() - began
    return {
        "assignment_s": round(seconds, 3),
        "conflicts_used": len(plan.pairs & problem.barred),
        "load_spread": plan.spread,
        "expertise_ratio": round(plan.worth / optimum_of(problem), 4),
        "assigned": len(plan.pairs),
    }
