from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from funding.filters.searching import LANGUAGE
from funding.search_language import MOST_PARTS, Range, Term, in_words

TODAY = date(2026, 11, 23)


def parse(text):
    return LANGUAGE.parse(text, today=TODAY)


def terms(text):
    query = parse(text)
    assert query.faults == ()
    return list(query.terms)


def test_the_example_of_the_help_is_understood():
    found = terms(
        'status:in_review amount>50000000 lead:me call:spring before:2026-12-01 "two words"'
    )

    assert found == [
        Term("status", ("in_review",)),
        Term("amount", range=Range(50_000_001, None)),
        Term("lead", ("me",)),
        Term("call", ("spring",)),
        Term("before", range=Range(date(2026, 12, 1), date(2026, 12, 1))),
        Term("", ("two words",)),
    ]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("amount:5", Range(5, 5)),
        ("amount=5", Range(5, 5)),
        ("amount>=5k", Range(5_000, None)),
        ("amount<1m", Range(None, 999_999)),
        ("amount<=0.5억", Range(None, 50_000_000)),
        ("amount:10m..50m", Range(10_000_000, 50_000_000)),
        ("amount:..50_000", Range(None, 50_000)),
        ("amount:1.5b..", Range(1_500_000_000, None)),
        ("amount:3ล้าน", Range(3_000_000, 3_000_000)),
        ("submitted:2026-11", Range(date(2026, 11, 1), date(2026, 11, 1))),
        ("submitted>today", Range(date(2026, 11, 24), None)),
        ("submitted:7d..today", Range(date(2026, 11, 16), TODAY)),
    ],
)
def test_numbers_and_days_become_ranges(text, span):
    assert terms(text)[0].range == span


def test_a_minus_negates_and_a_comma_offers():
    assert terms("-status:panel,reserve -lamps") == [
        Term("status", ("panel", "reserve"), is_negated=True),
        Term("", ("lamps",), is_negated=True),
    ]


def test_commas_in_quotation_marks_are_part_of_the_name():
    assert terms('firm:"Han, River",Lamp') == [Term("firm", ("Han, River", "Lamp"))]


@pytest.mark.parametrize(
    ("text", "place", "mended"),
    [
        ("lamps statsu:panel", "statsu", "lamps status:panel"),
        ("status:in_reveiw", "in_reveiw", "status:in_review"),
        ("amount:lots", "lots", ""),
        ("amount:5..1", "5..1", "amount:1..5"),
        ("before:2026-13-01", "2026-13-01", ""),
        ("lead>me", ">", "lead:me"),
        ('lamps "open', '"open', 'lamps "open"'),
        ("amount>1..5", ">", "amount:1..5"),
        ("status:", "status:", ""),
        ('""', '""', ""),
    ],
)
def test_a_fault_points_at_its_place_and_says_what_was_meant(text, place, mended):
    query = parse(text)

    fault = query.faults[0]
    assert text[fault.start : fault.end] == place
    assert fault.sentence
    assert query.mended == mended
    assert (place, True) in query.pieces
    assert "".join(piece for piece, _wrong in query.pieces) == text


def test_too_many_parts_are_refused_with_a_sentence():
    query = parse(" ".join("a" * (MOST_PARTS + 1)))

    assert len(query.terms) == MOST_PARTS
    assert len(query.faults) == 1


@given(st.text(max_size=80))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_is_understood_or_pointed_at(text):
    query = parse(text)

    for fault in query.faults:
        assert 0 <= fault.start <= fault.end <= len(text)
        assert fault.sentence
    assert list(terms(in_words(query.terms))) == list(query.terms)


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("stat", ["status:"]),
        ("lamps -am", ["-amount>"]),
        ("status:pan", ["status:panel"]),
        ("status:panel,dec", ["status:panel,declined"]),
        ("lead:", []),
    ],
)
def test_suggestions_go_on_with_the_last_part(text, offers):
    assert LANGUAGE.suggest(text) == offers
