"""The grammar of opening hours: what is understood, what is mended, and what is left as written."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.batteries.opening_hours import DAY, NotUnderstood, parse

WINTER, SUMMER = date(2026, 1, 5), date(2026, 7, 6)  # both a Monday


def week(text, monday=WINTER, is_holiday=False):
    hours = parse(text)
    days = [monday.replace(day=monday.day + number) for number in range(7)]
    return [
        " ".join(
            f"{a // 60}:{a % 60:02}-{b // 60}:{b % 60:02}"
            for a, b in hours.of_day(day, is_holiday)
        )
        for day in days
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24/7", ["0:00-24:00"] * 7),
        (
            "Mo-Fr 08:00-12:00,13:00-20:00; Sa 8:00-13:00",
            ["8:00-12:00 13:00-20:00"] * 5 + ["8:00-13:00", ""],
        ),
        (
            "Mo,Tu,Th,Fr 08:00-17:00; Sa 08:00-13:00; We,Su off",
            ["8:00-17:00"] * 2 + [""] + ["8:00-17:00"] * 2 + ["8:00-13:00", ""],
        ),
        (
            "Mo-We 08:00-15:00;Th 08:00-18:00",
            ["8:00-15:00"] * 3 + ["8:00-18:00", "", "", ""],
        ),
        (
            "Mo-Fr 09:00-12:00; Tu 14:00-17:00",
            ["9:00-12:00", "14:00-17:00"] + ["9:00-12:00"] * 3 + ["", ""],
        ),
        ("Fr-Mo 10:00-11:00", ["10:00-11:00", "", "", ""] + ["10:00-11:00"] * 3),
        ("22:00-02:00", ["22:00-26:00"] * 7),
        (
            "Tu 10:00-18:00, Fr 10:00-12:00",
            ["", "10:00-18:00", "", "", "10:00-12:00", "", ""],
        ),
        ("Mo-Su closed", [""] * 7),
    ],
)
def test_common_hours_are_read(text, expected):
    assert week(text) == expected
    assert parse(text).mended == ()


@pytest.mark.parametrize(
    ("text", "winter", "summer"),
    [
        (
            "Mar-Oct Tu 13:00-18:00; Nov-Feb Tu 13:00-17:00; Sa 09:00-12:00",
            "13:00-17:00",
            "13:00-18:00",
        ),
        (
            "Nov - Feb: Tu 13:00-15:00; Mar - Oct: Tu 12:00-15:00",
            "13:00-15:00",
            "12:00-15:00",
        ),
        ("Tu 10:00-12:00; Dec-Feb off", "", "10:00-12:00"),
        (
            "Mar Su[-1] - Oct Su[-1] - 1 days: Th 09:00-18:00, Tu 15:00-18:00;"
            " Oct Su[-1] - Mar Su[-1] - 1 days: Tu 09:00-17:00",
            "9:00-17:00",
            "15:00-18:00",
        ),
        ("Jul 1-20 Tu 10:00-12:00", "", "10:00-12:00"),
    ],
)
def test_seasons_are_told_apart(text, winter, summer):
    assert (week(text)[1], week(text, SUMMER)[1]) == (winter, summer)
    assert parse(text).has_seasons


def test_last_sunday_of_march_begins_the_summer():
    hours = parse("Mar Su[-1] - Oct Su[-1] - 1 days: 09:00-18:00")
    days = [
        date(2026, 3, 28),
        date(2026, 3, 29),
        date(2026, 10, 24),
        date(2026, 10, 25),
    ]
    assert [bool(hours.of_day(day)) for day in days] == [False, True, True, False]


def test_holidays_follow_their_own_rule_alone():
    text = "Mo-Fr 09:00-17:00; PH off"
    assert week(text)[:1] == ["9:00-17:00"]
    assert week(text, is_holiday=True) == [""] * 7


@pytest.mark.parametrize(
    ("text", "mended", "monday"),
    [
        ("Mo-Do 08:00-12:00", ("Do was read as Th",), "8:00-12:00"),
        (
            "Mo-Fr 09:00-12.00",
            ("09:00-12.00 was read with colons",),
            "9:00-12:00",
        ),
    ],
)
def test_what_was_read_otherwise_is_said(text, mended, monday):
    assert parse(text).mended == mended
    assert week(text)[0] == monday


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yes",
        "Apr-Oct",
        "nur Fusion Festival",
        "sunrise-sunset",
        "Mo 08:00+",
        "Mo 25:00-26:00",
        "Mo 08:61-09:00",
        "week 1-10 Mo 08:00-12:00",
        "Mo-We-Fr 08:00-12:00",
        "Mo[5] 08:00-12:00",
        "2026 Mo 08:00-12:00",
        'Mo 08:00-12:00 "by appointment"',
        "Mo-Fr 08:00-12:00; " * 30,
        "Feb 40 08:00-12:00",
    ],
)
def test_what_is_beyond_the_grammar_is_left_alone(text):
    with pytest.raises(NotUnderstood):
        parse(text)


@given(st.text(max_size=60))
def test_any_text_is_read_or_left_alone(text):
    try:
        hours = parse(text)
    except NotUnderstood:
        return
    assert all(0 <= a < b <= 7 * DAY for a, b in hours.week_of(WINTER))


clocks = st.integers(0, DAY - 1)


@given(
    st.lists(st.tuples(st.integers(0, 6), clocks, clocks), min_size=1, max_size=5),
    clocks,
)
def test_week_and_moment_agree(openings, minute):
    """Asked by the minutes of the week, or by a moment: the same answer."""
    names = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
    text = ", ".join(
        f"{names[day]} {a // 60:02}:{a % 60:02}-{b // 60:02}:{b % 60:02}"
        for day, a, b in openings
    )
    hours = parse(text)
    for day in range(7):
        moment = datetime(2026, 1, 5 + day, minute // 60, minute % 60)
        asked = day * DAY + minute
        spans = hours.week_of(WINTER)
        assert hours.is_open(moment) == any(a <= asked < b for a, b in spans)
