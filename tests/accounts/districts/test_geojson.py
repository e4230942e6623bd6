import copy
import json

import pytest

from accounts.districts.geojson import GeoJSONError, plain_english, read_places
from tests.shared import shared_file

SQUARE = [[127.0, 37.5], [127.1, 37.5], [127.1, 37.6], [127.0, 37.6], [127.0, 37.5]]
JONGNO = {
    "type": "Feature",
    "properties": {"code": "11010", "name": "종로구", "name_eng": "Jongno-gu"},
    "geometry": {"type": "Polygon", "coordinates": [SQUARE]},
}
DONG = {
    **JONGNO,
    "properties": {"code": "1101053", "name": "사직동", "name_eng": "Sajik-dong"},
}


def file_of(*features, **members) -> bytes:
    document = {"type": "FeatureCollection", "features": list(features), **members}
    return json.dumps(document).encode()


def changed(path: str, value) -> dict:
    """Jongno with one part replaced: ``properties.code``."""
    feature = copy.deepcopy(JONGNO)
    *parents, last = path.split(".")
    target = feature
    for name in parents:
        target = target[name]
    target[last] = value
    return feature


def ring(*points) -> dict:
    return changed("geometry.coordinates", [list(points)])


def fault(raw: bytes) -> str:
    with pytest.raises(GeoJSONError) as caught:
        read_places(raw)
    return str(caught.value)


def test_read_places_district():
    assert read_places(file_of(JONGNO)) == [
        ("11010", "종로구", "Jongno-gu", JONGNO["geometry"])
    ]


def test_read_places_multipolygon_with_height_and_crs():
    feature = changed("geometry.type", "MultiPolygon")
    feature["geometry"]["coordinates"] = [[[[*point, 12] for point in SQUARE]]]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    (place,) = read_places(file_of(feature, crs=crs))
    assert place.boundary == {"type": "MultiPolygon", "coordinates": [[SQUARE]]}


@pytest.mark.corpora
@pytest.mark.parametrize(
    ("name", "count", "is_district"),
    [("municipalities", 25, True), ("submunicipalities", 423, False)],
)
def test_read_places_real_file(name, count, is_district):
    path = shared_file(f"data/seoul_geo/kostat2013_seoul_{name}_geo_simple.json")
    places = read_places(path.read_bytes())
    assert len(places) == count
    assert {place.is_district for place in places} == {is_district}


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "The file is not JSON: Expecting value in line 1, column 1."),
        (b"\xff\xfe", "The file is not written in UTF-8."),
        (b"[" * 200_000, "The file is nested too deeply."),
        (b'{"a":' * 200_000, "The file is nested too deeply."),
        (b"[NaN]", "The file holds NaN, which is not a number of JSON."),
        (b"[-Infinity]", "The file holds -Infinity, which is not a number of JSON."),
        (b"[" + b"9" * 5_000 + b"]", "The file holds a number that is too long."),
        (b"[]", "The file is not a GeoJSON FeatureCollection."),
        (b'{"type":"Topology"}', "The file is not a GeoJSON FeatureCollection."),
        (
            b'{"type":"FeatureCollection"}',
            "The FeatureCollection has no list of features.",
        ),
        (file_of(), "The FeatureCollection is empty."),
        (
            file_of(JONGNO, crs={"properties": {"name": "EPSG:5179"}}),
            "The coordinates are in EPSG:5179, not in WGS84.",
        ),
        (
            file_of(JONGNO, crs="5179"),
            "The coordinates are in None, not in WGS84.",
        ),
    ],
)
def test_read_places_bad_file_says_why(raw, sentence):
    assert fault(raw) == sentence


