import pytest

from funding.composition import Composition
from funding.conditions import condition_holds, keys_in
from tests.funding.compositions import field, with_fields


@pytest.mark.parametrize(
    ("op", "value", "answer", "holds"),
    [
        ("is", True, True, True),
        ("is", True, "yes", True),
        ("is", True, False, False),
        ("is", "a", "a", True),
        ("is", 5, "5", True),
        ("is_not", "a", "b", True),
        ("is_not", "a", None, False),
        ("one_of", ["a", "b"], "b", True),
        ("one_of", ["a", "b"], "c", False),
        ("includes", "a", ["a", "b"], True),
        ("includes", "c", ["a", "b"], False),
        ("more_than", 100, 101, True),
        ("more_than", 100, 100, False),
        ("at_least", 100, 100, True),
        ("less_than", "2026-12-01", "2026-11-30", True),
        ("at_most", 3, "three", False),
        ("answered", True, "", False),
        ("answered", True, 0, True),
        ("answered", False, [], True),
    ],
)
def test_comparison(op, value, answer, holds):
    assert (
        condition_holds({"key": "q", "op": op, "value": value}, {"q": answer}) is holds
    )


def test_conditions_nest():
    condition = {
        "all": [
            {"key": "a", "op": "is", "value": True},
            {
                "not": {
                    "any": [
                        {"key": "b", "op": "is", "value": 1},
                        {"key": "c", "op": "answered"},
                    ]
                }
            },
        ]
    }
    assert condition_holds(condition, {"a": True, "b": 2}) is True
    assert condition_holds(condition, {"a": True, "b": 1}) is False
    assert condition_holds(condition, {"a": True, "c": "x"}) is False
    assert condition_holds(None, {}) is True
    assert keys_in(condition) == {"a", "b", "c"}


def test_answers_to_hidden_questions_do_not_count():
    asked = Composition.of(
        with_fields(
            field("partner", "yes_no"),
            field(
                "which",
                "line",
                shown_when={"key": "partner", "op": "is", "value": True},
            ),
            field("since", "date", shown_when={"key": "which", "op": "answered"}),
        )
    )
    kept = {"partner": False, "which": "Firm 7", "since": "2020-01-01"}
    shown = [each.key for each in asked.shown_fields(kept)]
    assert ("partner" in shown, "which" in shown, "since" in shown) == (
        True,
        False,
        False,
    )
    assert asked.shown_answers(kept) == {"partner": False}
