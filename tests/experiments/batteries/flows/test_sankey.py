"""The picture of the flows: widths conserve, nothing overlaps, and the table says it all."""

import re
from collections import defaultdict
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.batteries.flows.sankey import (
    GAP,
    Flow,
    Place,
    lay_out,
    rows_of,
    svg_of,
)

PLACES = [
    Place(f"{stage}{letter}", f"Place {letter} <{stage}>", stage)
    for stage in range(4)
    for letter in "abcd"
]
BY_KEY = {each.key: each for each in PLACES}
PAIRS = [(a.key, b.key) for a in PLACES for b in PLACES if a.stage < b.stage]


@st.composite
def some_flows(draw):
    pairs = draw(st.lists(st.sampled_from(PAIRS), max_size=14, unique=True))
    grams = st.integers(1, 10**9)
    return [Flow(*pair, draw(grams), draw(st.booleans())) for pair in pairs]


def close(value):
    return pytest.approx(value, rel=1e-9, abs=1e-6)


@given(some_flows(), st.booleans())
def test_widths_conserve_and_nothing_overlaps(flows, is_tall):
    picture = lay_out(PLACES, flows, is_tall=is_tall)
    assert sorted((b.flow.source, b.flow.target) for b in picture.bands) == sorted(
        (f.source, f.target) for f in flows
    )
    for band in picture.bands:
        assert band.thickness == close(band.flow.grams * picture.scale)
    _bars_stand_apart(picture)
    for bar in picture.bars:
        for ends, grams in (
            (
                [(b.leaves, b.thickness) for b in picture.bands if b.source == bar],
                bar.sent,
            ),
            (
                [(b.arrives, b.thickness) for b in picture.bands if b.target == bar],
                bar.received,
            ),
        ):
            assert sum(thick for _, thick in ends) == close(grams * picture.scale)
            _stacked_inside(bar, sorted(ends))


def _bars_stand_apart(picture):
    stages = defaultdict(list)
    for bar in picture.bars:
        assert bar.length == close(bar.grams * picture.scale)
        assert bar.start >= GAP - 1e-6
        assert bar.end <= picture.across + 1e-6
        stages[bar.depth].append(bar)
    for stage in stages.values():
        for upper, lower in pairwise(sorted(stage, key=lambda each: each.start)):
            assert lower.start - upper.end >= GAP - 1e-6


def _stacked_inside(bar, ends):
    for (start, thick), (following, _) in pairwise(ends):
        assert following >= start + thick - 1e-6
    for start, thick in ends:
        assert start >= bar.start - 1e-6
        assert start + thick <= bar.end + 1e-6


@given(some_flows())
def test_table_says_what_the_picture_shows(flows):
    rows = rows_of(lay_out(PLACES, flows))
    told = sorted(
        (row.source, row.target, row.grams, row.is_difference) for row in rows
    )
    assert told == sorted(
        (BY_KEY[f.source].label, BY_KEY[f.target].label, f.grams, f.is_difference)
        for f in flows
    )


def drawn(is_tall=False, **how):
    flows = [Flow("0a", "1a", 900), Flow("1a", "2a", 700), Flow("1a", "2b", 50, True)]
    picture = lay_out(PLACES, flows, is_tall=is_tall, **how)
    text = svg_of(
        picture,
        title="A <b>",
        words="In words.",
        weight=lambda g: f"{g} g",
        name="flow",
    )
    return picture, text, ElementTree.fromstring(text)  # noqa: S314 - made here


def test_svg_is_named_escaped_and_without_style():
    _, text, svg = drawn()
    assert svg.get("aria-labelledby") == "flow-title flow-words"
    assert [each.text for each in svg[:2]] == ["A <b>", "In words."]
    assert "style=" not in text
    labels = ["".join(each.itertext()) for each in svg.iter("text")]
    assert labels == [
        "Place a <0> 900 g",
        "Place a <1> 900 g",
        "Place a <2> 700 g",
        "Place b <2> 50 g",
    ]
    hatched = [each for each in svg.iter("path") if each.get("fill")]
    assert [each.get("class") for each in hatched] == ["sankey-band is-difference"]


def test_tall_picture_is_the_wide_one_turned_with_numbers():
    picture, _, svg = drawn(is_tall=True, along=640, across=328)
    assert svg.get("viewBox") == "0 0 328 640"
    assert [each.text for each in svg.iter("text")] == ["1", "2", "3", "4"]
    for each in svg.iter("rect"):
        if each.get("class") == "sankey-bar":
            assert float(each.get("x")) + float(each.get("width")) <= 328
            assert float(each.get("y")) + float(each.get("height")) <= 640
    assert [(r.source_number, r.target_number) for r in rows_of(picture)] == [
        (1, 2),
        (2, 3),
        (2, 4),
    ]
    for path in svg.iter("path"):
        assert all(float(n) >= 0 for n in re.findall(r"-?[\d.]+", path.get("d")))


@pytest.mark.parametrize(
    "flow",
    [
        Flow("1a", "0a", 5),
        Flow("0a", "0b", 5),
        Flow("0a", "1a", 0),
        Flow("0a", "1a", -3),
    ],
)
def test_what_goes_back_or_weighs_nothing_is_refused(flow):
    with pytest.raises(ValueError, match="0a|1a"):
        lay_out(PLACES, [flow])


def test_too_many_places_for_the_room_are_refused_and_none_are_a_picture():
    many = [Place(str(n), "", min(n, 1)) for n in range(20)]
    with pytest.raises(ValueError, match="room"):
        lay_out(many, [Flow("0", str(n), 1) for n in range(1, 20)], across=300)
    assert lay_out(PLACES, []).bars == ()
