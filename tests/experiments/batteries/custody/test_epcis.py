"""Every event is valid against the schema of EPCIS 2.0 and knows only words of the vocabulary."""

import json
from copy import deepcopy
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator, FormatChecker

from experiments.batteries.custody.epcis import declared_wrong, file_of
from experiments.batteries.custody.vocabulary import faults_of
from tests.shared import shared_file

from .happenings import documents

NOW = datetime(2026, 11, 23, tzinfo=UTC)
EVENT = {
    "type": "ObjectEvent",
    "eventID": "urn:uuid:0b8f2f4e-6c0e-4f0e-9a54-3f1f5a4f7c11",
    "eventTime": "2026-11-20T08:15:00.000+09:00",
    "eventTimeZoneOffset": "+09:00",
    "action": "OBSERVE",
    "bizStep": "collecting",
    "disposition": "in_progress",
    "readPoint": {"id": "https://id.gs1.org/8004/9520000BCDFGHJK"},
    "destinationList": [
        {
            "type": "location",
            "destination": "https://id.gs1.org/8004/9520000BCDFGHJK",
        }
    ],
    "quantityList": [
        {
            "epcClass": "https://id.gs1.org/01/09520000001001",
            "quantity": 500,
            "uom": "GRM",
        }
    ],
}


@pytest.fixture(scope="module")
def schema():
    text = shared_file("data/standards/epcis_2/EPCIS-JSON-Schema.json").read_text()
    return Draft7Validator(json.loads(text), format_checker=FormatChecker())


def is_valid(schema, *events) -> bool:
    return schema.is_valid(file_of(events, created_at=NOW))


@settings(max_examples=60)
@given(event=documents())
def test_what_the_park_writes_passes_schema_and_vocabulary(schema, event):
    wrong = declared_wrong(event, at=NOW, why="typed twice")
    assert is_valid(schema, event, wrong)
    assert (faults_of(event), faults_of(wrong)) == ([], [])


def test_the_schema_alone_accepts_nonsense():
    """Its formats are hints to most validators: any word passes that might be an address."""
    text = shared_file("data/standards/epcis_2/EPCIS-JSON-Schema.json").read_text()
    nonsense = EVENT | {"bizStep": "nonsense"}
    assert is_valid(Draft7Validator(json.loads(text)), nonsense)
    assert faults_of(nonsense) == ["“nonsense” is no bizStep of the vocabulary."]


def changed(path: str, value) -> dict:
    event = deepcopy(EVENT)
    *way, last = path.split("/")
    inner = event
    for step in way:
        inner = inner[int(step)] if step.isdigit() else inner[step]
    inner[last] = value
    return event


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("disposition", "lost", "“lost” is no disposition of the vocabulary."),
        ("action", "EAT", "“EAT” is no action."),
        (
            "type",
            "QuantityEvent",
            "“QuantityEvent” is no type of event that is used here.",
        ),
        ("destinationList/0/type", "shelf", "“shelf” is no type of destination."),
        ("quantityList/0/uom", "GRAM", "“GRAM” is no unit of mass."),
        ("quantityList/0/quantity", -5, "A quantity of -5 cannot be."),
        ("quantityList/0/quantity", float("nan"), "A quantity of nan cannot be."),
        ("quantityList/0/quantity", "5", "“5” is no quantity."),
        (
            "quantityList/0/epcClass",
            "https://id.gs1.org/01/09520000001002",
            "The check digit of 09520000001002 is wrong.",
        ),
        ("readPoint/id", "https://example.org/box", "This is no GS1 Digital Link."),
        (
            "eventTime",
            "2026-11-20T08:15:00",
            "eventTime “2026-11-20T08:15:00” is no moment with its offset.",
        ),
        ("eventTimeZoneOffset", "KST", "“KST” is no offset of a time zone."),
        ("eventID", "7", "“7” is no identifier of an event."),
        (
            "bizTransactionList",
            [{"type": "promise", "bizTransaction": "urn:x:1"}],
            "“promise” is no type of business transaction.",
        ),
        (
            "errorDeclaration",
            {"reason": "tired"},
            "“tired” is no reason of an error declaration.",
        ),
        ("quantityList", [], "It is about nothing."),
    ],
)
def test_a_word_that_is_not_in_the_vocabulary_is_told(path, value, fault):
    assert faults_of(EVENT) == []
    assert faults_of(changed(path, value)) == [fault]


@pytest.mark.parametrize(
    "word",
    [
        "https://ref.gs1.org/cbv/BizStep-collecting",
        "urn:epcglobal:cbv:bizstep:collecting",
    ],
)
def test_words_may_be_addresses(word):
    assert faults_of(EVENT | {"bizStep": word}) == []
