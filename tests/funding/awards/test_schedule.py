from datetime import date, timedelta

import pytest

from funding.awards.schedule import (
    add_months,
    reminder_on,
    reports_due,
    suggested_instalments,
)

BEGIN, END = date(2027, 1, 1), date(2027, 12, 31)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2027, 6, 15), -6, date(2026, 12, 15)),
    ],
)
def test_months_end_where_they_end(day, months, later):
    assert add_months(day, months) == later


def test_a_year_has_one_report_between_and_a_final_one():
    due = [(each.is_final, each.due_on) for each in reports_due(BEGIN, END)]
    assert due == [(False, date(2027, 7, 15)), (True, date(2028, 1, 30))]


def test_a_short_project_has_the_final_report_alone():
    assert [each.is_final for each in reports_due(BEGIN, date(2027, 6, 30))] == [True]


@pytest.mark.parametrize("amount", [1, 99, 100_000_001])
def test_the_suggested_instalments_add_up_to_the_won(amount):
    shares = suggested_instalments(amount, BEGIN, END)
    days = [day for _won, day in shares]
    assert sum(won for won, _day in shares) == amount
    assert days == sorted(days)
    assert days[-1] == END


@pytest.mark.parametrize(
    ("left", "name"),
    [(15, ""), (14, "soon-14"), (4, "soon-14"), (3, "soon-3"), (0, "soon-3")]
    + [(-1, "late-1"), (-7, "late-1"), (-8, "late-8"), (-400, "late-22")],
)
def test_a_reminder_falls_on_its_day(left, name):
    assert reminder_on(END, END - timedelta(days=left)) == name
