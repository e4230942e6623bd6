import pytest

from accounts.districts.actions import load_districts
from accounts.districts.models import District, Neighbourhood
from experiments.parking.codes import PlacedBy
from experiments.parking.importing.placing import Gazetteer, middle, stem

SQUARE = [[127.0, 37.5], [127.2, 37.5], [127.2, 37.6], [127.0, 37.6], [127.0, 37.5]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("당산동3가", "당산"),
        ("당산1동", "당산"),
        ("면목3.8동", "면목"),
        ("명륜3가", "명륜"),
        ("세종로", "세종로"),
        ("목동", "목"),
        ("동", "동"),
    ],
)
def test_stem_is_the_same_for_legal_and_administrative_names(name, expected):
    assert stem(name) == expected


def test_middle_of_a_square_and_of_a_line():
    assert middle({"type": "Polygon", "coordinates": [SQUARE]}) == (37.55, 127.1)
    line = [[127.0, 37.5], [127.2, 37.5], [127.0, 37.5]]
    assert middle({"type": "MultiPolygon", "coordinates": [[line]]})[0] == 37.5


def test_place_is_that_of_the_neighbourhood_then_of_the_district(db):
    load_districts()
    district = District.objects.get(code="11040")
    for number, shift in enumerate((0, 0.02)):
        ring = [[x, y + shift] for x, y in SQUARE]
        Neighbourhood.objects.create(
            district=district,
            code=f"110409{number}",
            name={"en": "Test", "ko": f"시험{number + 1}동", "th": ""},
            boundary={"type": "Polygon", "coordinates": [ring]},
        )
    places = Gazetteer()
    found = places.place("성동구", "시험동2가")
    assert found == (district, 37.56, 127.1, PlacedBy.NEIGHBOURHOOD)
    elsewhere = places.place("성동구", "모르는동")
    assert elsewhere == (
        district,
        district.latitude,
        district.longitude,
        PlacedBy.DISTRICT,
    )
    assert places.place("떡잎구", "시험동") == (None, None, None, PlacedBy.NOTHING)
