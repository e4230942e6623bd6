from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from funding.checking import check, check_call
from funding.checking.form import circles
from funding.composition import Composition
from funding.ready_made import READY_MADE
from tests.factories.funding import MILLION, composition, in_three
from tests.funding.compositions import broken, by_lot, field, with_fields


def places(data):
    return [fault.where for fault in check(data)]


def test_nothing_is_wrong_with_what_is_ready_made():
    assert {name: check(each.composition) for name, each in READY_MADE.items()} == {
        "co-investment": [],
        "small": [],
    }
    assert check(composition()) == []


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("criteria.0.weight", 61, ["criteria"]),
        ("criteria", [], ["criteria", "stages/feedback"]),
        ("criteria.0.anchors", {"0": in_three("No")}, ["criteria/technology"]),
        ("stages.1.reviewers_each", 0, ["stages/review"]),
        ("stages.1.is_blind", True, []),
        ("stages", [], ["stages"]),
        ("stages", [{"key": "s", "kind": "screening"}], ["stages"]),
        (
            "stages.0.kind",
            "panel",
            ["stages/screening", "stages/review", "stages/panel"][1:],
        ),
        ("feedback.least_characters", 10, ["stages/feedback"]),
        ("match.least_percent", 100, ["match"]),
        ("match.least_cash_percent", 31, ["match"]),
        ("match.most_in_kind_percent", 19, ["match"]),
        ("documents", [], ["documents"]),
        ("eligibility.0.rule", {"op": "at_least", "value": 3}, ["eligibility/in_city"]),
        ("eligibility.0.rule", {"op": "is", "value": "maybe"}, ["eligibility/in_city"]),
        ("eligibility.0.rule_url", "javascript:alert(1)", ["eligibility/in_city"]),
        ("sections.0.needs", ["nowhere"], ["form/project"]),
        ("sections.0.needs", ["project"], ["form/project"]),
        (
            "sections.0.pages.1.fields",
            [],
            ["form/project/money", "form", "form", "form"],
        ),
        ("sections.0.pages.0.fields.0.is_required", False, ["form/project/what/title"]),
        ("sections.0.pages.0.fields.0.kind", "text", ["form/project/what/title"]),
        ("sections.0.title", {"en": "Only"}, ["form/project/title"]),
    ],
)
def test_what_cannot_work_is_named(path, value, where):
    assert places(broken(path, value)) == where


@pytest.mark.parametrize(
    ("asked", "where"),
    [
        (field("x", "choice"), 1),
        (field("x", "choice", options=[{"value": "a", "label": in_three("a")}] * 2), 1),
        (field("x", "table"), 1),
        (field("x", "number", least=5, most=4), 1),
        (field("x", "money", least=-1), 1),
        (field("x", "date", least="tomorrow"), 1),
        (field("x", "yes_no", words_most=5), 1),
        (field("x", "line", profile="organisation.shoe_size"), 1),
        (field("title", "line"), 2),
        (field("x", "line", shown_when={"key": "y", "op": "answered"}), 1),
        (field("x", "line", shown_when={"key": "amount_asked", "op": "answered"}), 1),
        (
            field(
                "x", "line", shown_when={"key": "title", "op": "more_than", "value": 3}
            ),
            1,
        ),
        (field("x", "line", profile="organisation.name"), 0),
        (field("x", "number", least=4, most=5), 0),
    ],
)
def test_questions_that_cannot_work_are_named(asked, where):
    found = [
        place
        for place in places(with_fields(asked))
        if place.startswith("form/project/what")
    ]
    assert len(found) == where


def yes(key):
    return {"key": key, "op": "is", "value": True}


