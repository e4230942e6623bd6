"""The forecast held against a generated past: as sure as it says it is."""

from dataclasses import replace

from experiments.batteries.rounds.forecast.calibration import MEANT, back_test
from experiments.batteries.rounds.forecast.level import Habits, Interval

from .history import BEGIN, generated


def test_ranges_hold_as_often_as_they_say_and_full_boxes_are_foretold():
    inside, trials, foretold, full = 0, 0, 0, 0
    for seed in range(2):
        histories, by_weekday = generated(seed)
        found = back_test(histories, dict.fromkeys(histories, 8_000), by_weekday)
        assert found.is_telling
        assert abs(found.bias) < 0.05
        inside += sum(each.is_inside for each in found.trials)
        trials += len(found.trials)
        foretold, full = (
            total + more
            for total, more in zip((foretold, full), found.full, strict=True)
        )
    assert trials > 700
    assert abs(inside / trials - MEANT) < 0.05
    assert full > 30
    assert abs(foretold / full - 1) < 0.25


def test_forecast_of_a_town_that_changed_overnight_is_found_out():
    """The control: where boxes take in three times what they did, the ranges do not hold, and the test sees it."""
    histories, _ = generated(1)
    changed = {
        box: [
            each if number < 10 else replace(each, weighed=3 * each.weighed)
            for number, each in enumerate(history)
        ]
        for box, history in histories.items()
    }
    found = back_test(changed, dict.fromkeys(changed, 8_000))
    assert found.inside < 0.6
    assert found.bias < -0.15


def test_nothing_weighed_yet_says_nothing():
    empty = back_test({1: []}, {1: 8_000}, habits=Habits())
    assert (empty.trials, empty.is_telling) == ((), False)
    one = back_test({1: [Interval(BEGIN, BEGIN.replace(day=9), 500)]}, {1: 8_000})
    assert one.is_telling is False
