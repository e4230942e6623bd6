import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.regression.mixed_linear_model import MixedLM

from funding.decisions.ranking import Agreement, Mark, fit, rank_panel
from funding.decisions.ranking.agreement import alpha_of, corrected_of, single_of
from tests.benchmarks.funding_panels import found_in, known_panel, ranking_figures

# Shrout and Fleiss (1979), table 2: six targets, four judges.
JUDGED = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9]]
JUDGED.append([6, 2, 4, 7])
# Krippendorff (2011), example with missing data: four observers, twelve units.
OBSERVED = ["123321412...", "1233224125.3", ".333234225 1.".replace(" ", "")]
OBSERVED.append("12332441251.")


def marks_of(rows) -> list[Mark]:
    return [
        Mark(row, column, float(value))
        for row, values in enumerate(rows)
        for column, value in enumerate(values)
        if value != "."
    ]


def test_corrected_scores_come_nearer_to_the_truth_on_known_panels():
    figures = ranking_figures(seeds=5)

    assert figures["spearman"] >= 0.90
    assert figures["spearman"] - figures["spearman_raw"] >= 0.08


def test_nothing_is_won_where_reviewers_are_equally_strict(monkeypatch):
    monkeypatch.setattr("tests.benchmarks.funding_panels.STRICTNESS", 0.0)

    corrected, raw = found_in(3)

    assert corrected == pytest.approx(raw, abs=0.01)


def test_intervals_hold_the_truth_as_often_as_they_say():
    held = []
    for seed in range(5):
        truth, marks = known_panel(seed)
        standings = rank_panel(marks).standings
        shift = sum(each.corrected - truth[each.application] for each in standings)
        shift /= len(standings)  # how mild all reviewers together are, nobody can know
        held += [
            each.low <= truth[each.application] + shift <= each.high
            for each in standings
        ]

    assert 0.92 <= sum(held) / len(held) <= 0.985


def test_the_fit_is_that_of_a_mixed_model_by_others():
    _truth, marks = known_panel(1, applications=24, reviewers=8)
    names = sorted({mark.application for mark in marks})
    judges = sorted({mark.reviewer for mark in marks})
    scores = [mark.score for mark in marks]
    fixed = [[float(mark.application == name) for name in names] for mark in marks]
    given_by = np.array([[float(m.reviewer == j) for j in judges] for m in marks])
    groups = np.ones(len(marks))
    vary = {"reviewer": {1.0: given_by}}
    model = MixedLM(np.array(scores), np.array(fixed), groups, exog_vc=vary)
    theirs = model.fit(reml=True)

    ours = fit(marks)

    assert ours.chance == pytest.approx(theirs.scale, rel=0.01)
    assert ours.between_reviewers == pytest.approx(theirs.vcomp[0], rel=0.01)
    worth = [ours.worth[name] for name in names]
    assert worth == pytest.approx(list(theirs.fe_params), abs=0.05)
    doubt = [ours.doubt[name] for name in names]
    assert doubt == pytest.approx(list(theirs.bse_fe), rel=0.02)


def test_agreement_is_that_of_the_published_examples():
    judged = fit(marks_of(JUDGED))

    assert round(single_of(judged), 2) == 0.29
    assert round(corrected_of(judged, 1), 2) == 0.71
    assert round(corrected_of(judged, 4), 2) == 0.91
    units = list(zip(*OBSERVED, strict=True))
    assert round(alpha_of(marks_of(units)), 3) == 0.849


def test_a_lone_strict_reviewer_costs_nobody_a_place():
    """Of two equal applications one has the strict reviewer; by the raw mean it is behind."""
    marks = []
    for number in range(12):
        worth = 40 + 3 * number
        names = ("a", "b", "strict") if number % 2 else ("a", "b", "c")
        marks += [
            Mark(number, name, worth - 20 * (name == "strict") + (name == "a"))
            for name in names
        ]

    ranking = rank_panel(marks)

    assert [each.application for each in ranking.standings] == list(range(11, -1, -1))
    raw = sorted(ranking.standings, key=lambda each: each.raw_rank)
    assert [each.application for each in raw] != list(range(11, -1, -1))
    assert [one.reviewer for one in ranking.reviewers if one.is_marked] == ["strict"]


def test_an_outlier_is_named_and_others_are_not():
    marks = [
        Mark(number, name, 50 + 2 * number + shift + (number * 7 + shift) % 3)
        for number in range(20)
        for name, shift in (("a", -4), ("b", 0), ("c", 4))
    ]
    wrong = marks.index(
        next(m for m in marks if (m.application, m.reviewer) == (7, "b"))
    )
    marks[wrong] = Mark(7, "b", 10.0)

    found = [
        (outlier.application, outlier.reviewer)
        for each in rank_panel(marks).standings
        for outlier in each.outliers
    ]

    assert found == [(7, "b")]


@pytest.mark.parametrize(
    ("marks", "words"),
    [
        ([], Agreement.UNKNOWN),
        ([Mark("x", "a", 50.0)], Agreement.UNKNOWN),
        ([Mark("x", "a", 50.0), Mark("x", "b", 50.0)], Agreement.UNKNOWN),
        ([Mark(n, r, 10.0 * n) for n in range(5) for r in "ab"], Agreement.GOOD),
    ],
)
def test_small_and_even_panels_are_ranked_by_their_means(marks, words):
    ranking = rank_panel(marks)

    assert ranking.agreement == words
    assert [each.corrected for each in ranking.standings] == sorted(
        {mark.score for mark in marks}, reverse=True
    )


def test_equal_scores_share_a_rank_and_the_order_of_marks_is_nothing():
    marks = [
        Mark(name, r, score)
        for name, score in zip("xyz", (60.0, 60.0, 40.0), strict=True)
        for r in "ab"
    ]

    ranking = rank_panel(marks)

    assert [(one.application, one.rank) for one in ranking.standings] == [
        ("x", 1),
        ("y", 1),
        ("z", 3),
    ]
    assert rank_panel(marks[::-1]) == ranking


def test_reviewers_who_share_no_application_are_told_apart():
    apart = [Mark(n, f"{n % 2}{r}", 50.0 + n + r) for n in range(8) for r in range(3)]

    assert rank_panel(apart).parts == 2
    assert rank_panel([*apart, Mark(0, "10", 50.0)]).parts == 1


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.tuples(st.integers(0, 9), st.integers(0, 5)),
        st.integers(0, 100),
        max_size=40,
    ),
    st.integers(-50, 50),
)
def test_adding_the_same_to_every_score_changes_no_place(scores, shift):
    marks = [Mark(a, r, float(score)) for (a, r), score in scores.items()]
    shifted = [Mark(m.application, m.reviewer, m.score + shift) for m in marks]

    one, other = rank_panel(marks), rank_panel(shifted)

    assert len(one.standings) == len({mark.application for mark in marks})
    for here, there in zip(
        sorted(one.standings, key=lambda each: each.application),
        sorted(other.standings, key=lambda each: each.application),
        strict=True,
    ):
        assert there.corrected - here.corrected == pytest.approx(shift, abs=1e-3)
