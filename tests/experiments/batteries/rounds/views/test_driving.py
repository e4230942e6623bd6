"""The driver's pages and what scripts are told there."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from experiments.batteries.rounds.actions import assign_driver
from experiments.batteries.rounds.models import Stop
from innovation_park.lib.kept_entries import person_key
from tests.factories.batteries import collector
from tests.factories.rounds import given_round, some_boxes

SCRIPT = {"HTTP_ACCEPT": "application/json"}


def address(name, *given):
    return reverse(f"batteries_rounds:{name}", args=given)


def stop_of(given):
    return given.stops.order_by("place").first()


def send(client, given, stop, *, script=True, **told):
    told = {"client_key": str(uuid4()), "kilograms": "3,25", **told}
    return client.post(
        address("stop", given.code, stop.pk), told, **SCRIPT if script else {}
    )


def test_driver_alone_has_the_list(client, given, driver, scheme):
    assert client.get(address("drive", given.code)).status_code == 302
    for person, status in ((collector(scheme), 404), (driver, 200)):
        client.force_login(person)
        answer = client.get(address("drive", given.code))
        assert answer.status_code == status
    assert "no-store" in answer["Cache-Control"]
    page = answer.content.decode()
    assert f'data-person="{person_key(driver)}"' in page
    assert re.findall(r'id="stop-(\d+)"', page) == [
        str(pk) for pk in given.stops.order_by("place").values_list("pk", flat=True)
    ]
    assert len(set(re.findall(r'name="client_key" value="([^"]+)"', page))) == 6


def test_list_costs_the_same_for_many_boxes(
    client, driver, manager, django_assert_max_num_queries
):
    given = given_round(driver, some_boxes(12), manager=manager)
    client.force_login(driver)
    with django_assert_max_num_queries(24):
        client.get(address("drive", given.code))


def test_door_says_whose_turn_it_is(client, given, driver):
    door = address("stop", given.code, stop_of(given).pk)
    assert client.get(door, **SCRIPT).json() == {"state": "signed-out"}
    client.force_login(driver)
    assert client.get(door, **SCRIPT).json()["person"] == person_key(driver)


def test_note_sent_hours_later_keeps_its_time_and_is_taken_once(client, given, driver):
    client.force_login(driver)
    stop, at = stop_of(given), timezone.now() - timedelta(minutes=40)
    told = {"at": at.isoformat(), "client_key": str(uuid4())}
    for _time in range(2):
        answer = send(client, given, stop, **told)
        assert (answer.status_code, answer.json()["state"]) == (200, "sent")
    stop.refresh_from_db()
    assert (stop.grams, stop.at) == (3_250, at)
    assert stop.recorded_at > at


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"kilograms": "-3"}, 409),
        ({"kilograms": "30"}, 409),
        ({"kilograms": "30", "is_sure": "on"}, 200),
        ({"kilograms": "99999"}, 409),
        ({"kilograms": "three"}, 409),
        ({"kilograms": ""}, 409),
        ({"client_key": "none"}, 409),
        ({"at": "yesterday"}, 409),
        ({"obstacle": "weather"}, 409),
        ({"obstacle": "unsafe", "note": "It smokes."}, 200),
        ({"kilograms": " 2.5 kg "}, 200),
    ],
)
def test_bad_notes_are_refused_with_a_sentence_that_stays_on_the_device(
    client, given, driver, told, status
):
    client.force_login(driver)
    stop = stop_of(given)
    answer = send(client, given, stop, **told)
    assert answer.status_code == status
    if status == 409:
        assert answer.json()["state"] == "refused"
        assert len(answer.json()["sentence"]) > 10
        assert Stop.objects.get(pk=stop.pk).is_waiting
    else:
        assert not Stop.objects.get(pk=stop.pk).is_waiting


def test_without_a_script_an_unlikely_weight_is_asked_once_more(client, given, driver):
    client.force_login(driver)
    stop = stop_of(given)
    again = send(client, given, stop, script=False, kilograms="30")
    assert (again.status_code, b'name="is_sure"' in again.content) == (422, True)
    done = send(client, given, stop, script=False, kilograms="30", is_sure="on")
    assert done.url == address("drive", given.code) + f"#stop-{stop.pk}"


def test_phone_of_a_driver_who_was_replaced_is_heard_once_more(
    client, given, driver, manager, scheme
):
    assign_driver(round_=given, driver=collector(scheme), by=manager)
    client.force_login(driver)
    assert client.get(address("drive", given.code)).status_code == 404
    answer = send(client, given, stop_of(given))
    assert answer.json() == {"state": "sent", "url": address("mine")}


def test_round_is_unloaded_when_every_box_is_told_of(client, given, driver):
    client.force_login(driver)
    finish = address("finish", given.code)
    told = {"client_key": str(uuid4()), "kilograms": "9.5"}
    assert client.post(finish, told).status_code == 422
    for stop in given.stops.all():
        send(client, given, stop)
    assert client.get(finish).status_code == 200
    assert client.post(finish, told).url == address("drive", given.code)
    assert client.post(finish, told, **SCRIPT).json()["state"] == "sent"
    given.refresh_from_db()
    assert (given.state, given.unloaded_grams) == ("done", 9_500)
    assert address("drive", given.code) in client.get(address("mine")).content.decode()
