"""Two people on one answer: what both may keep, and where somebody has to choose."""

import os

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from funding.merging import SENTENCE, Collides, merge, merge_texts

BASE = "We build lamps. They listen. 시민이 씁니다. ไทยหนึ่ง ไทยสอง\nThe end."
EXAMPLES = int(os.environ.get("FUNDING_STEPS", "150"))


@pytest.mark.parametrize(
    ("mine", "theirs", "merged"),
    [
        (
            "We build lights. They listen.",
            "We build lamps. They talk.",
            "We build lights. They talk.",
        ),
        (
            "We build lamps. They listen. Well.",
            "Hello. We build lamps. They listen.",
            "Hello. We build lamps. They listen. Well.",
        ),
        ("They listen.", "We build lamps. They listen. Well.", "They listen. Well."),
    ],
)
def test_changes_of_other_sentences_are_both_kept(mine, theirs, merged):
    base = "We build lamps. They listen."
    assert merge(base, mine, theirs).strip() == merged
    assert merge(base, theirs, mine).strip() == merged


@pytest.mark.parametrize(
    ("base", "mine", "theirs"),
    [
        ("We need 10 cars.", "We need 12 cars.", "We need 10 vans."),
        ("", "Mine.", "Theirs."),
        ("One.", "One. Mine.", "One. Theirs."),
        ("Lamps.", "", "Lamps!"),
        (None, "Mine.", "Theirs."),
        (5, 6, 7),
        (True, False, None),
    ],
)
def test_changes_of_the_same_thing_collide(base, mine, theirs):
    with pytest.raises(Collides):
        merge(base, mine, theirs)


@pytest.mark.parametrize(
    "value", ["Words.", 5, True, None, ["a"], [{"id": "r", "x": 1}]]
)
def test_change_of_one_alone_is_kept(value):
    assert merge("before", value, "before") == value
    assert merge("before", "before", value) == value
    assert merge("before", value, value) == value


def test_blank_stays_where_somebody_went_on_writing():
    assert merge("One. Two. ", "One! Two.", "One. Two. Three.") == "One! Two. Three."


def test_whoever_went_on_from_the_same_words_keeps_them_all():
    assert merge("One.", "One. Two. Thr", "One. Two.") == "One. Two. Thr"
    assert merge("One. Tw", "One. Two. Three.", "One. Two") == "One. Two. Three."


def test_choices_are_merged_one_by_one():
    assert merge(["a", "b"], ["a", "b", "c"], ["b", "d"]) == ["b", "d", "c"]


def row(name, **cells):
    return {"id": name, **cells}


def test_rows_are_merged_by_their_cells():
    base = [row("1", what="Lamp", won=5), row("2", what="Pole", won=7)]
    mine = [
        row("1", what="Lamp", won=6),
        row("2", what="Pole", won=7),
        row("3", what="Cable", won=1),
    ]
    theirs = [row("1", what="Lamps", won=5), row("4", what="Box", won=2)]
    assert merge(base, mine, theirs) == [
        row("1", what="Lamps", won=6),
        row("4", what="Box", won=2),
        row("3", what="Cable", won=1),
    ]


@pytest.mark.parametrize(
    "theirs", [[row("1", won=7)], []], ids=["the same cell", "the row is gone"]
)
def test_rows_changed_in_two_ways_collide(theirs):
    with pytest.raises(Collides):
        merge([row("1", won=5)], [row("1", won=6)], theirs)


TEXT = st.text(alphabet="ab ก네.!?\n", max_size=40)


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXT, TEXT, TEXT)
@example(BASE, f"{BASE} More.", f"First. {BASE}")
def test_merged_text_holds_what_both_added_and_does_not_ask_who_was_first(
    base, mine, theirs
):
    try:
        merged = merge_texts(base, mine, theirs)
    except Collides:
        with pytest.raises(Collides):
            merge_texts(base, theirs, mine)
        return
    assert merged == merge_texts(base, theirs, mine)
    before = SENTENCE.findall(base)
    for side in (mine, theirs):
        added = [
            each
            for each in SENTENCE.findall(side)
            if side.count(each) > base.count(each)
        ]
        assert all(each in merged for each in added if each not in before)


@settings(max_examples=EXAMPLES, deadline=None)
@given(TEXT)
def test_sentences_lose_no_sign(text):
    assert "".join(SENTENCE.findall(text)) == text


def test_long_texts_do_not_take_long():
    base = "".join(f"Sentence {number}. " for number in range(3000))
    mine = base.replace("Sentence 7.", "Number 7.")
    theirs = base.replace("Sentence 2990.", "Number 2990.")
    assert merge(base, mine, theirs) == mine.replace("Sentence 2990.", "Number 2990.")
