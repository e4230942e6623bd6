from datetime import date
from types import SimpleNamespace

import pytest

from funding.awards.charts import WIDTH, by_status, money_bar, over_time, round_up


def balances(**won):
    names = ("budget", "awarded", "committed", "released", "clawback", "returned")
    return {**dict.fromkeys(names, 0), **won}


def test_the_bar_is_as_wide_as_the_award():
    parts = money_bar(
        100, balances(budget=-90, committed=40, released=30, clawback=5, returned=15)
    )
    assert [(each.name, each.won) for each in parts] == [
        ("released", 30),
        ("clawback", 5),
        ("returned", 15),
        ("coming", 40),
        ("lapsed", 10),
    ]
    assert sum(each.width for each in parts) == pytest.approx(WIDTH)


def test_nothing_is_drawn_of_what_is_nought():
    assert [
        each.name for each in money_bar(100, balances(budget=-100, awarded=100))
    ] == ["coming"]


@pytest.mark.parametrize(
    ("value", "above"), [(0, 1), (1, 1), (3, 5), (70, 100), (101, 200)]
)
def test_an_axis_ends_at_a_round_number(value, above):
    assert round_up(value) == above


def month(number, released, matched):
    return SimpleNamespace(
        first=date(2026, number, 1), released=released, matched=matched
    )


def test_names_at_the_ends_of_lines_do_not_lie_on_each_other():
    chart = over_time([month(1, 0, 0), month(2, 50, 50)])
    one, other = chart.lines
    assert abs(one.label - other.label) == 18
    assert one.points.count(",") == 2


def test_one_month_is_no_line():
    assert over_time([month(1, 1, 1)]) is None
    assert by_status([]) is None


def test_bars_are_as_long_as_their_numbers():
    chart = by_status([("Running", 4), ("Closed", 1)])
    assert chart.bars[0].width == 4 * chart.bars[1].width
