"""Short names: one spelling, no look-alikes, nobody speaks for the park."""

from itertools import islice

import pytest

from community.handles import (
    is_well_formed,
    proposals,
    skeleton,
    sounds_official,
    tidy_handle,
)


@pytest.mark.parametrize(
    ("typed", "handle"),
    [
        ("Min Ji", "min_ji"),
        ("@Minji!", "minji"),
        ("Ｍｉｎｊｉ", "minji"),
        ("김민지", "김민지"),
        ("김민지", "김민지"),
        ("น้ำฝน", "น้ำฝน"),
        ("Аlex", "lex"),  # the first letter is Cyrillic
        ("주민 (시연)", "주민_시연"),
    ],
)
def test_one_spelling(typed, handle):
    assert tidy_handle(typed) == handle


@pytest.mark.parametrize(
    ("one", "other"),
    [("minji", "m1nj1"), ("morna", "moma"), ("kim_o", "kim0"), ("savvy", "sawy")],
)
def test_look_alikes_have_one_skeleton(one, other):
    assert skeleton(one) == skeleton(other)


def test_different_numbers_do_not_look_alike():
    assert len({skeleton(f"resident_{number}") for number in range(3000)}) == 3000


@pytest.mark.parametrize("bad", ["", "a", "a" * 31, "_min", "min__ji", "12345", "ิน้ำ"])
def test_not_well_formed(bad):
    assert not is_well_formed(bad)


@pytest.mark.parametrize("good", ["minji", "김민지", "น้ำฝน", "min_ji_2"])
def test_well_formed(good):
    assert is_well_formed(good)


@pytest.mark.parametrize(
    "name", ["admin", "adm1n", "park_office", "운영자", "혁신파크_공식", "ผู้ดูแล"]
)
def test_official_names(name):
    assert sounds_official(name)


@pytest.mark.parametrize("name", ["parker", "badminton", "운영", "minji"])
def test_names_that_only_remind_of_official_ones(name):
    assert not sounds_official(name)


def first(name, count=2, *, may_be_official=False):
    named = proposals(name, "resident_17", may_be_official=may_be_official)
    return list(islice(named, count))


def test_proposals_begin_with_the_name():
    assert first("Min Ji") == ["min_ji", "min_ji_2"]
    assert first("") == ["resident_17", "resident_17_2"]
    assert first("Administrator") == ["resident_17", "resident_17_2"]
    assert first("Administrator", 1, may_be_official=True) == ["administrator"]
    assert all(len(each) <= 30 for each in first("long " * 20, 12))
