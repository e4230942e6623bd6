from datetime import date

import pytest

from funding.awards.bank_file import (
    WIDTH,
    NotWhole,
    Order,
    fits,
    read_file,
    write_file,
)

DAY = date(2026, 11, 23)
ORDERS = [
    Order("004", "12345678901234", "주식회사 한강", 28_000_000, "DF-26-0001-M1-7"),
    Order("090", "3333012345678", "Lamps that listen", 1, "DF-26-0002-M3-8"),
]


def test_a_bank_reads_what_was_written():
    assert read_file(write_file(7, DAY, ORDERS)) == ORDERS


def test_every_line_has_its_bytes_whatever_the_letters():
    lines = write_file(7, DAY, ORDERS).split(b"\r\n")
    assert {len(line) for line in lines[:-1]} == {WIDTH}
    assert lines[0].rstrip() == b"H010000000720261123000002000000028000001"


@pytest.mark.parametrize("at", [5, 30, 122 + 40, 2 * 122 + 40, 3 * 122 + 10])
def test_one_changed_digit_in_a_sum_or_a_head_is_noticed(at):
    content = bytearray(write_file(7, DAY, ORDERS))
    was = bytes(content)
    content[at] = ord("9") if content[at] != ord("9") else ord("8")
    if at == 5:
        assert read_file(bytes(content)) == read_file(was)  # the number of the file
    else:
        with pytest.raises(NotWhole):
            read_file(bytes(content))


@pytest.mark.parametrize("cut", [1, 122, 300])
def test_a_file_that_was_cut_is_not_read(cut):
    with pytest.raises(NotWhole):
        read_file(write_file(7, DAY, ORDERS)[:-cut])


@pytest.mark.parametrize(
    ("order", "words"),
    [
        (Order("004", "12-34", "Firm", 1, "A"), "digits"),
        (Order("004", "１２３", "Firm", 1, "A"), "digits"),
        (Order("004", "1234", "Firm", 0, "A"), "one won"),
        (Order("004", "1234", "F" * 80, 1, "A"), "longer"),
    ],
)
def test_what_a_bank_could_not_read_is_not_written(order, words):
    with pytest.raises(ValueError, match=words):
        write_file(1, DAY, [order])


@pytest.mark.parametrize(
    ("holder", "is_fine"),
    [
        ("주식회사 한강", True),
        ("Lamps", True),
        ("บริษัท", False),
        ("가" * 21, False),
        ("A\nB", False),
        ("", False),
    ],
)
def test_only_names_that_fit_are_taken(holder, is_fine):
    assert fits(holder) == is_fine
