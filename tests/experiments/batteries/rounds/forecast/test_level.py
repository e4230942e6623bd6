from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import gamma as judge

from experiments.batteries.rounds.forecast.gamma import Gamma
from experiments.batteries.rounds.forecast.level import (
    Box,
    Habits,
    Interval,
    learn,
    level_of,
    rate_of,
)

from .history import BEGIN, WEEK, generated

DAY = timedelta(days=1)
SEOUL = ZoneInfo("Asia/Seoul")


def weeks(number, grams, told=0):
    return tuple(
        Interval(BEGIN + 7 * k * DAY, BEGIN + 7 * (k + 1) * DAY, grams, told)
        for k in range(number)
    )


def after(history):
    return history[-1].at if history else BEGIN


@pytest.mark.parametrize("mean", [0.5, 90, 4_000])
@pytest.mark.parametrize("ratio", [0.2, 1, 300])
def test_gamma_agrees_with_another_library(mean, ratio):
    ours = Gamma(mean, mean * ratio)
    theirs = judge(ours.shape, scale=ratio)
    for value in (mean / 10, mean, 3 * mean):
        assert ours.chance_above(value) == pytest.approx(theirs.sf(value), abs=1e-9)
    for share in (0.1, 0.5, 0.9):
        assert ours.quantile(share) == pytest.approx(
            theirs.ppf(share), rel=1e-6, abs=1e-6
        )


def test_gamma_of_nothing_is_nothing():
    nothing = Gamma(0, 0)
    assert nothing.chance_above(0) == 1
    assert nothing.chance_above(1) == 0
    assert nothing.quantile(0.9) == 0
    assert Gamma(3, 2).chance_above(float("inf")) == 0


def test_rate_follows_the_scale_and_grows_surer():
    habits = Habits(zone=SEOUL)
    rates = [
        rate_of(weeks(number, 2_100), habits, after(weeks(number, 2_100)))
        for number in (0, 1, 4, 20)
    ]
    assert rates[0].mean == pytest.approx(habits.mean)
    assert [round(each.mean) for each in rates[2:]] == pytest.approx(
        [300, 300], rel=0.15
    )
    doubts = [each.doubt for each in rates]
    assert doubts[1:] == sorted(doubts[1:], reverse=True)


def test_old_emptyings_count_less():
    habits = Habits(zone=SEOUL)
    early, late = weeks(6, 700), weeks(12, 2_800)[6:]
    now = late[-1].at
    assert (
        rate_of([*early, *late], habits, now).mean
        > rate_of(
            [Interval(e.since, e.at, 2_800) for e in early]
            + [Interval(each.since, each.at, 700) for each in late],
            habits,
            now,
        ).mean
    )


def test_a_weekend_fills_more_than_two_other_days():
    histories, by_weekday = generated(3)
    habits = learn(histories.values(), by_weekday, zone=BEGIN.tzinfo)
    assert habits.weekdays == pytest.approx(WEEK, rel=0.1)
    monday, saturday = BEGIN.replace(hour=0), BEGIN.replace(hour=0) + 5 * DAY
    assert habits.days(saturday, saturday + 2 * DAY) > 1.5 * habits.days(
        monday, monday + 2 * DAY
    )
    assert habits.days(monday, monday + 7 * DAY) == pytest.approx(7)
    assert habits.days(monday + DAY, monday) == 0


def test_what_is_told_of_is_known_and_the_rest_is_forecast():
    habits = Habits(zone=SEOUL)
    all_told = Box(8_000, after(weeks(8, 2_100)), 1_500, 0, weeks(8, 2_100, told=2_100))
    none_told = Box(8_000, after(weeks(8, 2_100)), 0, 0, weeks(8, 2_100))
    now = all_told.since + 5 * DAY
    known, hidden = (level_of(box, habits, now, now) for box in (all_told, none_told))
    assert known.expected == pytest.approx(1_500, abs=60)
    assert hidden.expected == pytest.approx(5 * 300, rel=0.15)
    assert known.high - known.low < (hidden.high - hidden.low) / 2


def test_reports_that_it_is_full_raise_the_forecast():
    box = Box(8_000, BEGIN, 0, 0, ())
    levels = [
        level_of(
            Box(box.capacity, box.since, 0, reports, ()),
            Habits(),
            BEGIN + DAY,
            BEGIN + DAY,
        )
        for reports in (0, 1, 2)
    ]
    chances = [each.chance_full for each in levels]
    assert chances[0] < 0.05
    assert chances[1:] == pytest.approx([0.8, 0.96], abs=0.01)
    assert levels[1].expected == 6_400
    assert levels[2].high >= levels[2].expected


@given(
    grams=st.lists(st.integers(0, 9_000), max_size=6),
    known=st.integers(0, 9_000),
    ahead=st.integers(0, 20),
)
def test_chance_of_being_full_never_falls_while_one_waits(grams, known, ahead):
    history = tuple(
        Interval(BEGIN + 7 * k * DAY, BEGIN + 7 * (k + 1) * DAY, each)
        for k, each in enumerate(grams)
    )
    box = Box(8_000, after(history), known, 0, history)
    now = box.since + DAY
    first, then = (
        level_of(box, Habits(), now, now + days * DAY) for days in (ahead, ahead + 1)
    )
    assert 0 <= first.chance_full <= then.chance_full + 1e-9 <= 1 + 2e-9
    assert first.expected <= then.expected
    assert first.low <= first.expected <= first.high


def test_learning_from_nothing_keeps_what_was_thought():
    assert learn([], zone=SEOUL) == Habits(zone=SEOUL)
    assert learn([[]], [0] * 7, zone=SEOUL) == Habits(zone=SEOUL)
    two = learn([weeks(2, 700), weeks(2, 2_100)], zone=SEOUL)
    assert two.mean == pytest.approx(200)
