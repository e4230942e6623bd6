"""Books and reports read into a forecast."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.utils import timezone

from experiments.batteries.custody.actions import empty_box, receive
from experiments.batteries.rounds.outlook import (
    boxes,
    calibration_at,
    fill_of,
    histories_of,
    next_round_day,
)
from tests.factories.batteries import BatteryPointFactory, reported_gone
from tests.factories.rounds import a_van, some_boxes


@pytest.fixture(autouse=True)
def _learned_anew():
    cache.clear()


def ago(days):
    return timezone.now() - timedelta(days=days)


def brought(point, grams, days):
    receive(
        point=point, grams=grams, chemistry="alkaline", at=ago(days), key=str(uuid4())
    )


def emptied(point, van, grams, days):
    empty_box(
        point=point, van=van.node, grams=grams, at=ago(days), key=str(uuid4()), by=None
    )


def test_forecast_reads_the_books_and_the_reports(db, resident):
    busy, quiet = some_boxes(2)
    van = a_van()
    for days in (70, 60, 50, 40, 30, 20, 10):
        emptied(busy, van, 6_000, days)
        emptied(quiet, van, 300, days)
    brought(busy, 1_200, 3)
    found = fill_of([busy, quiet])
    assert found[busy.pk].now.known == 1_200
    assert 5_000 < found[busy.pk].now.expected < 8_500
    assert found[quiet.pk].now.expected < 900
    assert (found[busy.pk].is_due, found[quiet.pk].is_due) == (True, False)
    for _time in range(2):
        reported_gone(quiet, resident, kind="full")
    assert found[quiet.pk].reason.reports == 0
    raised = fill_of([quiet])[quiet.pk]
    assert (raised.reason.reports, raised.is_due) == (1, True)
    emptied(quiet, van, 400, 0)
    assert fill_of([quiet])[quiet.pk].reason.reports == 0


def test_history_tells_what_drop_offs_had_told_of(db):
    (box,) = some_boxes(1)
    van = a_van()
    emptied(box, van, 500, 20)
    brought(box, 900, 15)
    emptied(box, van, 1_500, 10)
    (interval,) = histories_of([box.pk], timezone.now())[box.pk]
    assert (interval.weighed, interval.registered, interval.hidden) == (1_500, 900, 600)


def test_number_of_queries_does_not_grow_with_the_boxes(
    db, django_assert_max_num_queries
):
    many = some_boxes(12)
    fill_of(many)
    with django_assert_max_num_queries(5):
        assert len(fill_of(many)) == 12


def test_only_boxes_of_the_park_are_emptied(db):
    (ours,) = some_boxes(1)
    for fields in (
        {"source": "osm"},
        {"source": "park", "status": "gone"},
        {"is_active": False},
    ):
        BatteryPointFactory(**fields)
    assert boxes() == [ours]


def test_van_comes_again_on_the_next_day_of_work():
    friday = timezone.now().date().replace(year=2026, month=11, day=20)
    assert next_round_day(friday).isoformat() == "2026-11-23"
    assert next_round_day(friday - timedelta(days=1)) == friday


def test_forecast_is_held_against_the_scale(db):
    van = a_van()
    for box in some_boxes(3):
        for days in range(80, 0, -8):
            emptied(box, van, 2_000, days)
    found = calibration_at(timezone.now())
    assert found.trials
    assert found.inside == 1
