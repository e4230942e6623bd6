from datetime import date

import pytest

from funding.composition import Composition
from funding.eligibility import fulfils, is_eligible, judge, years_before
from tests.factories.funding import composition

ON = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("rule", "answer", "passes"),
    [
        ({"op": "is", "value": True}, True, True),
        ({"op": "is", "value": False}, True, False),
        ({"op": "one_of", "value": ["startup", "company"]}, "university", False),
        ({"op": "at_least", "value": 3}, 3, True),
        ({"op": "within_years", "value": 7}, "2019-12-01", True),
        ({"op": "within_years", "value": 7}, "2019-11-30", False),
        ({"op": "within_years", "value": 7}, "2027-01-01", False),
    ],
)
def test_rule(rule, answer, passes):
    assert fulfils(rule, answer, ON) is passes


def test_years_end_on_a_day_that_exists():
    assert years_before(date(2024, 2, 29), 7) == date(2017, 2, 28)


@pytest.mark.parametrize(
    ("answers", "passes", "eligible"),
    [
        ({}, None, False),
        ({"in_city": True}, True, True),
        ({"in_city": False}, False, False),
    ],
)
def test_open_questions_are_neither_passed_nor_failed(answers, passes, eligible):
    asked = Composition.of(composition())
    assert [verdict.passes for verdict in judge(asked, answers, ON)] == [passes]
    assert is_eligible(asked, answers, ON) is eligible
