"""600 shared hours in four months: a row of a table, worked out from the ledger."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from accounts.districts.actions import load_districts
from accounts.districts.models import District
from experiments.parking.actions.ledger import settle_deal
from experiments.parking.models import PriorityRule
from experiments.parking.standing import (
    classes_raised,
    months_before,
    progress_of,
)
from tests.factories.observations import words
from tests.factories.points import LentSpaceFactory, ended_deal


def shared(owner, driver, hours, days_ago=1, **space):
    """``hours`` in stays of a day."""
    lent = LentSpaceFactory(owner=owner, **space)
    while hours > 0:
        ended = timezone.now() - timedelta(days=days_ago)
        settle_deal(deal=ended_deal(driver, lent, hours=min(hours, 200), ended=ended))
        hours -= 200


@pytest.mark.parametrize(
    ("moment", "months", "expected"),
    [
        ((2026, 3, 31), 4, (2025, 11, 30)),
        ((2024, 2, 29), 12, (2023, 2, 28)),
        ((2026, 12, 1), 12, (2025, 12, 1)),
        ((2026, 1, 15), 1, (2025, 12, 15)),
    ],
)
def test_months_before_keep_the_day_or_take_the_last(moment, months, expected):
    assert months_before(datetime(*moment, tzinfo=UTC), months) == datetime(
        *expected, tzinfo=UTC
    )


def test_600_hours_raise_the_class(resident, neighbour):
    shared(resident, neighbour, 412)
    (progress,) = progress_of(resident)
    assert (progress.hours, progress.rule.shared_hours, progress.missing_hours) == (
        412,
        600,
        188,
    )
    assert classes_raised(resident) == 0
    shared(resident, neighbour, 188)
    assert classes_raised(resident) == 1
    assert classes_raised(neighbour) == 0  # driving is not sharing


def test_hours_before_the_window_do_not_count(resident, neighbour):
    shared(resident, neighbour, 600, days_ago=130)
    assert progress_of(resident)[0].minutes == 0


def test_other_rules_are_other_rows(resident, neighbour):
    load_districts()
    here, elsewhere = District.objects.order_by("code")[:2]
    local = PriorityRule.objects.create(
        name=words("Local"), shared_hours=10, months=1, classes=2
    )
    local.districts.add(here)
    shared(resident, neighbour, 10, district=elsewhere)
    assert [each.is_reached for each in progress_of(resident)] == [False, False]
    shared(resident, neighbour, 10, district=here)
    assert [each.is_reached for each in progress_of(resident)] == [False, True]
    assert classes_raised(resident) == 2
    PriorityRule.objects.update(valid_until=timezone.now())
    assert (progress_of(resident), classes_raised(resident)) == ([], 0)


def test_progress_costs_three_queries(resident, neighbour, django_assert_num_queries):
    shared(resident, neighbour, 800)
    with django_assert_num_queries(3):
        progress_of(resident)


def test_hours_that_earn_nothing_count_as_any_others(resident, neighbour):
    """Shared is what was lent, whatever the card gives for it."""
    lent = LentSpaceFactory(owner=resident)
    free = {"version": 8, "points_per_hour": 0, "earned_per_hour": 0}
    deal = ended_deal(neighbour, lent, hours=600, **free)
    assert settle_deal(deal=deal) == []
    assert (progress_of(resident)[0].hours, classes_raised(resident)) == (600, 1)
