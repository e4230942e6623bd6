"""Our fingerprints of events are those of the reference implementation, which knows nothing of ours."""

from copy import deepcopy
from datetime import UTC, datetime

import pytest
from epcis_event_hash_generator import hash_generator, json_to_py
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from experiments.batteries.custody.epcis import (
    NAMESPACES,
    declared_wrong,
    file_of,
)
from experiments.batteries.custody.event_hash import event_hash, pre_hash

from .happenings import documents
from .test_epcis import EVENT

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def reference_of(events):
    """Its texts and its fingerprints; one file is read once, for that takes it long."""
    file = deepcopy(file_of(events, created_at=NOW))
    found = json_to_py.event_list_from_epcis_document_json(file)
    texts = hash_generator.derive_prehashes_from_events(found)
    return texts, hash_generator.calculate_hashes_from_pre_hashes(texts)


@settings(max_examples=12, suppress_health_check=[HealthCheck.large_base_example])
@given(events=st.lists(documents(), min_size=30, max_size=30))
def test_hundreds_of_events_have_the_fingerprint_of_the_reference(events):
    texts, fingerprints = reference_of(events)
    assert [pre_hash(event, NAMESPACES) for event in events] == texts
    assert [event_hash(event, NAMESPACES) for event in events] == fingerprints


def other(**fields):
    return deepcopy(EVENT) | fields


@pytest.mark.parametrize(
    "event",
    [
        other(bizStep="https://ref.gs1.org/cbv/BizStep-collecting"),
        other(disposition="urn:epcglobal:cbv:disp:in_progress"),
        other(eventTime="2026-11-20T08:15:00+09:00"),
        other(
            quantityList=[
                {
                    "epcClass": "https://park.example/x/01/09520000001001/21/7",
                    "quantity": 2.50,
                    "uom": "KGM",
                },
                {
                    "epcClass": "https://park.example/batteries/01/09520000001001/10/B",
                    "quantity": 2.0,
                    "uom": "KGM",
                },
            ],
            epcList=["https://park.example/batteries/00/095200000000000011"],
            sourceList=[
                {
                    "type": "possessing_party",
                    "source": "https://id.gs1.org/8004/9520000B",
                },
                {"type": "location", "source": "https://id.gs1.org/8004/9520000C"},
            ],
        ),
        other(bizLocation={"id": "https://id.gs1.org/414/9520000000004/254/A1"}),
    ],
)
def test_other_spellings_have_one_fingerprint(event):
    texts, fingerprints = reference_of([event])
    assert (pre_hash(event, NAMESPACES), event_hash(event, NAMESPACES)) == (
        texts[0],
        fingerprints[0],
    )


def test_who_recorded_it_when_and_a_later_declaration_change_nothing():
    same = other(eventID="urn:uuid:1", recordTime="2026-11-21T00:00:00Z")
    wrong = declared_wrong(EVENT, at=NOW, why="twice")
    told = {event_hash(each, NAMESPACES) for each in (EVENT, same, wrong)}
    assert told == {event_hash(EVENT, NAMESPACES)}
    assert event_hash(other(action="ADD"), NAMESPACES) not in told
