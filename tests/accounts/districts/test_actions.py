import pytest

from accounts.districts.actions import (
    Tally,
    UnknownDistrict,
    import_places,
    load_districts,
)
from accounts.districts.geojson import Place
from accounts.districts.models import District, Neighbourhood
from accounts.districts.names import DISTRICTS

pytestmark = pytest.mark.django_db
SQUARE = {
    "type": "Polygon",
    "coordinates": [
        [[127.0, 37.5], [127.1, 37.5], [127.1, 37.6], [127.0, 37.6], [127.0, 37.5]]
    ],
}
JONGNO = Place("11010", "종로구", "Jongno-gu", SQUARE)
SAJIK = Place("1101053", "사직동", "Sajik-dong", SQUARE)


def test_load_districts_makes_25_and_then_changes_nothing():
    assert load_districts() == Tally(created=25)
    assert load_districts() == Tally(unchanged=25)
    jongno = District.objects.get(code="11010")
    assert jongno.name == {"en": "Jongno-gu", "ko": "종로구", "th": "เขตชงโน"}
    assert jongno.boundary is None


def test_load_districts_keeps_imported_outlines():
    import_places(places=[JONGNO])
    assert load_districts() == Tally(created=24, unchanged=1)
    assert District.objects.get(code="11010").boundary == SQUARE


def test_import_places_adds_the_outline_once():
    load_districts()
    assert import_places(places=[JONGNO]) == Tally(changed=1)
    assert import_places(places=[JONGNO]) == Tally(unchanged=1)


def test_import_places_second_run_writes_nothing(django_assert_num_queries):
    import_places(places=[JONGNO])
    with django_assert_num_queries(6) as captured:
        import_places(places=[JONGNO])
    verbs = {query["sql"].split()[0] for query in captured}
    assert verbs & {"INSERT", "UPDATE", "DELETE"} == set()


def test_import_places_neighbourhood_in_its_district():
    import_places(places=[JONGNO])
    assert import_places(places=[SAJIK]) == Tally(created=1)
    sajik = Neighbourhood.objects.get()
    assert sajik.district.code == "11010"
    assert sajik.name.in_language("th").text == "Sajik-dong"


def test_import_places_neighbourhood_of_an_absent_district_is_refused():
    with pytest.raises(UnknownDistrict, match=r"사직동 \(1101053\)"):
        import_places(places=[SAJIK])


def test_import_places_tells_its_progress():
    import_places(places=[JONGNO])
    told = []
    many = [SAJIK._replace(code=f"11010{n}") for n in range(10, 85)]
    import_places(places=many, on_progress=told.append)
    assert told == [50, 75]


def test_names_every_district_has_a_point_in_seoul():
    assert len(DISTRICTS) == 25
    assert all(
        37.4 < row.latitude < 37.7 and 126.7 < row.longitude < 127.2
        for row in DISTRICTS.values()
    )
