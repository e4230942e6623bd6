"""Both versions are found again in their differences, in good time, and as words only."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from innovation_park.lib.text_differences import differences_html, text_differences


def both(pieces):
    before = "".join(piece.text for piece in pieces if piece.kind != "added")
    return before, "".join(piece.text for piece in pieces if piece.kind != "removed")


def changed(before, after):
    pieces = text_differences(before, after)
    return [(piece.kind, piece.text) for piece in pieces if piece.kind != "same"]


@given(
    st.lists(
        st.tuples(
            st.text("ab \n가ก\r\u2028", max_size=30), st.text("ab \n가ก", max_size=30)
        ),
        max_size=5,
    )
)
@settings(max_examples=100, deadline=None)
def test_both_versions_are_in_it(pairs):
    before, after = (
        "".join(one for one, _ in pairs),
        "".join(other for _, other in pairs),
    )
    pieces = text_differences(before, after)
    assert both(pieces) == (before, after)
    assert all(piece.text for piece in pieces)
    assert all(
        one.kind != other.kind for one, other in zip(pieces, pieces[1:], strict=False)
    )


@pytest.mark.parametrize(
    ("before", "after", "differences"),
    [
        (
            "the tents are blue\nend",
            "the tents are green\nend",
            [("removed", "blue"), ("added", "green")],
        ),
        (
            "천막은 파란색\n끝",
            "천막은 초록색\n끝",
            [("removed", "파란색"), ("added", "초록색")],
        ),
        ("one\ntwo\n", "one\ntwo\nthree\n", [("added", "three\n")]),
        ("one\ntwo\n", "two\n", [("removed", "one\n")]),
        ("same", "same", []),
        ("", "new", [("added", "new")]),
    ],
)
def test_only_what_changed_is_marked(before, after, differences):
    assert changed(before, after) == differences


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a ", "b "),
        ("a\n", "b\na\n"),
        ("ก", "ข"),
        ("word " * 6 + "\n", "other " * 6 + "\n"),
        ("a b ", "a c a "),
    ],
)
def test_longest_posts_are_compared_in_time(one, other):
    before, after = (unit * (16_384 // len(unit.encode())) for unit in (one, other))
    began = time.process_time()
    assert both(text_differences(before, after)) == (before, after)
    assert time.process_time() - began < 1


def test_differences_come_as_words():
    html = differences_html("<b>old</b> text", "<i>new</i> text")
    assert html == (
        '&lt;<del><span class="visually-hidden">taken away: </span>b</del>'
        '<ins><span class="visually-hidden">added: </span>i</ins>&gt;'
        '<del><span class="visually-hidden">taken away: </span>old</del>'
        '<ins><span class="visually-hidden">added: </span>new</ins>&lt;/'
        '<del><span class="visually-hidden">taken away: </span>b</del>'
        '<ins><span class="visually-hidden">added: </span>i</ins>&gt; text'
    )
