import pytest
from django.test import Client

from experiments.observations.api import problems, receiving
from experiments.observations.models import SensorKey

from ..sensor import Sensor, reading


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
    for path in ("nothing", "observations/x", "form/", "experiments/a%0Ab/forms/x"):
        response = sensor.get(path)
        assert (response.status_code, response.json()["code"]) == (404, "not-found")


def test_guide_says_it_in_the_readers_language_and_names_every_problem(client, db):
    response = client.get("/api/", headers={"accept-language": "ko"})
    assert response["Content-Language"] == "ko"
    text = response.content.decode()
    assert [code for code in problems.KINDS if f'id="{code}"' not in text] == []
    assert '<script src="http' not in text
