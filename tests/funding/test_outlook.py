"""When one will hear, from how long others waited."""

from datetime import UTC, datetime, timedelta

from funding.outlook import Arrival, outlook_of, percentile, waits

START = datetime(2026, 3, 1, tzinfo=UTC)
ENDS = {"selected", "declined"}


def arrival(application, status, day):
    return Arrival(application, status, START + timedelta(days=day))


def test_waits_are_counted_from_the_status_to_the_first_end():
    arrivals = [
        arrival(1, "in_review", 0),
        arrival(1, "selected", 10),
        arrival(1, "declined", 30),
        arrival(2, "in_review", 5),
        arrival(3, "declined", 9),
    ]
    assert waits(arrivals, "in_review", ENDS) == [10.0]


def test_waits_of_one_that_came_twice_are_counted_from_the_last_time():
    arrivals = [
        arrival(1, "in_review", 0),
        arrival(1, "declined", 10),
        arrival(1, "in_review", 40),
        arrival(1, "selected", 45),
    ]
    assert waits(arrivals, "in_review", ENDS) == [5.0]


def test_percentile_is_a_value_that_was_met():
    days = [10, 20, 30, 40, 50]
    assert [percentile(days, share) for share in (50, 80, 100, 1)] == [30, 40, 50, 10]


def test_outlook_says_nothing_from_too_few():
    assert outlook_of([10.0] * 4, START) is None


def test_outlook_says_half_and_four_out_of_five():
    found = outlook_of([10.2, 20, 30.5, 40, 50], START)
    assert (found.half_days, found.most_days, found.number) == (31, 40, 5)
    assert found.half_by == START + timedelta(days=31)
    assert not found.is_late(START + timedelta(days=40))
    assert found.is_late(START + timedelta(days=41))
