"""Map and list hold the same, narrowed alike, at the same cost however many there are."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from accounts.districts.actions import load_districts
from accounts.districts.models import District
from experiments.batteries.enums import FactKey, PointKind, PointStatus, Source
from tests.factories.accounts import sign_in
from tests.factories.batteries import BatteryPointFactory, reported_gone, seen_point

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12


def listed(client, **query):
    answer = client.get(reverse("batteries:points"), query)
    return [point.name for point in answer.context["page_of"]]


def mapped(client, **query):
    answer = client.get(reverse("batteries:points-json"), query).json()
    return sorted(each["properties"]["name"] for each in answer["features"])


@pytest.fixture
def places():
    load_districts()
    mapo = District.objects.get(code="11140")
    there = {"district": mapo}
    seen_point(
        name="Library",
        kind=PointKind.SHOP,
        found={
            FactKey.OPENING_HOURS: {"text": "Mo-Fr 09:00-18:00"},
            FactKey.CHEMISTRIES: {"takes": ["button"]},
            FactKey.ACCESS: {"step_free": True},
        },
        **there,
    )
    seen_point(days=300, name="Street box", latitude=37.60, **there)
    seen_point(
        name="London",
        source=Source.HARINGEY,
        zone="Europe/London",
        kind=PointKind.SHOP,
        latitude=51.58,
        longitude=-0.1,
        found={FactKey.OPENING_HOURS: {"text": "Mo-Fr 09:00-18:00"}},
    )
    BatteryPointFactory(name="Bin", status=PointStatus.UNCONFIRMED, **there)
    BatteryPointFactory(name="Gone", status=PointStatus.GONE, **there)
    BatteryPointFactory(name="Retired", is_active=False, **there)


@time_machine.travel(datetime(2026, 11, 23, 1, tzinfo=UTC))  # Monday, 10 in Seoul
@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, ["Library", "London", "Street box"]),
        ({"confidence": "all"}, ["Bin", "Library", "London", "Street box"]),
        ({"confidence": "sure"}, ["Library", "London"]),
        ({"confidence": "likely"}, ["Library", "London", "Street box"]),
        ({"district": "11140"}, ["Library", "Street box"]),
        ({"district": "elsewhere"}, ["London"]),
        ({"district": "nowhere"}, []),
        ({"chemistry": "button"}, ["Library"]),
        ({"chemistry": "lead"}, []),
        ({"open_now": "on"}, ["Library", "Street box"]),
        ({"step_free": "on"}, ["Library"]),
        ({"q": "libr"}, ["Library"]),
        ({"near": "37.5, 126.9"}, ["Library", "London", "Street box"]),
        ({"near": "at home"}, []),
    ],
)
def test_map_and_list_hold_the_same(client, places, query, names):
    assert sorted(listed(client, **query)) == names
    assert mapped(client, **query) == names


def test_nearest_come_first(client, places):
    assert listed(client, near="37.61, 126.91") == ["Street box", "Library", "London"]


def test_cost_does_not_grow(client, places, django_assert_max_num_queries):
    client.get(reverse("batteries:points"))
    with django_assert_max_num_queries(MOST_QUERIES) as few:
        listed(client)
    for number in range(40):
        seen_point(name=f"More {number}")
    with django_assert_max_num_queries(len(few)):
        listed(client)
    with django_assert_max_num_queries(2):
        assert len(mapped(client)) == 43


def test_point_says_what_is_known_with_its_age(client, django_assert_max_num_queries):
    point = seen_point(
        days=90,
        found={
            FactKey.OPENING_HOURS: {"text": "Mo-Fr 09:00-18:00"},
            FactKey.PHONE: {"text": "02-120"},
        },
    )
    reported_gone(point)
    with django_assert_max_num_queries(MOST_QUERIES):
        answer = client.get(point.get_absolute_url())
    facts = {each.key: each for each in answer.context["facts"]}
    assert list(facts) == ["there", "opening_hours", "phone"]
    assert [facts[key].age for key in facts] == ["3 months ago"] * 3
    assert facts["there"].level == "likely"
    assert facts["opening_hours"].rows[0] == ("Monday", "09:00–18:00")
    assert facts["opening_hours"].rows[6] == ("Sunday", "closed")
    assert [each.kind for each in answer.context["reports"]] == ["gone"]
    assert client.get(f"/en/batteries/points/{point.code.lower()}/").status_code == 302


def test_hours_beyond_the_grammar_are_shown_as_written(client):
    point = seen_point(found={FactKey.OPENING_HOURS: {"text": "by <b>appointment</b>"}})
    answer = client.get(point.get_absolute_url())
    fact = next(each for each in answer.context["facts"] if each.key == "opening_hours")
    assert (fact.rows, fact.text) == ((), "by <b>appointment</b>")
    assert "by &lt;b&gt;appointment&lt;/b&gt;" in answer.content.decode()


def test_retired_point_is_not_there_for_residents(client, resident, manager):
    point = BatteryPointFactory(is_active=False)
    assert client.get(point.get_absolute_url()).status_code == 404
    sign_in(client, resident)
    assert client.get(point.get_absolute_url()).status_code == 404
    sign_in(client, manager)
    assert client.get(point.get_absolute_url()).status_code == 200