@pytest.mark.parametrize(
    ("feature", "sentence"),
    [
        (None, "features[0]: it is not a GeoJSON Feature."),
        ({"type": "Feature"}, "features[0]: it has no properties."),
        (
            changed("properties.code", None),
            "features[0] (종로구): its code is missing.",
        ),
        (
            changed("properties.code", 11010),
            "features[0] (11010, 종로구): its code is not a text of five or seven digits.",
        ),
        (
            changed("properties.code", "١١٠١٠"),
            "features[0] (١١٠١٠, 종로구): its code is not a text of five or seven digits.",
        ),
        (
            changed("properties.code", "26010"),
            "features[0] (26010, 종로구): 26010 is not the code of a district of Seoul.",
        ),
        (
            changed("properties.code", "2601053"),
            "features[0] (2601053, 종로구): 26010 is not the code of a district of Seoul.",
        ),
        (
            changed("properties.code", "11020"),
            "features[0] (11020, 종로구): the district of this code is 중구.",
        ),
        (
            changed("properties.name", " "),
            "features[0] (11010,  ): its name is missing.",
        ),
        (
            changed("properties.name", {"a": 1}),
            "features[0] (11010, {'a': 1}): its name is not a text.",
        ),
        (
            changed("properties.name_eng", "x" * 61),
            "features[0] (11010, 종로구): its name_eng is longer than 60 characters.",
        ),
        (
            changed("properties.name_eng", "Jongno\x00"),
            "features[0] (11010, 종로구): its name_eng contains characters that are "
            "not printed.",
        ),
    ],
)
def test_read_places_bad_feature_is_named(feature, sentence):
    assert fault(file_of(feature)) == sentence


@pytest.mark.parametrize(
    ("feature", "sentence"),
    [
        (changed("geometry", None), "it has no geometry."),
        (
            changed("geometry.type", "Point"),
            "its geometry is a Point, not a Polygon or MultiPolygon.",
        ),
        (
            changed("geometry.coordinates", []),
            "its boundary is empty or not a list.",
        ),
        (
            changed("geometry.coordinates", [SQUARE, []]),
            "its boundary is empty or not a list.",
        ),
        (
            changed("geometry.coordinates", {"a": 1}),
            "its boundary is empty or not a list.",
        ),
        (
            ring(*SQUARE[:3]),
            "a ring of its boundary has fewer than four points.",
        ),
        (ring(*SQUARE[:4]), "a ring of its boundary is not closed."),
        (
            ring(*[SQUARE[0]] * 5),
            "a ring of its boundary encloses nothing.",
        ),
        (
            ring([37.5, 127.0], *SQUARE),
            "longitude and latitude of its boundary are swapped.",
        ),
        (
            ring([953000.5, 1952000.5], *SQUARE),
            "its coordinates are not degrees of WGS84.",
        ),
        (
            ring([10**400, 1], *SQUARE),
            "its coordinates are not degrees of WGS84.",
        ),
        (
            ring([129.0, 35.1], *SQUARE),
            "a point of its boundary (129.0, 35.1) lies outside Seoul.",
        ),
        (
            ring([127.0, True], *SQUARE),
            "a point of its boundary is not a pair of numbers.",
        ),
        (
            ring(["127.0", "37.5"], *SQUARE),
            "a point of its boundary is not a pair of numbers.",
        ),
        (
            ring([127.0], *SQUARE),
            "a point of its boundary is not a pair of numbers.",
        ),
    ],
)
def test_read_places_bad_geometry_is_named(feature, sentence):
    assert fault(file_of(feature)) == f"features[0] (11010, 종로구): {sentence}"


def test_read_places_number_beyond_floats_is_outside():
    raw = file_of(JONGNO).replace(b"127.1", b"1e999")
    assert fault(raw).endswith("its coordinates are not degrees of WGS84.")


def test_read_places_same_code_twice():
    sentence = "features[1] (11010, 종로구): its code occurs twice in the file."
    assert fault(file_of(JONGNO, JONGNO)) == sentence


def test_read_places_both_kinds_in_one_file():
    assert fault(file_of(JONGNO, DONG)) == (
        "features[1] (1101053, 사직동): "
        "districts and neighbourhoods are mixed in one file."
    )


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("Cheonho 2(i)-dong", "Cheonho 2-dong"),
        ("Seongsu1(il)-ga2(i)-dong", "Seongsu 1-ga 2-dong"),
        ("Jongno1·2·3·4Gadong", "Jongno 1·2·3·4-ga-dong"),
        ("Pildong", "Pil-dong"),
        ("Gil-dong", "Gil-dong"),
    ],
)
def test_plain_english(given, plain):
    assert plain_english(given) == plain
