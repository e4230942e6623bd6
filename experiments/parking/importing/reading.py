"""Reads Seoul's list of public car parks (CP949), mends what can be mended and says so; nothing here knows the database.

A row is a line. What cannot be read is a fault with its line; a file with one fault is not imported at all.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from .mending import Mended, fee, hours, kind, minutes, moment, phone, use

HEADINGS = (
    "주차장코드",
    "주차장명",
    "주소",
    "주차장 종류",
    "주차장 종류명",
    "운영구분",
    "운영구분명",
    "전화번호",
    "총 주차면",
    "유무료구분",
    "유무료구분명",
    "야간무료개방여부",
    "야간무료개방여부명",
    "평일 운영 시작시각(HHMM)",
    "평일 운영 종료시각(HHMM)",
    "최종데이터 동기화 시간",
    "기본 주차 요금",
    "기본 주차 시간(분 단위)",
    "추가 단위 요금",
    "추가 단위 시간(분 단위)",
    "일 최대 요금",
    "구",
    "행정동",
)
LARGEST_FILE = 16 * 1024 * 1024
MOST_SPACES = 20_000  # the largest car park of the country has fewer
MOST_FAULTS = 50


class ListError(ValueError):
    """The file cannot be used; ``faults`` are sentences, each with its line."""

    def __init__(self, faults: list[str]):
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True)
class Repair:
    line: int
    code: str
    what: str


@dataclass
class Row:
    """One car park as the list tells it. ``repairs`` say what was mended in its line, and why."""

    line: int
    code: str
    name: str
    address: str
    kind: str
    use: str
    spaces: int
    is_free: bool
    opens: int | None
    closes: int | None
    first_fee: int | None
    first_minutes: int | None
    next_fee: int | None
    next_minutes: int | None
    day_fee: int | None
    phone: str
    district: str
    neighbourhood: str
    told_at: datetime
    repairs: list[Repair] = field(default_factory=list)


def read_list(raw: bytes) -> list[Row]:
    """Every row of the file; raises :class:`ListError` with all its faults, fifty at most."""
    lines = list(_lines(_decode(raw)))
    if not lines or tuple(_cells(lines[0][1])[0]) != HEADINGS:
        raise ListError(
            ["Line 1: these are not the headings of the list of car parks."]
        )
    rows: dict[str, Row] = {}
    faults = []
    for number, line in lines[1:]:
        try:
            row = _row(number, line)
            if row.code in rows:
                raise ValueError(
                    f"the code {row.code} stands in line {rows[row.code].line} already."
                )
            rows[row.code] = row
        except ValueError as fault:
            faults.append(f"Line {number}: {fault}")
    if faults:
        raise ListError(faults[:MOST_FAULTS])
    if not rows:
        raise ListError(["Line 2: there is no car park in the file."])
    return list(rows.values())


def _decode(raw: bytes) -> str:
    if len(raw) > LARGEST_FILE:
        raise ListError(["The file is larger than 16 MB."])
    try:
        return raw.decode("utf-8-sig" if raw.startswith(b"\xef\xbb\xbf") else "cp949")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        raise ListError([f"Line {line}: this is not written in CP949."]) from None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
        if "\0" in line:
            raise ListError([f"Line {number}: it holds a NUL."])
        if line.strip():
            yield number, line


def _cells(line: str) -> tuple[list[str], bool]:
    """The cells, and whether their quotation marks had to be taken as they are."""
    try:
        cells = next(csv.reader([line], strict=True))
        if len(cells) == len(HEADINGS) or '"' not in line:
            return cells, False
    except csv.Error:
        pass
    plain = next(csv.reader([line], quoting=csv.QUOTE_NONE))
    return [cell.replace('"', "") for cell in plain], True


def _row(number: int, line: str) -> Row:
    cells, is_misquoted = _cells(line)
    if len(cells) != len(HEADINGS):
        raise ValueError(f"it has {len(cells)} cells and not {len(HEADINGS)}.")
    told = dict(zip(HEADINGS, cells, strict=True))
    if not (code := told["주차장코드"].strip()):
        raise ValueError("it has no code.")
    repairs: list[Repair] = []

    def take(mended: Mended):
        if mended.why:
            repairs.append(Repair(number, code, mended.why))
        return mended.value

    if is_misquoted:
        take(Mended(None, "quotation marks without their twin were taken out"))
    opens, closes = take(hours(told[HEADINGS[13]], told[HEADINGS[14]]))
    return Row(
        line=number,
        code=code,
        name=take(_words(told, "주차장명", instead=code)),
        address=take(_words(told, "주소")),
        kind=take(kind(told["주차장 종류"], told["주차장 종류명"])),
        use=use(told["운영구분"]),
        spaces=_spaces(told["총 주차면"]),
        is_free=told["유무료구분"].strip() == "N",
        opens=opens,
        closes=closes,
        first_fee=fee(told["기본 주차 요금"]),
        first_minutes=minutes(told["기본 주차 시간(분 단위)"]),
        next_fee=fee(told["추가 단위 요금"]),
        next_minutes=minutes(told["추가 단위 시간(분 단위)"]),
        day_fee=fee(told["일 최대 요금"]) or None,
        phone=take(phone(told["전화번호"])),
        district=take(_words(told, "구")),
        neighbourhood=take(_words(told, "행정동")),
        told_at=take(moment(told["최종데이터 동기화 시간"])),
        repairs=repairs,
    )


def _words(told: dict[str, str], heading: str, instead: str = "") -> Mended:
    words = " ".join(told[heading].split())
    if not words:
        return Mended(instead, f"{heading} is empty")
    if words != told[heading]:
        return Mended(words, f"blanks too many in {heading}")
    return Mended(words)


def _spaces(told: str) -> int:
    try:
        number = int(told)
    except ValueError:
        raise ValueError(f"“{told}” is not a number of spaces.") from None
    if not 0 <= number <= MOST_SPACES:
        raise ValueError(f"a car park cannot have {number} spaces.")
    return number
