"""Lists of others, read: what is mended is named, what cannot be used is refused, nothing is guessed."""

import csv
import io
import json

import pytest

from experiments.batteries.enums import FactKey, PointKind, PointStatus
from experiments.batteries.importing import haringey, osm, seoul_bins
from experiments.batteries.importing.lost_letters import found_again, with_gaps
from experiments.batteries.importing.rows import ListError

BIN = {
    "연번": "1",
    "시": "서울특별시",
    "구": "중구",
    "도로명 주소": "을지로 66",
    "세부 위치": "을지로입구",
    "설치 장소 유형": "기타",
    "수거 쓰레기 종류": "일반쓰레기",
    "Latitude": "37.565",
    "Longitude": "126.985",
}
SHOP = {
    "Name": "Library",
    "Location": "51.5,-0.1",
    "Lat": "51.5",
    "Long": "-0.1",
    "Address": "High Rd, London",
    "Post code": "N22",
    "Type": "Library",
    "Confirmed via call": "Y",
    "Battery drop off present?": "Y",
}


def written(headings, good, *rows) -> bytes:
    file = io.StringIO()
    table = csv.DictWriter(file, headings, restval="")
    table.writeheader()
    table.writerows({**good, **row} for row in rows)
    return file.getvalue().encode()


def bins(*rows):
    return seoul_bins.read_seoul_bins(written(seoul_bins.HEADINGS, BIN, *rows))


def shops(*rows):
    return haringey.read_haringey(written(haringey.HEADINGS, SHOP, *rows))


def places(*tags, **fields):
    elements = [
        {"nodeId": number, "lat": 49.0, "lon": 8.4, "keyValues": each, **fields}
        for number, each in enumerate(tags, start=7)
    ]
    return osm.read_osm(json.dumps({"recyclingData": elements}).encode())


def remarks(listing):
    return [(each.what, each.is_refusal) for each in listing.remarks]


@pytest.mark.parametrize(
    ("damaged", "whole", "found"),
    [
        ("\ufffd\ufffd구", ["중구", "종로구", "성동구"], "중구"),
        ("성북\ufffd\ufffd", ["성북구", "성동구"], "성북구"),
        ("\ufffd\ufffd\ufffd서구", ["강서구", "종로구"], "강서구"),
        ("\ufffd\ufffd북구", ["강북구", "성북구"], None),
        ("\ufffd.구", ["강.구", "강남구"], "강.구"),
        ("\ufffd", [], None),
    ],
)
def test_lost_letters_are_found_where_one_word_fits(damaged, whole, found):
    assert found_again(damaged, whole) == found


def test_what_is_gone_for_good_leaves_a_gap():
    assert with_gaps("광나루\ufffd\ufffd56길") == "광나루□56길"


def test_damaged_row_is_mended_from_closed_lists_and_from_its_neighbours():
    listing = bins(
        {},
        {"연번": "2", "구": "\ufffd\ufffd구", "세부 위치": "을지\ufffd\ufffd입구"},
        {"연번": "3", "세부 위치": "\ufffd\ufffd\ufffd당 앞 "},
    )
    assert [(row.district, row.name) for row in listing.rows] == [
        ("중구", "을지로입구"),
        ("중구", "을지로입구"),
        ("중구", "□당 앞"),
    ]
    assert remarks(listing) == [
        ("구 “\ufffd\ufffd구” was read as 중구", False),
        ("세부 위치 “을지\ufffd\ufffd입구” was read as 을지로입구", False),
        ("blanks too many in 세부 위치", False),
        ("letters of 세부 위치 are lost: kept as “□당 앞”", False),
    ]
    assert listing.notes == ["2 rows with lost letters.", "2 spellings of 1 districts."]


def test_row_that_cannot_be_used_is_refused():
    listing = bins(
        {},
        {},
        {"연번": "2", "구": "떡잎구"},
        {"연번": "3", "Latitude": "north"},
        {"연번": "4", "Latitude": "137"},
        {"연번": "x"},
    )
    assert remarks(listing) == [
        ("it stands in line 2 already", True),
        ("“떡잎구” is no district of Seoul", True),
        ("“north, 126.985” is no place", True),
        ("“137, 126.985” is not on earth", True),
        ("it has no number", True),
    ]
    assert (listing.read, len(listing.rows)) == (6, 1)


@pytest.mark.parametrize(
    ("confirmed", "present", "status", "fact"),
    [
        ("Y", "Y", PointStatus.WORKING, {"is": True}),
        ("Y", "N", PointStatus.GONE, {"is": False}),
        ("N", "Y", PointStatus.UNCONFIRMED, None),
    ],
)
def test_only_a_call_confirms(confirmed, present, status, fact):
    answers = {"Confirmed via call": confirmed, "Battery drop off present?": present}
    row = shops(answers).rows[0]
    assert (row.status, row.facts.get(FactKey.THERE)) == (status, fact)
    assert (row.key, row.address) == ("library-n22", "High Rd, London, N22")


def test_contradictions_of_the_study_are_named():
    listing = shops(
        {"Location": "51.5,0.1", "Type": "Grovery"},
        {"Name": "Depot", "Lithium batteries accepted? ": "Yes"},
        {"Name": "Attic", "Confirmed via call": "?"},
    )
    assert [what for what, _refused in remarks(listing)] == [
        "Location says 51.5,0.1, Lat and Long say 51.5,-0.1: these were taken",
        "type “Grovery” was read as Grocery",
        "“?” and “Y” are no answers here",
    ]
    assert listing.rows[1].facts[FactKey.CHEMISTRIES] == {
        "takes": ["li_ion", "li_primary"]
    }


def test_places_that_take_batteries_come_with_hours_as_written():
    yes = {"recycling:batteries": "yes"}
    listing = places(
        {
            **yes,
            "name": "Hof",
            "recycling_type": "centre",
            "opening_hours": "Mo-Do 8:00-9:00",
        },
        {**yes, "name": "Box", "opening_hours": "on Fridays", "phone": "0171 123"},
        {**yes, "phone": "+49 7621 1", "addr:street": "Weg", "addr:city": "Ort"},
        {"recycling:batteries": "no"},
        {},
    )
    assert [(row.name, row.kind, row.address) for row in listing.rows] == [
        ("Hof", PointKind.CENTRE, ""),
        ("Box", PointKind.BOX, ""),
        ("Recycling", PointKind.BOX, "Weg, Ort"),
    ]
    assert [what.split(":")[0] for what, _refused in remarks(listing)] == [
        "opening hours",
        "opening hours kept as words",
        "somebody's own mobile number was left out",
        "it has no name",
    ]
    assert listing.rows[1].facts == {
        FactKey.THERE: {"is": True},
        FactKey.OPENING_HOURS: {"text": "on Fridays"},
    }
    assert listing.notes[0].startswith("1 places say that they take no batteries, 1 do")


@pytest.mark.parametrize("raw", [b"", b"a,b\n1,2\n", b"\xff\xfe", b"\0"])
@pytest.mark.parametrize(
    "read", [seoul_bins.read_seoul_bins, haringey.read_haringey, osm.read_osm]
)
def test_other_files_are_refused(read, raw):
    with pytest.raises(ListError):
        read(raw)
