"""The rule in whole numbers, held against the same rule in fractions."""

from fractions import Fraction

import pytest

from funding.awards.matching import MatchRule, Standing

USUAL = MatchRule()
RULES = [
    USUAL,
    MatchRule(50, 0, 50),
    MatchRule(20, 20, 0),
    MatchRule(0, 0, 0),
    MatchRule(30, 10, 60),
]


def as_written(rule: MatchRule, released: int, cash: int, in_kind: int) -> bool:
    """Word for word as the docstring of the module says it."""
    if released <= 0:
        return True
    share = Fraction(rule.most_in_kind, 100)
    counted = min(Fraction(in_kind), share * (released + cash) / (1 - share))
    cost = released + cash + counted
    is_matched = 100 * (cash + counted) >= rule.least * cost
    return is_matched and 100 * cash >= rule.least_cash * cost


@pytest.mark.parametrize("rule", RULES)
def test_the_rule_holds_exactly_where_the_fractions_say_so(rule):
    for cash in range(0, 36, 5):
        for in_kind in range(0, 36, 5):
            most = rule.most_released(cash, in_kind)
            for released in range(1, 120, 2):
                holds = rule.holds(released, cash, in_kind)
                assert holds == as_written(rule, released, cash, in_kind)
                assert holds == (most is None or released <= most)


@pytest.mark.parametrize("rule", RULES)
def test_the_missing_cash_is_enough_and_one_won_less_is_not(rule):
    for cash in (0, 7, 20):
        for in_kind in (0, 9, 40):
            for released in (1, 33, 70, 101):
                missing = rule.cash_missing(released, cash, in_kind)
                assert rule.holds(released, cash + missing, in_kind)
                assert (missing == 0) == rule.holds(released, cash, in_kind)
                if missing:
                    assert not rule.holds(released, cash + missing - 1, in_kind)


@pytest.mark.parametrize(
    ("cash", "in_kind", "most"),
    [(10, 20, 70), (30, 0, 70), (10, 1000, 70), (0, 1000, 0), (0, 0, 0), (9, 21, 63)],
)
def test_the_usual_rule_in_examples(cash, in_kind, most):
    assert USUAL.most_released(cash, in_kind) == most


def test_what_is_above_the_share_in_kind_counts_for_nothing():
    standing = Standing(USUAL, released=70, cash=10, in_kind=500)
    assert (standing.counted_in_kind, standing.cost) == (20, 100)
    assert (standing.matched_percent, standing.cash_percent) == (30, 10)
    assert standing.holds
    assert not standing.after(1).holds
    assert standing.may_still_release == 0


@pytest.mark.parametrize("percents", [(100, 10, 20), (30, 40, 20), (60, 50, 50)])
def test_a_rule_that_cannot_be_kept_is_none(percents):
    with pytest.raises(ValueError, match="This rule"):
        MatchRule(*percents)
