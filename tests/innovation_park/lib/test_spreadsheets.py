import csv
import json
from datetime import date, datetime
from io import BytesIO, StringIO
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook

from innovation_park.lib.spreadsheets import csv_response, neutralise, xlsx_response
from tests.shared import shared_file
from tests.streams import body_of, parts_of

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "=cmd|' /C calc'!A0",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    " =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    '"=1+1',
    "\x00=1+1",
    "\tharmless",
]
HARMLESS = ["", "Kim", "0=1", "혁신파크", "a-b", "http://example.org/?a=1", "1 + 1"]


def read_csv(response) -> list[list[str]]:
    return list(csv.reader(StringIO(body_of(response).decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_neutralise_formula_begins_with_an_apostrophe(text):
    assert neutralise(text)[0] == "'"


@pytest.mark.parametrize("text", HARMLESS)
def test_neutralise_harmless_text_stays(text):
    assert neutralise(text) == text


@pytest.mark.parametrize("value", [None, -5, 2.5, True, date(2026, 3, 2)])
def test_neutralise_other_values_stay(value):
    assert neutralise(value) is value


def test_neutralise_text_longer_than_a_cell_is_cut():
    assert len(neutralise("x" * 40_000)) == 32_767


@pytest.mark.corpora
def test_neutralise_corpus_leaves_nothing_a_program_would_run():
    corpus = json.loads(shared_file("corpora/generated/csv_formula.json").read_text())
    cells = [
        row[0] for row in read_csv(csv_response("x", ["h"], [[c] for c in corpus]))
    ]
    assert [cell for cell in cells[1:] if cell[0] in "=+-@\t\r＝\x00"] == []
    assert len(cells) == len(corpus) + 1


def test_csv_response_korean_and_thai_come_back_with_byte_order_mark():
    response = csv_response("참여자", ["이름", "ชื่อ"], [["김", "สมชาย"], ["a\nb", 3]])
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "filename*=utf-8''%EC%B0%B8" in response["Content-Disposition"]
    raw = body_of(response)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline=""))) == [
        ["이름", "ชื่อ"],
        ["김", "สมชาย"],
        ["a\nb", "3"],
    ]


def test_csv_response_many_rows_come_in_pieces():
    response = csv_response("x", ["n"], ([str(n) * 50] for n in range(5_000)))
    assert len(parts_of(response)) > 3


def test_xlsx_response_formula_is_text_and_numbers_are_numbers():
    moment = datetime(2026, 3, 2, 9, 30, tzinfo=ZoneInfo("Asia/Seoul"))
    response = xlsx_response(
        "x", ["=head"], [["=1+1"], [3], [moment], ["이름"], ["\x0b=x"]], title="a/b:c"
    )
    sheet = load_workbook(BytesIO(body_of(response))).active
    assert sheet.title == "a b c"
    assert [row[0].value for row in sheet.iter_rows()] == [
        "'=head",
        "'=1+1",
        3,
        datetime(2026, 3, 2, 9, 30),
        "이름",
        "'=x",
    ]
    assert {row[0].data_type for row in sheet.iter_rows()} == {"s", "n", "d"}
