"""Open or not, on the wall clock of the place: weeks, exceptions, holidays, and the nights the clock is changed."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from experiments.bookings.opening_hours import (
    DAY,
    OpeningHours,
    Span,
    is_on_step,
    merged,
    moment,
    wall_clock,
    without,
)

SEOUL, BERLIN, NEW_YORK = map(
    ZoneInfo, ("Asia/Seoul", "Europe/Berlin", "America/New_York")
)
SPRING = {BERLIN: date(2027, 3, 28), NEW_YORK: date(2027, 3, 14)}
AUTUMN = {BERLIN: date(2027, 10, 31), NEW_YORK: date(2027, 11, 7)}
ALL_WEEK = dict.fromkeys(range(7), [(9 * 60, 18 * 60)])


def utc(day: date, hour: float, minute: float = 0) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(
        hours=hour, minutes=minute
    )


def at(zone, day: date, hour: int, minute: int = 0, fold: int = 0) -> datetime:
    wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone, fold=fold)
    return wall.astimezone(UTC)


def from_to(zone, day: date, first: int, last: int) -> Span:
    return Span(moment(zone, day, first * 60), moment(zone, day, last * 60))


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [(9, 18, True), (10, 12, True), (8, 10, False), (17, 19, False), (19, 20, False)],
)
def test_weekly_hours(first, last, expected):
    hours = OpeningHours(SEOUL, ALL_WEEK)
    assert hours.holds(from_to(SEOUL, date(2027, 5, 3), first, last)) is expected


def test_exception_takes_the_place_of_the_weekday():
    monday, tuesday, wednesday = (date(2027, 5, day) for day in (3, 4, 5))
    hours = OpeningHours(SEOUL, ALL_WEEK, {monday: [], tuesday: [(20 * 60, 22 * 60)]})
    assert not hours.holds(from_to(SEOUL, monday, 10, 11))
    assert not hours.holds(from_to(SEOUL, tuesday, 10, 11))
    assert hours.holds(from_to(SEOUL, tuesday, 20, 22))
    assert hours.holds(from_to(SEOUL, wednesday, 10, 11))


def test_holiday_closes_and_an_exception_on_it_opens():
    feast, other = date(2027, 5, 5), date(2027, 5, 13)
    hours = OpeningHours(
        SEOUL,
        ALL_WEEK,
        {other: [(600, 720)]},
        closed_on=frozenset({feast, other}),
    )
    assert not hours.holds(from_to(SEOUL, feast, 10, 11))
    assert hours.holds(from_to(SEOUL, other, 10, 12))
    assert not hours.holds(from_to(SEOUL, other, 12, 13))
    always = OpeningHours(SEOUL, closed_on=frozenset({feast}), always=True)
    assert not always.holds(from_to(SEOUL, feast, 10, 11))
    assert always.holds(from_to(SEOUL, feast, 24, 25))


def test_openings_that_touch_or_overlap_are_one():
    hours = OpeningHours(
        SEOUL,
        {0: [(9 * 60, 12 * 60), (12 * 60, 15 * 60), (14 * 60, DAY)], 1: [(0, 360)]},
    )
    monday = date(2027, 5, 3)
    assert hours.holds(from_to(SEOUL, monday, 9, 30))
    assert not hours.holds(from_to(SEOUL, monday, 9, 31))


def test_leap_day_is_a_day_like_others():
    leap = date(2028, 2, 29)
    hours = OpeningHours(SEOUL, {leap.weekday(): [(0, DAY)]})
    assert hours.spans(date(2028, 2, 28), date(2028, 3, 1)) == [
        from_to(SEOUL, leap, 0, 24)
    ]
    closed = OpeningHours(SEOUL, always=True, exceptions={leap: []})
    assert closed.spans(date(2028, 2, 28), date(2028, 3, 1)) == [
        from_to(SEOUL, date(2028, 2, 28), 0, 24),
        from_to(SEOUL, date(2028, 3, 1), 0, 24),
    ]


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK])
def test_days_of_changing_clocks_have_twenty_three_and_twenty_five_hours(zone):
    hours = OpeningHours(zone, always=True)
    lengths = [
        [span.minutes / 60 for span in hours.spans(day, day)]
        for day in (SPRING[zone], AUTUMN[zone], date(2027, 6, 1))
    ]
    assert lengths == [[23], [25], [24]]


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK])
def test_opening_in_the_hour_that_does_not_exist_is_when_the_clock_jumps(zone):
    day = SPRING[zone]
    jump = at(zone, day, 3)
    assert [moment(zone, day, minute) for minute in (120, 150, 180)] == [jump] * 3
    assert moment(zone, day, 119) == jump - timedelta(minutes=1)
    hours = OpeningHours(zone, {6: [(60, 150), (150, 300)]})
    assert hours.spans(day, day) == [Span(at(zone, day, 1), at(zone, day, 5))]
    assert OpeningHours(zone, {6: [(125, 170)]}).spans(day, day) == []


def test_hour_that_comes_twice_is_open_twice_or_until_its_first_coming():
    day = AUTUMN[BERLIN]
    twice = OpeningHours(BERLIN, {6: [(120, 180)]})
    assert twice.spans(day, day) == [Span(utc(day, 0), utc(day, 2))]
    once = OpeningHours(BERLIN, {6: [(60, 150)]})
    assert once.spans(day, day) == [Span(utc(day, -1), utc(day, 0, 30))]
    second = Span(at(BERLIN, day, 2, 15, fold=1), at(BERLIN, day, 2, 45, fold=1))
    assert (twice.holds(second), once.holds(second)) == (True, False)


def test_one_hour_of_the_clock_can_be_two_of_time():
    day = AUTUMN[NEW_YORK]
    assert from_to(NEW_YORK, day, 1, 2).minutes == 120
    assert from_to(NEW_YORK, SPRING[NEW_YORK], 1, 3).minutes == 60


zones = st.sampled_from([SEOUL, BERLIN, NEW_YORK, ZoneInfo("Australia/Lord_Howe")])
days = st.sampled_from(
    [
        *SPRING.values(),
        *AUTUMN.values(),
        date(2027, 4, 4),
        date(2027, 10, 3),
        date(2028, 2, 29),
    ]
)
minutes = st.integers(0, DAY // 15).map(lambda number: number * 15)
openings = st.lists(
    st.tuples(minutes, minutes).filter(lambda pair: pair[0] < pair[1]), max_size=3
)


@settings(max_examples=150, deadline=None)
@given(
    zone=zones,
    day=days,
    first=openings,
    second=openings,
    start=st.integers(0, 26 * 12),
    length=st.integers(1, 20 * 12),
)
def test_wall_clock_says_what_the_hours_say(zone, day, first, second, start, length):
    """In steps of five minutes over both days; each day's part is covered exactly when the hours hold."""
    hours = OpeningHours(zone, exceptions={day: first, day + timedelta(days=1): second})
    begins = moment(zone, day, 0) + timedelta(minutes=5 * start)
    span = Span(begins, begins + timedelta(minutes=5 * length))
    covered = all(
        any(
            opens <= since and closes >= until
            for opens, closes in joined(hours.of_day(on))
        )
        for on, since, until in wall_clock(span, zone)
    )
    assert hours.holds(span) is covered


