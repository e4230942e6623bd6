import json
from uuid import uuid4

import pytest
from django.test import Client

from accounts.districts.models import District
from experiments.models import Experiment, ProtocolForm
from experiments.observations.api import problems, receiving
from experiments.observations.models import Observation, SensorKey
from experiments.workflow import Status
from tests.factories.accounts import UserFactory
from tests.factories.observations import measured_experiment, registered

from .sensor import Sensor, key_for, reading


@pytest.fixture
def organiser(db):
    return UserFactory(email="organiser@example.org")


@pytest.fixture
def experiment(organiser):
    return measured_experiment(slug="cool-roofs", organisers=[organiser])


@pytest.fixture
def sensor(experiment, organiser):
    return Sensor(Client(raise_request_exception=False), key_for(experiment, organiser))


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
                "temperature": "At most 60.0 °C. Is the unit right?",
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


def test_key_is_needed(sensor):
    for key in ("", "ipk_wrong", "\x00", "é"):
        response = Sensor(sensor.client, key).get("form")
        assert (response.status_code, response.json()["code"]) == (401, "key-missing")
        assert response["WWW-Authenticate"] == 'Bearer realm="park"'


def test_key_that_is_revoked_opens_nothing(sensor):
    assert sensor.get("form").status_code == 200
    SensorKey.objects.update(revoked_at="2026-01-01T00:00Z")
    assert sensor.get("form").status_code == 401
    assert sensor.send(reading()).status_code == 401


def test_key_is_noted_as_used_once_a_minute(sensor):
    sensor.get("form")
    first = SensorKey.objects.get().last_used_at
    sensor.get("form")
    assert SensorKey.objects.get().last_used_at == first is not None


@pytest.mark.parametrize(
    ("body", "content_type", "status", "code"),
    [
        ("{", "application/json", 400, "malformed"),
        (b"\xff\xfe{}", "application/json", 400, "malformed"),
        ("[" * 100_000, "application/json", 400, "malformed"),
        ("9" * 5_000, "application/json", 400, "malformed"),
        ("[]", "application/json", 422, "not-valid"),
        ("{}", "text/plain", 415, "not-json"),
        ("a=b", "application/x-www-form-urlencoded", 415, "not-json"),
        ('{"a": "%s"}' % ("x" * 1024 * 1024), "application/json", 413, "too-large"),
        ("x" * 5 * 1024 * 1024, "application/json", 413, "too-large"),
    ],
)
@pytest.mark.parametrize("path", ["observations", "observations/batch"])
def test_bodies_that_cannot_be_are_refused(
    sensor, path, body, content_type, status, code
):
    response = sensor.post(path, body, content_type)
    assert (response.status_code, response.json()["code"]) == (status, code)


@pytest.mark.parametrize(
    "values",
    [
        {"temperature": float("nan")},
        {"temperature": float("inf")},
        {"temperature": 10**400},
        {"temperature": [1]},
        {"temperature": {"a": 1}},
        {"temperature": True},
        {"temperature": 20, "sky": {"a": []}},
        {"temperature": 20, "visitors": 1.5},
        {"temperature": 20, "\ud800": 1},
        {"temperature": 20, "": 1},
    ],
)
def test_values_that_cannot_be_are_refused(sensor, values):
    assert sensor.send(reading(values=values)).status_code == 422


def test_half_letters_and_nul_do_not_reach_the_database(sensor):
    response = sensor.send(reading(values={"temperature": 20, "note": "a\ud800\x00b"}))
    assert response.json()["values"]["note"] == "a?b"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [("en", "This needs a number, for example 12.5."), ("ko", None), ("th", None)],
)
def test_sentences_are_in_the_language_of_the_sender(sensor, language, sentence):
    sensor.headers["accept-language"] = language
    response = sensor.send(reading(values={"temperature": "warm"}))
    assert response["Content-Language"] == language
    if sentence:
        assert response.json()["faults"]["temperature"] == sentence


def test_key_has_its_rate(sensor, monkeypatch):
    monkeypatch.setattr(receiving, "PER_KEY", "2/m")
    assert [sensor.get("form").status_code for _turn in range(3)] == [200, 200, 429]
    response = sensor.send(reading())
    assert (response.status_code, response.json()["code"]) == (429, "too-many-requests")
    assert 0 < int(response["Retry-After"]) <= 60


def test_guessing_keys_has_its_rate(sensor, monkeypatch):
    monkeypatch.setattr(receiving, "WRONG_KEYS", "2/m")
    wrong = Sensor(sensor.client, "ipk_wrong")
    assert [wrong.get("form").status_code for _turn in range(3)] == [401, 401, 429]
    assert sensor.get("form").status_code == 200


def test_no_session_no_cookie_no_other_origin(sensor, organiser):
    client = Client(enforce_csrf_checks=True)
    client.force_login(organiser)
    assert client.get("/api/v1/form").status_code == 401
    client.cookies.clear()
    response = Sensor(client, sensor.headers["authorization"][7:]).send(reading())
    assert response.status_code == 201
    assert not response.cookies
    assert not [name for name in response.headers if name.startswith("Access-Control")]
    preflight = client.options(
        "/api/v1/observations", headers={"origin": "https://a.b"}
    )
    assert preflight.status_code == 405
    assert not [name for name in preflight.headers if name.startswith("Access-Control")]
    assert response["Cache-Control"] == "no-store"


def test_addresses_that_are_not_there_are_problems_too(sensor):
    for path in ("nothing", "observations/x", "form/"):
        response = sensor.get(path)
        assert (response.status_code, response.json()["code"]) == (404, "not-found")


def test_form_that_became_one_of_people_takes_no_more(sensor, experiment):
    registered(experiment, ("roof", "participants", {"temperature": {}}))
    assert ProtocolForm.objects.filter(key="roof").count() == 2
    response = sensor.send(reading())
    assert (response.status_code, response.json()["code"]) == (403, "no-such-form")


def test_guide_says_it_in_the_readers_language_and_names_every_problem(client, db):
    response = client.get("/api/", headers={"accept-language": "ko"})
    assert response["Content-Language"] == "ko"
    text = response.content.decode()
    assert [code for code in problems.KINDS if f'id="{code}"' not in text] == []
    assert '<script src="http' not in text


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
