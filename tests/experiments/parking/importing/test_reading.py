"""The city's list, read as it is: mended where it can be, refused by line where it cannot."""

import pytest

from experiments.parking.importing.mending import hours, phone
from experiments.parking.importing.reading import ListError, Repair, read_list
from tests.factories.car_parks import listed
from tests.shared import shared_file


def test_good_row_is_read_without_a_repair():
    (row,) = read_list(listed({}))
    assert (row.name, row.spaces, row.opens, row.closes) == (
        "마장동공영주차장(구)",
        53,
        540,
        1140,
    )
    assert (row.first_fee, row.first_minutes, row.day_fee) == (150, 5, None)
    assert row.told_at.isoformat() == "2020-04-28T15:30:10+09:00"
    assert row.repairs == []


@pytest.mark.parametrize(
    ("opens", "closes", "expected", "is_mended"),
    [
        ("900", "1900", (540, 1140), False),
        ("0", "2400", (0, 1440), True),
        ("0", "24", (0, 1440), True),
        ("919", "0", (559, 1440), True),
        ("0", "0", (None, None), True),
    ],
)
def test_hours_of_the_list(opens, closes, expected, is_mended):
    assert hours(opens, closes).value == expected
    assert bool(hours(opens, closes).why) is is_mended


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("02-2289-6735", "02-2289-6735"),
        ("02)944-3025", "02-944-3025"),
        ("02-2650 -1436", "02-2650-1436"),
        ("02- 02-944-3025", "02-944-3025"),
        ("1661-5806", "1661-5806"),
        ("010-4032-7386", ""),
        ("장010-4032-7386", ""),
        ("0", ""),
        ("", ""),
    ],
)
def test_telephones_are_those_of_offices(told, expected):
    assert phone(told).value == expected


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ({"closes": "2500"}, "Line 2: “2500” is not a time of day."),
        ({"opens": "1975"}, "Line 2: “1975” is not a time of day."),
        (
            {"opens": "1900", "closes": "900"},
            "Line 2: it closes at 900, before it opens at 1900.",
        ),
        ({"spaces": "viele"}, "Line 2: “viele” is not a number of spaces."),
        ({"spaces": "-3"}, "Line 2: a car park cannot have -3 spaces."),
        (
            {"spaces": "1000000000"},
            "Line 2: a car park cannot have 1000000000 spaces.",
        ),
        ({"first_fee": "nan"}, "Line 2: “nan” is beyond what a car park can ask."),
        ({"told": "gestern"}, "Line 2: “gestern” is not a date with a time."),
        ({"code": " "}, "Line 2: it has no code."),
        ({"district": "성동구,x"}, "Line 2: it has 24 cells and not 23."),
    ],
)
def test_bad_row_is_named_by_line_and_fault(row, fault):
    with pytest.raises(ListError) as refusal:
        read_list(listed(row))
    assert refusal.value.faults == [fault]


def test_all_faults_are_named_at_once():
    with pytest.raises(ListError) as refusal:
        read_list(listed({}, {"spaces": "x"}, {}))
    assert refusal.value.faults == [
        "Line 3: “x” is not a number of spaces.",
        "Line 4: the code 1 stands in line 2 already.",
    ]


def test_quotation_marks_without_a_twin_are_taken_out():
    rows = read_list(
        listed({"name": '"마장동" 공영'}, {"code": "2", "name": '"마장, 동"'})
    )
    assert [row.name for row in rows] == ["마장동 공영", "마장, 동"]
    assert rows[0].repairs == [
        Repair(2, "1", "quotation marks without their twin were taken out")
    ]
    assert rows[1].repairs == []


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b"", "Line 1: these are not the headings of the list of car parks."),
        (b"a,b\n1,2", "Line 1: these are not the headings of the list of car parks."),
        (
            listed({}) + b"\xff\xff",
            "Line 3: this is not written in CP949.",
        ),
        (listed(), "Line 2: there is no car park in the file."),
        (listed({"name": "\0"}), "Line 2: it holds a NUL."),
    ],
)
def test_file_that_is_no_list_is_refused(raw, fault):
    with pytest.raises(ListError) as refusal:
        read_list(raw)
    assert refusal.value.faults == [fault]


def test_list_in_utf8_is_read_too():
    raw = b"\xef\xbb\xbf" + listed({}, encoding="utf-8")
    assert read_list(raw)[0].name == "마장동공영주차장(구)"


@pytest.mark.corpora
def test_the_whole_list_of_seoul():
    raw = shared_file("data/parking/seoul_public_parking_cp949.csv").read_bytes()
    rows = read_list(raw)
    assert len(rows) == 578
    assert sum(row.spaces for row in rows) == 35_670
    assert {row.code: row.name for row in rows}["123"] == "123"  # it has no name
    by_code = {row.code: row for row in rows}
    assert by_code["12345678"].closes == 24 * 60  # written 24
    assert by_code["12345678"].phone == ""  # somebody's mobile
    assert by_code["12345678"].told_at.year == 2021  # written with strokes
    assert sum("2400" in each.what for row in rows for each in row.repairs) == 195
