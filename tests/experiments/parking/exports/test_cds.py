"""The open export: valid against the specification, and silent about when anybody is away."""

from datetime import datetime, timedelta

import jsonschema
import pytest
import time_machine
import yaml
from django.test import Client

from accounts.districts.actions import load_districts
from accounts.districts.models import District
from experiments.parking.blocks import Block
from experiments.parking.exports.cds import Window, pieces
from experiments.parking.exports.cds_events import SEOUL, reports, week_of
from tests.factories.accounts import UserFactory
from tests.factories.car_parks import CarParkFactory
from tests.factories.points import LentSpaceFactory, ended_deal
from tests.shared import SHARED, shared_file

pytestmark = pytest.mark.django_db
# What the models refer to and the folder does not have, as the specification words it.
ELSEWHERE = {
    "timestamp": {"type": "integer"},
    "geoJSON_polygon": {
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": {
            "type": {"const": "Polygon"},
            "coordinates": {
                "type": "array",
                "items": {
                    "type": "array",
                    "minItems": 4,
                    "items": {
                        "type": "array",
                        "minItems": 2,
                        "maxItems": 2,
                        "items": {"type": "number"},
                    },
                },
            },
        },
    },
    "geoJSON_linestring": {
        "type": "object",
        "properties": {"type": {"const": "LineString"}},
        "required": ["type", "coordinates"],
    },
    "custom_attributes": {
        "type": "object",
        "additionalProperties": {"type": "string"},
    },
    "event_type": {
        "enum": [
            "park_start",
            "park_end",
            "enter_area",
            "exit_area",
            "scheduled_report",
        ]
    },
    "data_source_type": {"enum": ["data_feed", "camera", "payment", "other"]},
    "rules": {"type": "object", "required": ["activity"]},
    "rest_response_version": {"type": "string"},
    "rest_response_time_zone": {"const": "Asia/Seoul"},
    "rest_response_last_updated": {"type": "integer"},
    "rest_response_currency": {"const": "KRW"},
    "rest_response_author": {"type": "string"},
    "rest_response_license_url": {"type": "string", "format": "uri"},
}
NOW = datetime(2026, 11, 20, 12, tzinfo=SEOUL)


def schema_of(api: str, path: str) -> dict:
    """The answer of an address of the API, with what it refers to put in place."""
    document = yaml.safe_load(
        shared_file(f"data/standards/cds/{api}").read_text(encoding="utf-8")
    )
    answer = document["paths"][path]["get"]["responses"]["200"]
    return resolved(answer["content"]["application/json"]["schema"])


def resolved(node):
    if isinstance(node, list):
        return [resolved(each) for each in node]
    if not isinstance(node, dict):
        return node
    if isinstance(reference := node.get("$ref"), str):
        name = reference.rpartition("/")[2].removesuffix(".yaml")
        path = SHARED / "data/standards/cds" / f"{name}.yaml"
        if path.exists():
            return resolved(yaml.safe_load(path.read_text(encoding="utf-8")))
        return ELSEWHERE.get(name, {})
    return {key: resolved(value) for key, value in node.items()}


def check(document: dict, schema: dict) -> None:
    jsonschema.Draft202012Validator(
        schema, format_checker=jsonschema.FormatChecker()
    ).validate(document)


@pytest.fixture
def town():
    """Two car parks, a piece where three neighbours lend four spaces, and one where a single one lends."""
    load_districts()
    district = District.objects.first()
    CarParkFactory(code="1", district=district, latitude=37.565, longitude=127.044)
    CarParkFactory(code="2", district=district, latitude=37.565, longitude=127.044)
    owners = UserFactory.create_batch(3)
    block = Block.at(37.50, 127.1)
    lent = [
        LentSpaceFactory(owner=owner, latitude=37.50, longitude=127.1, block=block.key)
        for owner in (*owners, owners[0])
    ]
    alone = LentSpaceFactory(owner=owners[0], latitude=37.60, longitude=126.9)
    return {"lent": lent, "alone": alone}


def asked(path, **parameters):
    answer = Client().get(f"/en/parking/cds/{path}", parameters)
    return answer.json()


@pytest.mark.corpora
@pytest.mark.parametrize(
    ("api", "path"),
    [
        ("Curbs_API.yaml", "/curbs/zones"),
        ("Curbs_API.yaml", "/curbs/spaces"),
        ("Curbs_API.yaml", "/curbs/policies"),
        ("Events_API.yaml", "/events/events"),
    ],
)
def test_answers_are_valid(town, api, path):
    used_by(town["lent"], UserFactory.create_batch(5), weeks_ago=6)
    with time_machine.travel(NOW, tick=False):
        document = asked(path[1:])
    schema = schema_of(api, path)
    check(document, schema)
    (rows,) = document["data"].values()
    assert len(rows) > 0
    del rows[0][next(iter(rows[0]))]  # the negative control: its id is missing
    with pytest.raises(jsonschema.ValidationError):
        check(document, schema)