def joined(pairs):
    """Of minutes, as :func:`merged` does it with moments."""
    zero = datetime(2027, 1, 1, tzinfo=UTC)
    spans = merged(
        Span(zero + timedelta(minutes=opens), zero + timedelta(minutes=closes))
        for opens, closes in pairs
    )
    return [
        tuple((each - zero).total_seconds() / 60 for each in (span.start, span.end))
        for span in spans
    ]


@pytest.mark.parametrize(
    ("hour", "minute", "step", "expected"),
    [
        (10, 0, 30, True),
        (10, 20, 30, False),
        (10, 20, 20, True),
        (0, 0, DAY, True),
        (9, 0, DAY, False),
    ],
)
def test_marks_of_the_clock_are_the_places_own(hour, minute, step, expected):
    kathmandu = ZoneInfo("Asia/Kathmandu")  # 5:45 ahead
    assert (
        is_on_step(at(kathmandu, date(2027, 5, 3), hour, minute), kathmandu, step)
        is expected
    )


def test_seconds_are_on_no_mark():
    start = at(SEOUL, date(2027, 5, 3), 10)
    assert not is_on_step(start + timedelta(seconds=1), SEOUL, 1)
    assert is_on_step(start, SEOUL, 1)


def hours_span(first, last):
    zero = datetime(2027, 1, 1, tzinfo=UTC)
    return Span(zero + timedelta(hours=first), zero + timedelta(hours=last))


def test_taking_times_out_of_times():
    day = [hours_span(8, 12), hours_span(13, 18)]
    busy = [
        hours_span(7, 9),
        hours_span(10, 11),
        hours_span(11, 14),
        hours_span(20, 21),
    ]
    assert without(day, busy) == [hours_span(9, 10), hours_span(14, 18)]
    assert without(day, []) == day
    assert without(day, [hours_span(0, 24)]) == []


def test_merging_joins_what_touches_and_drops_what_is_empty():
    assert merged(
        [
            hours_span(3, 4),
            hours_span(1, 2),
            hours_span(2, 3),
            hours_span(5, 5),
            hours_span(7, 6),
        ]
    ) == [hours_span(1, 4)]
