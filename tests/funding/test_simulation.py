import os
from datetime import date

import pytest

from funding.composition import Composition
from funding.ready_made import READY_MADE
from funding.simulation import simulate
from tests.factories.funding import composition
from tests.funding.compositions import broken, by_lot

# ``FUNDING_COMPOSITIONS=200`` walks as many as the handbook promises.
COMPOSITIONS = int(os.environ.get("FUNDING_COMPOSITIONS", "40"))


def run(data, **more):
    return simulate(
        Composition.of(data),
        **{
            "least": 10,
            "most": 100,
            "total": 1000,
            "on": date(2026, 12, 1),
            "applicants": 12,
            **more,
        },
    )


def test_compositions_by_lot_all_reach_decisions():
    stuck = {
        seed: each.stuck
        for seed in range(COMPOSITIONS)
        if not (
            each := run(by_lot(seed), seed=seed, needs_sign_off=bool(seed % 2))
        ).reaches_decisions
    }
    assert stuck == {}


@pytest.mark.parametrize("name", READY_MADE)
def test_what_is_ready_made_reaches_decisions_within_its_money(name):
    found = run(READY_MADE[name].composition)
    assert (found.reaches_decisions, found.granted + found.left_over) == (True, 1000)
    assert found.granted <= 1000


def test_the_same_draw_runs_the_same_way():
    data = by_lot(3)
    assert run(data, seed=5) == run(data, seed=5)
    assert run(data, seed=5) != run(data, seed=6)


@pytest.mark.parametrize(
    ("path", "value", "status"),
    [
        ("stages", [], "submitted"),
        ("stages.1.reviewers_each", 0, "in_review"),
        ("sections.0.needs", ["project"], "draft"),
        (
            "sections.0.pages.0.fields.1",
            {"key": "plan", "kind": "choice", "label": {}, "is_required": True},
            "draft",
        ),
    ],
)
def test_what_the_checker_refuses_gets_stuck(path, value, status):
    """The simulation knows nothing of the checker: each is the other's negative control."""
    found = run(broken(path, value))
    assert (found.reaches_decisions, found.stuck) == (
        False,
        {status: sum(found.stuck.values())},
    )


def test_without_reviewers_nothing_is_decided():
    assert run(composition(), reviewers=0).stuck != {}


def test_questions_nobody_was_asked_are_named():
    never = {"key": "title", "op": "is", "value": "no such title"}
    data = broken("sections.0.pages.0.fields.1.shown_when", never)
    assert run(data).never_asked == ("Plan",)