def used_by(spaces, drivers, weeks_ago):
    for number, driver in enumerate(drivers):
        space = spaces[number % len(spaces)]
        ended = week_of(NOW) - timedelta(weeks=weeks_ago) + timedelta(days=number)
        ended_deal(driver, space, ended=ended + timedelta(hours=5))


def test_zones_tell_of_lent_spaces_only_where_several_owners_hide_one(town):
    zones = asked("curbs/zones")["data"]["zones"]
    told = [each["custom_attributes"].get("lent_by_neighbours") for each in zones]
    assert sorted(told, key=str) == [None, "fewer than 5"]
    assert len(pieces(Window())) == 2  # nothing of the one who lends alone


def test_spaces_are_car_parks_and_do_not_overlap(town):
    spaces = asked("curbs/spaces")["data"]["spaces"]
    (first, second) = (each["geometry"]["coordinates"][0] for each in spaces)
    assert first[1][0] == second[0][0]
    assert {each["space_number"] for each in spaces} == {1, 2}
    assert "available" not in spaces[0]
    assert {each["curb_zone_id"] for each in spaces} <= {
        each["curb_zone_id"] for each in asked("curbs/zones")["data"]["zones"]
    }


def test_no_answer_changes_when_somebody_is_away(town, resident):
    before = [asked(path) for path in ("curbs/zones", "curbs/spaces", "events/events")]
    ended_deal(resident, town["alone"])
    ended_deal(resident, town["lent"][0])
    assert [
        asked(path) for path in ("curbs/zones", "curbs/spaces", "events/events")
    ] == before


def test_reports_come_late_and_only_of_many(town):
    drivers = UserFactory.create_batch(5)
    used_by(town["lent"], drivers[:4], weeks_ago=7)  # too few
    used_by(town["lent"], drivers, weeks_ago=6)
    used_by(town["lent"], drivers, weeks_ago=2)  # too early
    used_by([town["alone"]], drivers, weeks_ago=8)  # of one owner
    (report,) = reports(NOW)
    assert report["custom_attributes"] == {
        "period": "2026-10-05/2026-10-12",
        "stays": "5",
        "hours": "10",
    }
    assert report["event_publication_time"] <= NOW.timestamp() * 1000


def test_part_of_town_is_asked_for_by_box_or_circle(town):
    def number(**asked_for):
        return len(asked("curbs/zones", **asked_for)["data"]["zones"])

    assert number(lat=37.565, lng=127.044, radius=50_000) == 1
    assert number(lat=37.565, lng=127.044, radius=0) == 1  # within the piece
    box = {"min_lat": 37.4, "min_lng": 126.8, "max_lat": 37.7, "max_lng": 127.3}
    assert (number(**box), number(**(box | {"max_lat": 37.41}))) == (2, 0)


def test_circle_is_a_circle_and_the_nearest_comes_first(town):
    """A piece 900 m to the north and the east of the point: in the square of 1,000 m, not in the circle."""
    block = Block.at(37.565, 127.044, 2)
    (west, south), *_ = block.corners()
    away = {"lat": south - 900 / 111_195, "lng": west - 900 / 88_140}

    def found(path, radius):
        (rows,) = asked(path, **away, radius=radius * 100)["data"].values()
        return rows

    assert [len(found("curbs/zones", each)) for each in (1000, 1260, 1290)] == [0, 0, 1]
    assert [len(found("curbs/spaces", each)) for each in (1260, 1290, 3000)] == [
        0,
        1,
        2,
    ]
    far = asked("curbs/zones", lat=37.50, lng=127.1, radius=2_000_000)["data"]["zones"]
    assert [each["custom_attributes"].get("lent_by_neighbours") for each in far] == [
        "fewer than 5",
        None,
    ]


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("curbs/zones", {"lat": "37", "lng": "127", "radius": "-1"}),
        (
            "curbs/zones",
            {"lat": "37", "lng": "127", "radius": "1", "min_lat": "36"},
        ),
        ("curbs/zones", {"lat": "37"}),
        ("curbs/spaces", {"lat": "x", "lng": "1", "radius": "1"}),
        ("curbs/zones", {"lat": "nan", "lng": "1", "radius": "1"}),
        ("events/events", {"event_time": "yesterday"}),
    ],
)
def test_bad_parameter_is_named(client, path, parameters):
    answer = client.get(f"/en/parking/cds/{path}", parameters)
    assert (answer.status_code, answer.json()["error"]) == (400, "bad_param")
