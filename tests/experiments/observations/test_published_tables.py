"""An attacker with a solver and all tables of a whole small experiment."""

from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from experiments.observations.figures import distributions, figures_of, places
from experiments.observations.figures import tables_of as all_tables
from experiments.observations.protocol import protocol_of
from experiments.observations.suppression import K, is_small
from tests.factories.experiments import join
from tests.factories.measured import CHOICE, YES_NO, district, measured, observe, weeks

pytestmark = pytest.mark.django_db
CODES = ("11010", "11020", "11030")
MEANS = ("bus", "bike", "car", "foot")
PEOPLE = st.lists(
    st.tuples(
        st.sampled_from(CODES),
        st.sampled_from(MEANS),
        st.booleans(),
        st.integers(0, 2),
        st.integers(0, 30),
    ),
    min_size=K,
    max_size=24,
)
FEW = settings(
    max_examples=6,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def experiment_of(people):
    """Everybody answers once: then tables add up, and totals say most."""
    experiment = measured({}, YES_NO, CHOICE)
    for code in CODES:
        district(code)
    for code, means, found, week, minutes in people:
        observe(
            experiment,
            join(experiment),
            on=weeks(week),
            at=code,
            minutes=float(minutes),
            means=means,
            found=found,
        )
    return experiment


def tables_of(experiment) -> dict[str, list[dict]]:
    found = all_tables(figures_of(experiment, protocol_of(experiment)))
    return {
        table.name: [
            dict(zip((each.name for each in table.columns), row, strict=True))
            for row in table.rows
        ]
        for table in found
    }


def ends_of(known: dict, keys, total: int) -> dict:
    """The smallest and the largest number that each cell without one may have."""
    limits = [(known[key], known[key]) if key in known else (0, None) for key in keys]
    ends = {}
    for at, key in enumerate(keys):
        if key not in known:
            goal = np.zeros(len(keys))
            goal[at] = 1
            ends[key] = tuple(
                round(
                    sign
                    * linprog(
                        sign * goal,
                        A_eq=[np.ones(len(keys))],
                        b_eq=[total],
                        bounds=limits,
                    ).fun
                )
                for sign in (1, -1)
            )
    return ends


def pinned(tables, people) -> list:
    """Groups of fewer than five about whom the solver finds out more than that they may be any number."""
    truths = {
        ("districts", "minutes", "district"): Counter(each[0] for each in people),
        ("choices", "means", "choice"): Counter(each[1] for each in people),
    }
    caught = []
    for (table, field, name), truth in truths.items():
        rows = [row for row in tables[table] if row["field"] == field]
        known = {row[name]: _number(row, len(people)) for row in rows}
        known = {key: number for key, number in known.items() if number is not None}
        keys = [row[name] for row in rows]
        caught += [
            (table, key)
            for key, (low, high) in ends_of(known, keys, len(people)).items()
            if is_small(truth[key]) and (low > 0 or high < K)
        ]
        caught += [(table, key) for key, number in known.items() if is_small(number)]
    return caught


def _number(row: dict, total: int) -> int | None:
    """Of a choice the share tells how many; ``n`` is how many were asked."""
    if row["suppressed"]:
        return None
    if "choice" in row:
        return round(row["estimate"] * total)
    return row["n"]


@FEW
@given(PEOPLE)
def test_no_table_pins_fewer_than_five(people):
    assert pinned(tables_of(experiment_of(people)), people) == []


@FEW
@given(PEOPLE)
def test_no_two_numbers_of_persons_differ_by_a_few(people):
    tables = tables_of(experiment_of(people))
    wholes = {row["n"] for row in tables["summary"] if row["n"] is not None}
    wholes |= {len(people)} if wholes else set()

    assert not any(is_small(more - less) for less, more in pairwise(sorted(wholes)))
    for name in ("series", "distribution"):
        assert not any(is_small(row["n"] or 0) for row in tables[name])
        assert not any(is_small(len(people) - (row["n"] or 0)) for row in tables[name])


def test_without_suppression_the_solver_finds_the_few(monkeypatch):
    """The negative control."""
    people = [
        (CODES[min(n // 9, 1)], MEANS[n // 10], n % 2 == 0, 0, n) for n in range(12)
    ]
    experiment = experiment_of(people)
    assert pinned(tables_of(experiment), people) == []

    monkeypatch.setattr(places, "hidden_cells", lambda *_, **__: set())
    monkeypatch.setattr(distributions, "hidden_cells", lambda *_, **__: set())

    assert pinned(tables_of(experiment), people) == [
        ("districts", CODES[1]),
        ("choices", "bike"),
    ]
