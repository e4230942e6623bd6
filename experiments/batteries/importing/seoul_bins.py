"""Seoul's list of street bins (가로쓰레기통): places where a box could hang; it says nothing about batteries.

Letters lost in it are found again in closed lists (city, district, kind of place, kind of waste), or in a row of the same
place or district that is whole; where several words fit, the gap stays and is named.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from accounts.districts.names import DISTRICTS

from ..enums import FactKey
from .lost_letters import found_again, with_gaps
from .rows import LOST, Listing, Row, degrees, table

AS_OF = date(2022, 1, 1)
HEADINGS = (
    "연번",
    "시",
    "구",
    "도로명 주소",
    "세부 위치",
    "설치 장소 유형",
    "수거 쓰레기 종류",
    "Latitude",
    "Longitude",
)
CITY = "서울특별시"
GU = [name.ko for name in DISTRICTS.values()]
CLOSED = {
    "시": [CITY],
    "구": GU,
    "설치 장소 유형": [
        "정류소(버스,택시 등)",
        "도로변(횡단보도 포함)",
        "지하철역 입구",
        "상가지역",
        "광장, 공원",
        "기타",
    ],
    "수거 쓰레기 종류": ["일반쓰레기", "재활용쓰레기"],
}
FREE = ("도로명 주소", "세부 위치")


def read_seoul_bins(raw: bytes) -> Listing:
    listing, spellings, damaged = Listing(), set(), 0
    told = [
        (line, dict(zip(HEADINGS, cells, strict=False)), len(cells))
        for line, cells in table(raw, HEADINGS)
    ]
    whole = _whole_words(each for _line, each, _count in told)
    for line, cells, count in told:
        listing.read += 1
        if count != len(HEADINGS):
            listing.refuse(line, cells["연번"], f"it has {count} cells, not 9")
            continue
        spellings.add(cells["구"])
        damaged += any(LOST in cell for cell in cells.values())
        _take(listing, line, cells, whole)
    found = {row.district for row in listing.rows}
    listing.notes = [
        f"{damaged} rows with lost letters.",
        f"{len(spellings)} spellings of {len(found)} districts.",
    ]
    return listing


def _take(listing: Listing, line: int, cells: dict, whole: dict) -> None:
    key = cells["연번"].strip()
    place = (cells["Latitude"], cells["Longitude"])
    words = {}
    for heading in HEADINGS[1:7]:
        told = " ".join(cells[heading].split())
        if told != cells[heading]:
            listing.mend(line, key, f"blanks too many in {heading}")
        words[heading] = _mended(listing, line, key, heading, told, place, whole)
    if not key.isdigit():
        listing.refuse(line, key, "it has no number")
        return
    if words["시"] != CITY or words["구"] not in GU:
        listing.refuse(line, key, f"“{cells['구']}” is no district of Seoul")
        return
    try:
        latitude, longitude = degrees(*place)
    except ValueError as fault:
        listing.refuse(line, key, str(fault))
        return
    address = f"{words['구']} {words['도로명 주소']}".strip()
    text = f"{words['설치 장소 유형']}, {words['수거 쓰레기 종류']}"
    listing.add(
        Row(
            line=line,
            key=key,
            name=(words["세부 위치"] or address)[:160],
            latitude=latitude,
            longitude=longitude,
            address=address[:240],
            district=words["구"],
            facts={FactKey.PLACE: {"text": text}},
        )
    )


def _mended(listing, line, key, heading, told, place, whole) -> str:
    if LOST not in told:
        return told
    for words in (CLOSED.get(heading), whole[heading, place], whole[heading, None]):
        if words and (found := found_again(told, words)):
            listing.mend(line, key, f"{heading} “{told}” was read as {found}")
            return found
    gaps = with_gaps(told)
    listing.mend(line, key, f"letters of {heading} are lost: kept as “{gaps}”")
    return gaps


def _whole_words(rows) -> dict[tuple, set[str]]:
    """By heading and place, and by heading alone: the words that lost nothing."""
    whole = defaultdict(set)
    for cells in rows:
        place = (cells.get("Latitude"), cells.get("Longitude"))
        for heading in FREE:
            words = " ".join(cells.get(heading, "").split())
            if words and LOST not in words:
                whole[heading, place].add(words)
                whole[heading, None].add(words)
    return whole
