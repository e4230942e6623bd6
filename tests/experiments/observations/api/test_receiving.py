import json
from uuid import uuid4

import pytest

from accounts.districts.models import District
from experiments.models import Experiment, ProtocolForm
from experiments.observations.models import Observation, SensorKey
from experiments.workflow import Status
from tests.factories.sensors import with_protocol

from ..sensor import Sensor, key_for, reading


def stay(experiment, status):
    Experiment.objects.filter(pk=experiment.pk).update(status=status)


def test_one_is_new_then_known_then_other(sensor):
    row = reading()
    first = sensor.send(row)
    assert (first.status_code, first.json()["became"]) == (201, "created")
    again = sensor.send(row)
    assert (again.status_code, again.json()["became"]) == (200, "known")
    assert {**again.json(), "became": ""} == {**first.json(), "became": ""}
    other = sensor.send({**row, "values": {"temperature": 22}})
    assert (other.status_code, other.json()["code"]) == (409, "other-content")
    assert Observation.objects.count() == 1


@pytest.mark.parametrize(
    "change",
    [
        {"unit": "roof-4"},
        {"observed_at": "2026-11-20T08:31:00+09:00"},
        {"district": "99001"},
    ],
)
def test_one_with_the_same_key_and_other_content_is_refused(sensor, change):
    District.objects.create(code="99001", name={}, latitude=37.5, longitude=127)
    row = reading()
    sensor.send(row)
    assert sensor.send({**row, **change}).status_code == 409
    assert Observation.objects.count() == 1


def test_one_is_stored_as_it_was_sent(sensor, experiment):
    sensor.send(reading(values={"temperature": "21,46", "lit": "no", "note": " a "}))
    stored = Observation.objects.get()
    assert stored.values == {"temperature": 21.5, "lit": False, "note": "a"}
    assert (stored.form, stored.unit_key, stored.source) == ("roof", "roof-3", "key")
    assert stored.observed_at.isoformat() == "2026-11-19T23:30:00+00:00"
    assert stored.observed_on.isoformat() == "2026-11-20"
    assert stored.sender == SensorKey.objects.get()


def test_one_same_moment_in_another_zone_is_the_same(sensor):
    row = reading()
    sensor.send(row)
    same = {**row, "observed_at": "2026-11-19T23:30:00Z"}
    assert sensor.send(same).status_code == 200


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        (
            {"observed_at": "2026-11-20T08:30:00"},
            {
                "observed_at": "This moment does not say its time zone. Add the offset, for example +09:00 for Seoul."
            },
        ),
        (
            {"observed_at": "20.11.2026"},
            {
                "observed_at": "Send the moment as in 2026-11-22T08:30:00+09:00 (ISO 8601)."
            },
        ),
        (
            {"observed_at": "2026-02-30T08:30:00Z"},
            {"observed_at": "There is no such moment."},
        ),
        (
            {"observed_at": "0001-01-01T00:00:00+09:00"},
            {"observed_at": "There is no such moment."},
        ),
        (
            {"client_key": "7"},
            {"client_key": "Make a UUID for each observation and send it here."},
        ),
        (
            {"unit": "a\x00b"},
            {"unit": "Name the thing observed in at most 80 characters."},
        ),
        (
            {"district": "99999"},
            {"district": "There is no district with this code of five digits."},
        ),
        ({"more": 1}, {"more": "There is no member of this name."}),
        (
            {"values": [1]},
            {"values": "Send the answers as an object, by the keys of the fields."},
        ),
        (
            {"values": {"temperature": 99, "wind": 3}},
            {
                "temperature": "At most 60 °C. Is the unit right?",
                "wind": "There is no field of this name in the form.",
            },
        ),
        ({"values": {"lit": True}}, {"temperature": "This needs an answer."}),
    ],
)
def test_one_with_faults_is_refused_field_by_field(sensor, changes, faults):
    response = sensor.send(reading(**changes))
    assert response.status_code == 422
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["faults"] == faults
    assert not Observation.objects.exists()


def test_one_of_tomorrow_is_refused(sensor):
    response = sensor.send(reading(observed_at="2199-01-01T00:00:00Z"))
    assert (response.status_code, response.json()["code"]) == (422, "in-the-future")


@pytest.mark.parametrize("status", [Status.RECRUITING, Status.EVALUATING])
def test_one_is_refused_while_nothing_runs_but_a_retry_is_answered(
    sensor, experiment, status
):
    row = reading()
    sensor.send(row)
    stay(experiment, status)
    assert sensor.send(row).status_code == 200
    response = sensor.send(reading())
    assert (response.status_code, response.json()["code"]) == (403, "not-taking-data")
    assert Observation.objects.count() == 1


