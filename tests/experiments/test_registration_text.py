"""The registered text: the same promise gives the same bytes."""

import json

import pytest

from experiments.models import Registration
from experiments.registration_text import registration_text, sha256_of, to_json
from tests.factories.experiments import ExperimentFactory
from tests.factories.observations import registered


@pytest.fixture
def registration(db):
    return registered(ExperimentFactory())


def test_text_is_made_again_from_the_rows(registration):
    again = Registration.objects.get(pk=registration.pk)
    assert registration_text(again, by_role="organiser") == again.text
    assert sha256_of(again.text) == again.text_sha256


def test_text_is_one_line_of_sorted_json_with_the_protocol(registration):
    document = json.loads(registration.text)
    assert to_json(document) == registration.text
    assert list(document) == sorted(document)
    assert "\n" not in registration.text
    assert ": " not in registration.text.split('"question"')[0]
    [form] = document["forms"]
    assert [field["key"] for field in form["fields"]] == ["minutes", "found"]
    assert document["target"] == 8.0
    assert document["question"] == dict(registration.experiment.question)


def test_text_names_the_role_and_no_person(registration, manager):
    Registration.objects.filter(pk=registration.pk).update(registered_by=manager)
    registration.refresh_from_db()
    assert json.loads(registration.text)["registered_by_role"] == "organiser"
    assert manager.email not in registration.text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
        ({"a": "가"}, {"a": "가"}),
        ({"a": "x\r\ny"}, {"a": "x\ny "}),
    ],
    ids=["order", "normal form", "line ends"],
)
def test_one_meaning_has_one_text(one, other):
    assert to_json(one) == to_json(other)


def test_other_meanings_have_other_texts():
    assert to_json({"a": 1.5}) != to_json({"a": 1.25})
    assert to_json({"a": 0.1 + 0.2}) == '{"a":0.30000000000000004}'
    with pytest.raises(ValueError, match="not JSON compliant"):
        to_json({"a": float("nan")})
