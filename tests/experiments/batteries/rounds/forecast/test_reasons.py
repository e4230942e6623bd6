from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override

from experiments.batteries.rounds.forecast.reasons import Reason, reason_from

REASON = Reason(
    expected=6_100,
    low=4_000,
    high=8_200,
    capacity=12_000,
    known=2_000,
    chance=0.05,
    per_day=450,
    emptied_on="2026-03-02",
    by="2026-03-16",
    days=12,
)


def test_reason_is_said_in_words_with_its_figures():
    with override("en"):
        assert REASON.words == [
            "The chance that it is full by Mon March 16, 2026 is 5 %.",
            "About 51 % full: 4.0 to 8.2 kg of 12.0 kg.",
            "Emptied on Mon March 2, 2026; it takes in about 450 g a day.",
        ]
    assert reason_from(REASON.to_json()) == REASON
    assert reason_from({}) is None


@pytest.mark.parametrize(
    ("facts", "is_due"),
    [
        ({}, False),
        ({"chance": 0.2}, True),
        ({"chance": 0.19}, False),
        ({"reports": 1}, True),
        ({"days": 60}, True),
        ({"days": 60, "expected": 499}, False),
        ({"days": 59}, False),
    ],
)
def test_box_is_due_when_it_may_be_full_was_called_full_or_has_waited(facts, is_due):
    assert replace(REASON, **facts).is_due is is_due


def test_what_weighs_most_is_said_first_and_nothing_is_certain():
    with override("en"):
        said = replace(REASON, reports=2, days=70, chance=1.0).words
    assert said[0] == "2 residents say that it is full."
    assert "99 %" in said[1]
    assert said[-1] == "Batteries have lain in it for 70 days."
    assert date.fromisoformat(REASON.by).weekday() == 0
