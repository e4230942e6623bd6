from datetime import date

import pytest

from experiments.observations.rhythm import Period, period_of

SUNDAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("how_often", "period"),
    [
        ("once", Period(None, None)),
        ("daily", Period(SUNDAY, SUNDAY)),
        ("weekly", Period(date(2026, 11, 16), SUNDAY)),
        ("monthly", Period(date(2026, 11, 1), date(2026, 11, 30))),
        ("any-time", None),
    ],
)
def test_period_around_a_day(how_often, period):
    assert period_of(how_often, SUNDAY) == period


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2027, 2, 1), date(2027, 2, 28)),
        (date(2028, 2, 29), date(2028, 2, 29)),
    ],
)
def test_month_ends_on_its_last_day(day, last):
    assert period_of("monthly", day).last == last


def test_period_holds_its_edges_and_no_more():
    week = period_of("weekly", SUNDAY)
    days = [date(2026, 11, day) for day in (15, 16, 22, 23)]
    assert [week.holds(day) for day in days] == [False, True, True, False]
    assert period_of("once", SUNDAY).holds(date(1999, 1, 1)) is True
