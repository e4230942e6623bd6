import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from funding.matching import MatchRule

RULE = MatchRule()


@pytest.mark.parametrize(
    ("sums", "fails"),
    [
        ((70, 10, 20), ()),
        ((70, 30, 0), ()),
        ((71, 10, 20), ("match", "cash")),
        ((70, 9, 21), ("cash", "in_kind")),
        ((60, 10, 30), ("in_kind",)),
        ((0, 0, 0), ()),
    ],
)
def test_shortfalls(sums, fails):
    assert RULE.shortfalls(*sums) == fails


@settings(max_examples=150, deadline=None)
@given(
    asked=st.integers(1, 10**11),
    least=st.integers(0, 99),
    cash=st.integers(0, 99),
    in_kind=st.integers(0, 100),
)
def test_the_example_keeps_the_rule_to_the_won(asked, least, cash, in_kind):
    if cash > least or cash + in_kind < least:
        return
    rule = MatchRule(least, cash, in_kind)
    sums = rule.example(asked)
    assert sums["asked"] + sums["cash"] + sums["in_kind"] == sums["whole"]
    assert rule.shortfalls(asked, sums["cash"], sums["in_kind"]) == ()
