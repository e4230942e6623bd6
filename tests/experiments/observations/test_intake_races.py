"""One key is one observation, however many send it in the same moment; and what happens without the guards."""

from collections import Counter
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection
from django.utils import timezone

from experiments.observations.actions import recording
from experiments.observations.models import Observation
from experiments.observations.permissions import AlreadyFilledIn
from tests.experiments.at_once import at_once
from tests.factories.experiments import join
from tests.factories.filling_in import observe, running

pytestmark = pytest.mark.django_db(transaction=True)
SENDERS = 50


@pytest.fixture
def participation(resident):
    return join(running(whole=False), resident)


def sending(participation, key=None):
    at = timezone.now()
    return lambda: observe(participation, key or uuid4(), at=at)


def test_fifty_senders_of_one_key_make_one_observation(participation):
    key = uuid4()
    results = at_once([sending(participation, key)] * SENDERS)
    assert Counter(results) == {Observation.objects.get(): SENDERS}


def test_without_looking_for_the_twin_senders_fail(participation, monkeypatch):
    """Negative control: the constraint holds by itself, but forty-nine people would see a fault."""
    monkeypatch.setattr(recording, "_sent_before", lambda *_: None)
    key = uuid4()
    results = at_once([sending(participation, key)] * SENDERS)
    assert Counter(type(each) for each in results) == {
        Observation: 1,
        IntegrityError: SENDERS - 1,
    }


def test_without_the_constraint_one_key_makes_several(participation, monkeypatch):
    """Negative control: looking first is not enough when all look before anyone writes."""
    (constraint,) = Observation._meta.constraints
    look, everyone_has_looked = recording._sent_before, Barrier(8)

    def look_together(*given):
        earlier = look(*given)
        everyone_has_looked.wait(10)
        return earlier

    monkeypatch.setattr(recording, "_sent_before", look_together)
    with (
        monkeypatch.context() as without,
        connection.schema_editor() as editor,
    ):
        without.setattr(Observation._meta, "constraints", [])
        editor.remove_constraint(Observation, constraint)
    try:
        at_once([sending(participation, uuid4())] * 8)
        assert Observation.objects.count() > 1
    finally:
        Observation.objects.all().delete()
        with connection.schema_editor() as editor:
            editor.add_constraint(Observation, constraint)


def test_two_entries_for_one_day_in_the_same_moment_are_one(resident):
    participation = join(running("daily", how_often="daily", whole=False), resident)
    results = at_once([sending(participation) for _sender in range(16)])
    assert Counter(type(each) for each in results) == {
        Observation: 1,
        AlreadyFilledIn: 15,
    }
    assert Observation.objects.count() == 1
