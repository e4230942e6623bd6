"""Figures: what is registered decides, and what is shown agrees with the packages of the field."""

from datetime import timedelta

import pytest
from scipy import stats

from experiments.enums import FilledBy
from experiments.observations.figures import figures_of, tables_of, to_json
from experiments.observations.protocol import protocol_of
from tests.factories.experiments import join
from tests.factories.measured import (
    CHOICE,
    MONDAY,
    YES_NO,
    answered,
    measured,
    observe,
    weeks,
)

pytestmark = pytest.mark.django_db
MINUTES = [4.0, 6.0, 7.5, 9.0, 11.0, 6.5, 8.0, 3.0]


def figures(experiment, **options):
    return figures_of(experiment, protocol_of(experiment), **options)


def test_the_metric_counts_everybody_once_and_agrees_with_scipy():
    experiment = measured(target=8, direction="at-most", baseline=12.5)
    people = answered(experiment, *MINUTES)
    for _ in range(3):
        observe(experiment, people[0], minutes=4.0)

    metric = figures(experiment)["metric"]

    interval = stats.ttest_1samp(MINUTES, 0).confidence_interval(0.95)
    assert metric["n"] == len(MINUTES)
    assert metric["estimate"] == pytest.approx(sum(MINUTES) / 8, rel=1e-12)
    assert [metric["low"], metric["high"]] == pytest.approx(list(interval), rel=1e-9)
    assert metric["reached"] is True
    assert metric["is_certain"] is False
    assert metric["effect"]["difference"] == pytest.approx(6.875 - 12.5)


def test_entries_count_each_when_they_are_the_unit_of_analysis():
    experiment = measured(unit_of_analysis="observation")
    people = answered(experiment, *MINUTES)
    observe(experiment, people[0], minutes=40.0)

    metric = figures(experiment)["metric"]

    assert metric["n"] == 9
    assert metric["estimate"] == pytest.approx((sum(MINUTES) + 40) / 9)


def test_four_persons_are_nobody():
    experiment = measured()
    answered(experiment, 1.0, 2.0, 3.0, 4.0)

    found = figures(experiment)

    assert found["metric"]["suppressed"] is True
    assert found["metric"]["reached"] is None
    assert found["fields"][0]["summary"] == {"suppressed": True}
    assert found["fields"][0]["series"] == []
    assert found["counts"] == [
        {"form": "diary", "filled_by": "participants", "suppressed": True}
    ]


def test_sensors_are_no_persons():
    experiment = measured(filled_by=FilledBy.SENSORS, unit_of_analysis="observation")
    observe(experiment, minutes=3.0, unit="roof")
    observe(experiment, minutes=5.0, unit="roof", on=weeks(1))

    found = figures(experiment)

    assert found["metric"]["estimate"] == 4.0
    assert [row["estimate"] for row in found["fields"][0]["series"]] == [3.0, 5.0]


def test_a_form_for_sensors_that_sent_nothing_has_empty_figures():
    found = figures(measured(filled_by=FilledBy.SENSORS))

    assert found["fields"][0]["distribution"] == []
    assert found["metric"]["n"] == 0


def test_the_weeks_of_a_few_are_one_with_their_neighbours():
    experiment = measured()
    people = answered(experiment, *MINUTES)
    for person in people[:6]:
        observe(experiment, person, minutes=5.0, on=weeks(1))
    for person in people[:2]:
        observe(experiment, person, minutes=5.0, on=weeks(2))

    series = figures(experiment)["fields"][0]["series"]

    days = [(row["from"], row["to"]) for row in series]
    assert days == [("2026-03-02", "2026-03-08"), ("2026-03-09", "2026-03-22")]


def test_before_and_after_are_paired_by_person():
    experiment = measured(change_on=weeks(2))
    people = answered(experiment, *MINUTES)
    later = [value - change for value, change in zip(MINUTES, range(8), strict=True)]
    for person, value in zip(people, later, strict=True):
        observe(experiment, person, minutes=value, on=weeks(3))

    found = figures(experiment)

    interval = stats.ttest_rel(later, MINUTES).confidence_interval(0.95)
    change = found["metric"]["change"]
    assert change["method"] == "paired"
    assert change["difference"] == pytest.approx(-3.5)
    assert [change["low"], change["high"]] == pytest.approx(list(interval), rel=1e-9)
    assert found["metric"]["estimate"] == pytest.approx(sum(later) / 8)


