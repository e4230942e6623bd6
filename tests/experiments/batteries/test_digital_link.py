"""GS1 Digital Links: made, read back, and refused with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from experiments.batteries.codes import ALPHABET
from experiments.batteries.digital_link import (
    NotALink,
    asset,
    check_digit,
    lot,
    pack,
    parse,
    shipment,
)

PREFIX = "9520000"
codes = st.text(ALPHABET, min_size=8, max_size=8)
batches = st.text("ABC019-/%+.", min_size=1, max_size=20)


@given(codes, batches, st.integers(0, 99_999))
def test_what_is_made_is_read_back(code, batch, number):
    for link in (
        asset(PREFIX, code),
        lot(PREFIX, number, batch),
        pack(PREFIX, number, batch),
        shipment(PREFIX, number),
    ):
        uri = link.uri("https://park.example/")
        assert uri.startswith("https://park.example/batteries/")
        assert parse(uri) == parse(f"{uri}?linkType=all#top") == link


def test_addresses_are_those_of_the_standard():
    assert asset(PREFIX, "2345WXYZ").path == "8004/95200002345WXYZ"
    assert lot(PREFIX, 17, "L/1").path == "01/09520000000172/10/L%2F1"
    assert shipment(PREFIX, 1).value[:17] == "09520000000000001"


@pytest.mark.parametrize(
    ("digits", "digit"),
    [("629104150021", "3"), ("37610425002123456", "9"), ("0950600013435", "2")],
)
def test_check_digits_are_those_of_gs1(digits, digit):
    """Examples of the GS1 General Specifications and the GS1 Digital Link standard."""
    assert check_digit(digits) == digit


@pytest.mark.parametrize(
    "path",
    [
        "",
        "batteries/points/",
        "batteries/8004",
        "batteries/8004/95",
        "batteries/01/09506000134353",
        "batteries/01/09506000134352/8004/9520000A",
        "batteries/01/09506000134352/21/1/10/2",
        "batteries/00/123",
        "batteries/8004/9520000\u2603",
    ],
)
def test_what_is_no_link_is_refused(path):
    with pytest.raises(NotALink):
        parse(path)


def test_number_that_has_no_room_is_refused():
    with pytest.raises(NotALink):
        lot(PREFIX, 10**9, "1")
