import json

import pytest
from django.urls import reverse
from icalendar import Calendar

from accounts.districts.actions import load_districts
from accounts.districts.models import District
from experiments.maps import plan_of
from experiments.models import Experiment
from tests.factories.experiments import ExperimentFactory
from tests.factories.home import ExperimentPageFactory, opened_park

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def park():
    return opened_park()


def listed(*, in_districts=(), **fields) -> Experiment:
    experiment = ExperimentFactory(**fields)
    experiment.districts.set(District.objects.filter(code__in=in_districts))
    ExperimentPageFactory(experiment=experiment, slug=experiment.slug)
    return experiment


def features(client, **query) -> list[dict]:
    response = client.get(reverse("experiments:geojson"), query)
    assert response["Content-Type"] == "application/geo+json"
    return json.loads(response.content)["features"]


def test_geojson_point_of_its_own(client):
    listed(slug="happy", latitude=37.5, longitude=127.0)
    (feature,) = features(client)
    assert feature["geometry"] == {"type": "Point", "coordinates": [127.0, 37.5]}
    assert feature["properties"]["url"] == "/en/experiments/happy/"


def test_geojson_says_only_what_is_public(client):
    listed(latitude=37.5, longitude=127.0)
    (feature,) = features(client)
    assert set(feature["properties"]) == {
        "name",
        "language",
        "url",
        "topic",
        "status",
        "places",
        "where",
        "marker",
    }


def test_geojson_neighbours_in_one_district_do_not_cover_each_other(client):
    load_districts()
    for _number in range(5):
        listed(in_districts=["11010"])
    points = {tuple(each["geometry"]["coordinates"]) for each in features(client)}
    assert len(points) == 5


def test_geojson_honours_the_choices_of_the_list(client):
    listed(slug="cars", latitude=37.5, longitude=127.0)
    listed(slug="cells", topic="batteries", latitude=37.5, longitude=127.0)
    (feature,) = features(client, topic="batteries")
    assert feature["id"] == "cells"


def test_geojson_drafts_are_not_there(client):
    ExperimentFactory(latitude=37.5, longitude=127.0)
    assert features(client) == []


@pytest.mark.parametrize("count", [3, 30])
def test_geojson_queries_do_not_grow(client, count, django_assert_num_queries):
    for _number in range(count):
        listed(latitude=37.5, longitude=127.0)
    with django_assert_num_queries(2):
        features(client)


def test_plan_without_outlines_draws_plots():
    load_districts()
    plan = plan_of(District.objects.extra(select={"found": "0"}))
    assert not plan.has_outlines
    assert all(each.path.endswith("z") for each in plan.districts)
    assert all(
        0 < each.x < 1000 and 0 < each.y < plan.height for each in plan.districts
    )


def test_calendar_first_and_last_day(client):
    experiment = listed(slug="happy")
    response = client.get(reverse("experiments:calendar", args=["happy"]))
    events = Calendar.from_ical(response.content).walk("VEVENT")
    assert [event.decoded("dtstart") for event in events] == [
        experiment.starts_on,
        experiment.ends_on,
    ]
    assert str(events[0]["url"]) == "http://testserver/en/experiments/happy/"


def test_calendar_of_a_draft_is_not_found(client):
    ExperimentFactory(slug="draft")
    assert (
        client.get(reverse("experiments:calendar", args=["draft"])).status_code == 404
    )