def test_batch_answers_row_by_row(sensor):
    known, twice = reading(), reading()
    sensor.send(known)
    rows = [
        reading(),
        known,
        {**known, "unit": "x"},
        reading(values={"temperature": "warm"}),
        "no row",
        twice,
        twice,
        reading(observed_at="2026-11-20T08:30:00"),
    ]
    response = sensor.send_all(rows)
    answer = response.json()
    assert response.status_code == 200
    assert [
        (each["index"], each["became"], each["code"]) for each in answer["rows"]
    ] == [
        (0, "created", ""),
        (1, "known", ""),
        (2, "refused", "other-content"),
        (3, "refused", "not-valid"),
        (4, "refused", "not-valid"),
        (5, "created", ""),
        (6, "known", ""),
        (7, "refused", "not-valid"),
    ]
    assert answer["rows"][3]["faults"] == {
        "temperature": "This needs a number, for example 12.5."
    }
    assert (answer["created"], answer["known"], answer["refused"]) == (2, 2, 4)
    assert Observation.objects.count() == 3


def test_batch_of_which_nothing_can_be_taken_is_a_problem_with_its_rows(sensor):
    response = sensor.send_all([reading(values={}), reading(client_key="x")])
    assert response.status_code == 422
    assert response.json()["code"] == "all-refused"
    assert [each["became"] for each in response.json()["rows"]] == ["refused"] * 2


def test_batch_queries_do_not_grow(sensor, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        response = sensor.send_all([reading() for _number in range(500)])
    assert response.json()["created"] == 500


def test_batch_of_501_is_refused(sensor):
    response = sensor.send_all([reading() for _number in range(501)])
    assert (response.status_code, response.json()["code"]) == (422, "not-valid")
    assert response.json()["faults"] == {"observations": "Send at most 500 at once."}


def test_receipt_is_read_with_the_key_of_its_form_only(
    sensor, experiment, organiser, client
):
    row = reading()
    sent = sensor.send(row).json()
    receipt = sensor.get(f"observations/{row['client_key']}")
    assert receipt.json() == {**sent, "became": "known"}
    other = Sensor(client, key_for(experiment, organiser, "stations", "other"))
    assert other.get(f"observations/{row['client_key']}").status_code == 404
    assert sensor.get(f"observations/{uuid4()}").status_code == 404


def test_form_is_what_the_protocol_says(sensor, experiment):
    answer = sensor.get("form").json()
    assert answer == sensor.get("experiments/cool-roofs/forms/roof").json()
    assert (answer["experiment"], answer["form"], answer["is_open"]) == (
        "cool-roofs",
        "roof",
        True,
    )
    assert answer["fields"][0] == {
        "key": "temperature",
        "label": "temperature",
        "kind": "number",
        "unit": "°C",
        "minimum": -40.0,
        "maximum": 60.0,
        "decimals": 1,
        "is_required": True,
        "choices": [],
    }
    assert answer["fields"][2]["choices"] == ["clear", "cloudy"]


def test_form_of_others_is_not_there(sensor):
    assert sensor.get("experiments/elsewhere/forms/roof").status_code == 404
    response = sensor.get("experiments/cool-roofs/forms/stations")
    assert (response.status_code, response.json()["code"]) == (403, "other-form")


def test_form_that_became_one_of_people_takes_no_more(sensor, experiment):
    with_protocol(experiment, ("roof", "participants", {"temperature": {}}))
    assert ProtocolForm.objects.filter(key="roof").count() == 2
    response = sensor.send(reading())
    assert (response.status_code, response.json()["code"]) == (403, "no-such-form")


def test_description_names_every_status(client, db):
    description = json.loads(client.get("/api/v1/openapi.json").content)
    statuses = {
        path: {
            method: sorted(operation["responses"])
            for method, operation in methods.items()
        }
        for path, methods in description["paths"].items()
    }
    asked = ["200", "401", "403", "404", "429"]
    assert statuses == {
        "/api/v1/form": {"get": asked},
        "/api/v1/experiments/{experiment}/forms/{form}": {"get": asked},
        "/api/v1/observations": {
            "post": sorted([*asked, "201", "400", "409", "413", "415", "422"])
        },
        "/api/v1/observations/batch": {
            "post": sorted([*asked, "400", "413", "415", "422"])
        },
        "/api/v1/observations/{client_key}": {"get": asked},
    }
