from hypothesis import given
from hypothesis import strategies as st

from funding.decisions.money_line import money_line
from funding.decisions.ranking import Standing


def standing(name: str, score: float, doubt: float = 2.0) -> Standing:
    return Standing(name, score, 0, score, 0, doubt, 3)


def ranked(**scores: float) -> list[Standing]:
    return [standing(name, score) for name, score in scores.items()]


def names(rows) -> list[str]:
    return [row.standing.application for row in rows]


def test_the_money_reaches_down_to_the_first_that_is_not_covered():
    line = money_line(
        ranked(a=90, b=80, c=60, d=50), {"a": 40, "b": 50, "c": 30, "d": 5}, total=100
    )

    assert names(line.covered) == ["a", "b"]
    assert (line.spent, line.left, line.score) == (90, 10, 70)
    assert line.in_band == []


def test_who_is_too_close_to_the_line_is_in_the_band():
    line = money_line(
        ranked(a=90, b=71, c=70, d=69.5, e=50), dict.fromkeys("abcde", 10), total=20
    )

    assert names(line.in_band) == ["b", "c", "d"]


def test_equal_scores_on_either_side_are_a_band_however_sure_they_are():
    sure = [standing("a", 90, 0), standing("b", 70, 0), standing("c", 70, 0)]

    assert names(money_line(sure, dict.fromkeys("abc", 10), 20).in_band) == ["b", "c"]


def test_no_line_where_everything_or_nothing_is_covered():
    amounts = dict.fromkeys("ab", 10)

    for total in (0, 20, 1000):
        line = money_line(ranked(a=90, b=89.9), amounts, total)
        assert (line.score, line.in_band) == (None, [])
    assert money_line([], {}, 10).rows == ()


def test_after_the_draw_the_band_stands_in_its_order():
    standings = ranked(a=90, b=71, c=70, d=69.5, e=50)
    amounts = {"a": 10, "b": 10, "c": 25, "d": 10, "e": 1}

    line = money_line(standings, amounts, total=30, drawn=["d", "c", "b"])

    assert names(line.rows) == ["a", "d", "c", "b", "e"]
    assert names(line.covered) == ["a", "d", "b"]  # c needs more than is left
    assert [row.sum for row in line.rows] == [10, 20, 20, 30, 30]


@given(
    st.lists(st.tuples(st.integers(0, 100), st.integers(1, 50)), max_size=12),
    st.integers(0, 300),
    st.randoms(use_true_random=False),
)
def test_never_more_than_there_is(rows, total, chance):
    rows.sort(reverse=True)
    standings = [standing(n, score) for n, (score, _amount) in enumerate(rows)]
    amounts = {n: amount for n, (_score, amount) in enumerate(rows)}

    line = money_line(standings, amounts, total)
    drawn = names(line.in_band)
    chance.shuffle(drawn)
    after = money_line(standings, amounts, total, drawn)

    assert 0 <= line.spent <= total
    assert 0 <= after.spent <= total
    assert set(names(line.covered)) - set(drawn) == set(names(after.covered)) - set(
        drawn
    )
