import pytest

from funding.blocks import from_blocks, to_blocks
from funding.blocks.conditions import condition_of, condition_value
from funding.composition import Composition, Field, Kind
from funding.conditions import condition_holds
from funding.forms.composing import ITEM, PARTS, part_block
from funding.ready_made import READY_MADE
from tests.factories.funding import in_three
from tests.funding.compositions import by_lot, field, with_fields

OPTIONS = [{"value": each, "label": in_three(each)} for each in "ab"]


def through_the_screen(data):
    shown = to_blocks(data)
    parts = {}
    for name in PARTS:
        block = part_block(name)
        items = [{"type": ITEM, "value": value} for value in shown[name]]
        value = block.get_prep_value(block.to_python(items))
        parts[name] = [each["value"] for each in value]
    return {**from_blocks(parts), "match": data["match"], "feedback": data["feedback"]}


@pytest.mark.parametrize("name", READY_MADE)
def test_what_is_shown_and_saved_again_is_the_same(name):
    data = READY_MADE[name].composition
    assert Composition.of(through_the_screen(data)) == Composition.of(data)


def test_every_kind_of_question_is_kept_with_its_bounds():
    bounds = {
        "line": {"words_most": 5, "most": 140},
        "text": {"words_most": 5, "most": 900},
        "number": {"least": 0, "most": 9},
        "money": {"least": 0, "most": 9},
        "date": {"least": "2026-01-01", "most": "2026-12-31"},
        "file": {"least": 1, "most": 2},
        "table": {"least": 1, "most": 2, "columns": [field("a", "number", least=0)]},
        "choice": {"options": OPTIONS},
        "choices": {"options": OPTIONS},
    }
    asked = [field(f"of_{kind}", kind, **bounds.get(kind, {})) for kind in Kind]
    data = with_fields(*asked)
    again = Composition.of(through_the_screen(data))
    kept = [again.field(each["key"]) for each in asked]
    assert kept == [Field.of(each) for each in asked]


@pytest.mark.parametrize("seed", range(12))
def test_saving_again_changes_nothing_more(seed):
    """The first time a condition may be written more simply, with the same meaning."""
    once = through_the_screen(by_lot(seed))
    assert through_the_screen(once) == once


def test_keys_that_were_left_empty_are_made_and_differ():
    asked = [
        {"type": "line", "value": {"key": key, "label": in_three(words)}}
        for key, words in (
            ("", "Your name?"),
            ("your_name", "Other"),
            ("", "Your name?"),
            ("", ""),
        )
    ]
    parts = dict.fromkeys(PARTS, [])
    page = {"value": {"title": in_three("Page one"), "fields": asked}}
    made = from_blocks(
        {**parts, "sections": [{"title": in_three("§ 7"), "pages": [page]}]}
    )
    section = made["sections"][0]
    keys = [each["key"] for each in section["pages"][0]["fields"]]
    assert (section["key"], section["pages"][0]["key"]) == ("q_7", "page_one")
    assert keys == ["your_name_2", "your_name", "your_name_3", "q"]


A, B, C = ({"key": key, "op": "is", "value": True} for key in "abc")


@pytest.mark.parametrize(
    "condition",
    [
        A,
        {"not": A},
        {"all": [A, B]},
        {"not": {"any": [A, B]}},
        {"not": {"all": [A, B]}},
        {"any": [A, {"all": [B, {"not": C}]}]},
        {"all": [{"any": [A, {"all": [B, C]}]}, {"not": {"any": [A, C]}}]},
    ],
)
def test_conditions_mean_the_same_after_the_screen(condition):
    again = condition_of(condition_value(condition))
    for number in range(8):
        answers = {key: bool(number >> at & 1) for at, key in enumerate("abc")}
        assert condition_holds(again, answers) is condition_holds(condition, answers)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("yes", True),
        ("No", False),
        ("12", 12),
        ("-3", -3),
        ("2026-11-23", "2026-11-23"),
        ("startup", "startup"),
    ],
)
def test_values_are_read_as_answers_are_kept(text, value):
    leaf = {"key": "q", "op": "is", "value": text}
    found = condition_of({"mode": "all", "tests": [{"type": "test", "value": leaf}]})
    assert found == {"key": "q", "op": "is", "value": value}