def test_different_people_before_and_after_are_compared_by_welch():
    experiment = measured(change_on=weeks(2))
    answered(experiment, *MINUTES)
    answered(experiment, 1.0, 2.0, 3.0, 4.0, 6.0, on=weeks(2))

    change = figures(experiment)["metric"]["change"]

    expected = stats.ttest_ind([1, 2, 3, 4, 6], MINUTES, equal_var=False)
    assert change["method"] == "welch"
    assert [change["low"], change["high"]] == pytest.approx(
        list(expected.confidence_interval(0.95)), rel=1e-9
    )


def test_the_stop_rule_waits_for_its_minimum():
    experiment = measured(
        stop_statistic="mean", stop_comparison="above", stop_value=6, stop_minimum=9
    )
    answered(experiment, *MINUTES)

    assert figures(experiment)["stop_rule"]["fires"] is None
    assert figures(experiment)["stop_rule"]["value"] is None


def test_the_stop_rule_fires_beyond_its_value():
    experiment = measured(
        stop_statistic="mean", stop_comparison="above", stop_value=6, stop_minimum=8
    )
    answered(experiment, *MINUTES)

    rule = figures(experiment)["stop_rule"]

    assert (rule["fires"], rule["n"]) == (True, 8)


def test_a_rate_with_a_few_on_one_side_is_not_shown():
    experiment = measured(YES_NO, metric_field="found", statistic="rate")
    for number in range(12):
        observe(experiment, join(experiment), found=number > 1)

    assert figures(experiment)["metric"]["suppressed"] is True


def test_shares_of_choices_hide_small_ones_with_a_second():
    experiment = measured(CHOICE)
    for means, persons in (("bus", 9), ("bike", 6), ("car", 2)):
        for _ in range(persons):
            observe(experiment, join(experiment), means=means)

    rows = figures(experiment)["fields"][0]["distribution"]

    shown = {row["choice"]: row.get("estimate") for row in rows}
    assert shown == {"bus": 9 / 17, "bike": None, "car": None, "foot": None}


def test_missing_answers_are_stated_when_they_are_of_many():
    experiment = measured({}, YES_NO)
    people = answered(experiment, *MINUTES)
    for person in people:
        observe(experiment, person, minutes=1.0, found=True)

    rows = {row["field"]: row for row in figures(experiment)["missing"]}

    assert rows[""]["answered"] == 8
    assert (rows["found"]["asked"], rows["found"]["answered"]) == (16, 8)


def test_missing_answers_of_one_are_not_told():
    experiment = measured({}, YES_NO)
    people = answered(experiment, *MINUTES)
    for person in people[1:]:
        observe(experiment, person, minutes=1.0, found=True)
    observe(experiment, people[0], minutes=1.0)

    found = figures(experiment)

    rows = {row["field"]: row for row in found["missing"]}
    assert rows[""]["suppressed"] is True
    by_field = {each["field"]: each["summary"]["n"] for each in found["fields"]}
    assert by_field == {"minutes": 8, "found": None}


def test_the_same_rows_are_the_same_bytes():
    experiment = measured({}, YES_NO, CHOICE)
    answered(experiment, *MINUTES, at="11230")

    assert to_json(figures(experiment)) == to_json(figures(experiment))


def test_new_answers_wait_until_five_have_sent_some():
    experiment = measured()
    answered(experiment, *MINUTES)
    first = figures(experiment)
    answered(experiment, 100.0, 100.0, on=MONDAY + timedelta(days=1))

    second = figures(experiment, through=first["through"])
    assert second["fields"] == first["fields"]
    assert second["metric"] == first["metric"]


def test_every_table_has_as_many_cells_as_columns():
    experiment = measured({}, YES_NO, CHOICE, change_on=weeks(2))
    people = answered(experiment, *MINUTES, at="11230")
    for person in people:
        observe(experiment, person, minutes=3.0, found=True, means="bus", on=weeks(3))

    tables = tables_of(figures(experiment))

    assert [each.name for each in tables] == [
        "metric",
        "stop-rule",
        "summary",
        "series",
        "distribution",
        "choices",
        "districts",
        "before-after",
        "missing",
    ]
    for table in tables:
        assert {len(row) for row in table.rows} <= {len(table.columns)}
