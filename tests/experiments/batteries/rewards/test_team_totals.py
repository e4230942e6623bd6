"""Totals that tell of nobody."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from experiments.batteries.rewards.team_totals import FEWEST, Total, total_of
from experiments.batteries.rewards.whereabouts import shared_out

MONDAY = date(2026, 11, 2)
THIS_WEEK = MONDAY + timedelta(days=28)


def week(number, *people, grams=100):
    return [(MONDAY + timedelta(days=7 * number), who, grams) for who in people]


def test_five_are_told_and_four_are_not():
    assert total_of(week(0, *"abcd"), THIS_WEEK) == Total()
    assert total_of(week(0, *"abcde"), THIS_WEEK) == Total(500, date(2026, 11, 9))


def test_small_week_waits_for_the_next():
    brought = [*week(0, *"abcde"), *week(1, "a"), *week(2, *"abcd")]
    assert total_of(brought, THIS_WEEK) == Total(500, date(2026, 11, 9))
    brought += week(3, "e")
    assert total_of(brought, THIS_WEEK) == Total(1_100, date(2026, 11, 30))


def test_this_week_is_not_told():
    assert total_of(week(4, *"abcde"), THIS_WEEK) == Total()


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.sampled_from("abcdefg"), st.integers(1, 99)),
        max_size=30,
    )
)
def test_between_two_totals_there_are_always_five(drops):
    """Told week after week, no difference is of fewer than five people."""
    brought = [(MONDAY + timedelta(days=7 * w), who, grams) for w, who, grams in drops]
    told = [
        total_of(brought, MONDAY + timedelta(days=7 * number)) for number in range(6)
    ]
    last = None
    for now in told:
        if now.until != last:
            new = {
                who
                for monday, who, _grams in brought
                if monday < now.until and (last is None or monday >= last)
            }
            assert len(new) >= FEWEST
            last = now.until


@given(
    st.integers(0, 10**6),
    st.dictionaries(st.sampled_from(["van", "hub", "lost"]), st.integers(0, 10**9)),
)
def test_shares_add_up_to_the_gram(grams, weights):
    shares = shared_out(grams, weights)
    whole = grams if sum(weights.values()) else 0
    assert sum(shares.values()) == whole
    assert all(
        abs(s * sum(weights.values()) - grams * weights[k]) <= sum(weights.values())
        for k, s in shares.items()
    )