@pytest.mark.parametrize(
    ("condition", "is_reached"),
    [
        (yes("a"), True),
        ({"all": [yes("a"), {"not": yes("a")}]}, False),
        ({"all": [yes("a"), {"key": "a", "op": "is", "value": False}]}, False),
        ({"any": [{"all": [yes("a"), {"not": yes("a")}]}, yes("a")]}, True),
        (yes("b"), True),
        ({"all": [yes("b"), {"key": "a", "op": "is", "value": False}]}, False),
        ({"not": {"key": "a", "op": "answered"}}, False),
        ({"not": {"key": "b", "op": "answered"}}, True),
        (
            {
                "all": [
                    {"key": "n", "op": "more_than", "value": 3},
                    {"key": "n", "op": "less_than", "value": 4},
                ]
            },
            False,
        ),
        ({"key": "n", "op": "more_than", "value": 9}, False),
        ({"key": "n", "op": "at_least", "value": 9}, True),
        (
            {
                "all": [
                    {"key": "c", "op": "includes", "value": "x"},
                    {"key": "c", "op": "includes", "value": "y"},
                ]
            },
            True,
        ),
        (
            {
                "all": [
                    {"key": "c", "op": "includes", "value": "x"},
                    {"key": "c", "op": "is", "value": ["y"]},
                ]
            },
            False,
        ),
    ],
)
def test_questions_that_nobody_is_ever_asked_are_named(condition, is_reached):
    options = [{"value": each, "label": in_three(each)} for each in "xy"]
    data = with_fields(
        field("a", "yes_no"),
        field("b", "yes_no", shown_when=yes("a")),
        field("n", "number", least=0, most=9),
        field("c", "choices", options=options),
        field("target", "line", shown_when=condition),
    )
    assert (places(data) == []) is is_reached


def test_conditions_beyond_what_anybody_means_are_refused_in_time():
    names = [f"q{number}" for number in range(18)]
    groups = [{"any": [yes(name), {"not": yes(name)}]} for name in names]
    data = with_fields(
        *(field(name, "yes_no") for name in names),
        field("target", "line", shown_when={"all": groups}),
    )
    assert places(data) == ["form/project/what/target"]


def test_every_circle_is_named_once():
    needs = {"a": ("b",), "b": ("c",), "c": ("a",), "d": ("d", "a"), "e": ()}
    assert circles(needs) == [["a", "b", "c"], ["d"]]


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"sections": 3},
        {"criteria": [1]},
        broken("sections.0.pages.0.fields.0.kind", "poem"),
        broken("match", {}),
        broken("sections.0.pages.0.fields.0.shown_when", {"op": "is"}),
        {**composition(), "more": 1},
    ],
)
def test_what_is_no_composition_is_told_and_breaks_nothing(data):
    assert check(data) != []


def call(**facts):
    return SimpleNamespace(
        **{
            "opens_at": datetime(2026, 11, 1, tzinfo=UTC),
            "closes_at": datetime(2026, 12, 1, tzinfo=UTC),
            "decides_on": date(2027, 1, 15),
            "grace_minutes": 15,
            "total_amount": 1000 * MILLION,
            "least_amount": 10 * MILLION,
            "most_amount": 100 * MILLION,
            "evidence_when": "after_selection",
            **facts,
        }
    )


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        ({}, []),
        ({"closes_at": datetime(2026, 10, 1, tzinfo=UTC)}, ["call/closes_at"]),
        ({"closes_at": datetime(2026, 11, 3, tzinfo=UTC)}, ["call/closes_at"]),
        ({"decides_on": date(2026, 12, 1)}, ["call/decides_on"]),
        ({"grace_minutes": 1441}, ["call/grace_minutes"]),
        ({"least_amount": 0}, ["call/least_amount"]),
        ({"most_amount": 2000 * MILLION}, ["call/most_amount"]),
        ({"evidence_when": "with_application"}, ["documents"]),
    ],
)
def test_facts_of_a_call_that_cannot_work_are_named(facts, where):
    found = check_call(call(**facts), Composition.of(composition()))
    assert [fault.where for fault in found] == where


def test_evidence_promised_for_later_is_not_asked_before():
    asked = composition()
    asked["documents"][0]["when"] = "with_application"
    found = check_call(call(), Composition.of(asked))
    assert [fault.where for fault in found] == ["documents/evidence"]


def test_compositions_by_lot_keep_every_rule():
    assert {seed: found for seed in range(60) if (found := check(by_lot(seed)))} == {}
