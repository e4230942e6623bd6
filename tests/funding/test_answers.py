"""What was typed becomes a value, and what is wrong with it is said."""

import pytest

from funding.answers import (
    LONGEST,
    count_words,
    fault_of,
    is_too_long,
    lack_of,
    read,
    total_of,
)
from funding.composition import Field, Kind

EN = {"en": "Question"}


def asked(kind, **more):
    return Field.of({"key": "q", "kind": kind, "label": EN, **more})


OPTIONS = [{"value": "a", "label": {"en": "A"}}, {"value": "b", "label": {"en": "B"}}]
COLUMNS = [
    {"key": "what", "kind": "line", "label": {"en": "What"}, "is_required": True},
    {"key": "won", "kind": "money", "label": {"en": "Won"}},
]


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        ("money", "50,000,000", 50_000_000),
        ("money", "₩ 1 000", 1000),
        ("money", "５０원", 50),
        ("money", "12.5", "12.5"),
        ("money", "3억", "3억"),
        ("money", "9" * 5000, "9" * 5000),
        ("number", "12.5", 12.5),
        ("number", "nan", "nan"),
        ("number", "1e400", "1e400"),
        ("yes_no", "yes", True),
        ("yes_no", "no", False),
        ("yes_no", "maybe", None),
        ("line", " a \n b ", "a b"),
        ("text", "a\r\nb \x00", "a\nb "),
        ("text", " \n ", ""),
        ("line", None, ""),
    ],
)
def test_typed_words_become_a_value(kind, typed, value):
    assert read(asked(kind), typed) == value


def test_choices_keep_what_is_offered_in_its_order():
    assert read(asked("choices", options=OPTIONS), ["b", "x", "a", "a"]) == ["a", "b"]


def test_rows_that_are_empty_are_no_rows():
    table = asked("table", columns=COLUMNS)
    rows = read(
        table,
        [
            {"id": "r1", "what": "Lamp", "won": "1,000"},
            {"id": "r2", "what": " ", "won": ""},
        ],
    )
    assert rows == [{"id": "r1", "what": "Lamp", "won": 1000}]
    assert total_of(table, [*rows, {"id": "r3", "won": "?"}], "won") == 1000


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        (asked("money"), "3억", "Write an amount in whole won, like 50,000,000."),
        (asked("money"), -1, "At least 0."),
        (asked("money", most=10), 11, "At most 10."),
        (asked("money"), 10**15, "This number is too large."),
        (asked("number"), "x", "Write a number."),
        (asked("date"), "soon", "Choose a day, or write it like 2026-11-23."),
        (asked("date", least="2026-01-01"), "2025-12-31", "At least Jan. 1, 2026."),
        (asked("email"), "a@b", "Write it like name@example.org."),
        (
            asked("url"),
            "javascript:alert(1)",
            "Write the whole address, like https://example.org.",
        ),
        (asked("choice", options=OPTIONS), "c", "Choose one of these."),
        (asked("text", words_most=2), "one two three", "This is 1 word too long."),
        (
            asked("table", columns=COLUMNS),
            [{"id": "r", "won": 1}],
            "Row 1, What: Answer this question.",
        ),
        (
            asked("table", columns=COLUMNS, least=2),
            [{"id": "r", "what": "x"}],
            "At least 2 rows.",
        ),
        (asked("file", most=1), ["a.pdf", "b.pdf"], "At most 1 file."),
    ],
)
def test_fault_is_said_and_none_where_nothing_is_wrong(field, value, fault):
    assert fault_of(field, value) == fault
    assert fault_of(field, None) == fault_of(field, "") == ""


@pytest.mark.parametrize(
    "kind", [kind for kind in Kind if kind not in ("choice", "choices", "table")]
)
def test_only_what_is_required_is_missed(kind):
    assert lack_of(asked(kind), None) == ""
    assert lack_of(asked(kind, is_required=True), None) != ""
    assert lack_of(asked(kind, is_required=True), False) == ""


def test_what_is_longer_than_anybody_writes_is_not_kept():
    assert not is_too_long(asked("text"), "x" * LONGEST[Kind.TEXT])
    assert is_too_long(asked("text"), "x" * (LONGEST[Kind.TEXT] + 1))
    assert is_too_long(
        asked("table", columns=COLUMNS), [{"id": str(n)} for n in range(61)]
    )
    assert is_too_long(
        asked("table", columns=COLUMNS), [{"id": "r", "what": "x" * 301}]
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Lamps that listen", 3),
        ("네 번째 문장입니다", 3),
        ("สวัสดีชาวโลก", 2),
        ("lamp สวัสดี", 2),
        ("x" * 61, 2),
        ("😀" * 3, 1),
    ],
)
def test_words_are_counted_in_scripts_with_and_without_blanks(text, words):
    assert count_words(text) == words
