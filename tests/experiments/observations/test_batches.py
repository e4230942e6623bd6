"""Parallel batches with the same keys make each observation once; and what happens without the guard."""

from collections import Counter
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from experiments.models import Experiment
from experiments.observations.actions import batches, record_batch
from experiments.observations.actions.batches import Became, Entry
from experiments.observations.enums import Source
from experiments.observations.models import Observation
from experiments.observations.permissions import NoSuchForm
from experiments.workflow import Status
from tests.experiments.at_once import at_once
from tests.factories.sensors import form_of, measured_experiment, with_protocol

pytestmark = pytest.mark.django_db(transaction=True)

MOMENT = datetime(2026, 11, 20, tzinfo=UTC)
SENDERS = 12
ROWS = 60


def entries(count=ROWS, temperature=20.0):
    return [
        Entry(uuid4(), MOMENT, {"temperature": temperature}, f"roof-{number}")
        for number in range(count)
    ]


def sending(experiment, form, rows):
    return lambda: record_batch(
        experiment=experiment, form=form, entries=rows, source=Source.KEY
    )


def counted(results):
    return Counter(each.became for batch in results for each in batch)


def test_same_batch_sent_by_many_at_once_is_made_once():
    experiment = measured_experiment()
    form, rows = form_of(experiment), entries()
    results = at_once([sending(experiment, form, rows)] * SENDERS, workers=SENDERS)
    assert counted(results) == {
        Became.CREATED: ROWS,
        Became.KNOWN: ROWS * (SENDERS - 1),
    }
    assert Observation.objects.count() == ROWS


def test_batches_that_overlap_in_any_order_end_and_make_each_once():
    experiment = measured_experiment()
    form, rows = form_of(experiment), entries()
    acts = [
        sending(
            experiment,
            form,
            rows[shift:] + rows[:shift] if shift % 2 else rows[shift:][::-1],
        )
        for shift in range(0, ROWS, 5)
    ]
    results = at_once(acts, workers=len(acts))
    assert counted(results)[Became.CREATED] == ROWS
    assert (
        Counter(Observation.objects.values_list("client_key")).most_common(1)[0][1] == 1
    )
    assert Observation.objects.count() == ROWS


def test_two_contents_of_one_key_at_once_one_is_refused():
    experiment = measured_experiment()
    form, rows = form_of(experiment), entries(1)
    other = [Entry(rows[0].client_key, MOMENT, {"temperature": 1}, rows[0].unit)]
    results = at_once(
        [sending(experiment, form, rows), sending(experiment, form, other)], workers=2
    )
    assert counted(results) == {Became.CREATED: 1, Became.REFUSED: 1}


def test_without_the_constraint_they_are_made_many_times(monkeypatch):
    """The negative control: the same crowd, the guard of the database switched off."""
    experiment = measured_experiment()
    form, rows = form_of(experiment), entries()
    looked = Barrier(SENDERS)

    def look_together(experiment, made, look=batches._earlier):
        found = look(experiment, made)
        looked.wait(10)
        return found

    monkeypatch.setattr(batches, "_earlier", look_together)
    monkeypatch.setattr(batches, "store_batch", batches.store_batch.__wrapped__)
    with without_the_constraint():
        at_once([sending(experiment, form, rows)] * SENDERS, workers=SENDERS)
        assert Observation.objects.count() == ROWS * SENDERS
        Observation.objects.all().delete()


@contextmanager
def without_the_constraint():
    name = "observations_client_key_once"
    guard = next(each for each in Observation._meta.constraints if each.name == name)
    options = Observation._meta
    options.constraints, kept = [], options.constraints
    with connection.schema_editor() as editor:
        editor.remove_constraint(Observation, guard)
    try:
        yield
    finally:
        options.constraints = kept
        with connection.schema_editor() as editor:
            editor.add_constraint(Observation, guard)


@pytest.mark.parametrize(
    ("source", "status", "became"),
    [
        (Source.KEY, Status.RUNNING, Became.CREATED),
        (Source.KEY, Status.EVALUATING, Became.REFUSED),
        (Source.KEY, Status.PAUSED, Became.REFUSED),
        (Source.FILE, Status.RUNNING, Became.CREATED),
        (Source.FILE, Status.EVALUATING, Became.CREATED),
        (Source.FILE, Status.RECRUITING, Became.REFUSED),
        (Source.FILE, Status.ADOPTED, Became.REFUSED),
    ],
)
def test_new_ones_come_while_the_experiment_takes_them(source, status, became):
    experiment = measured_experiment()
    Experiment.objects.filter(pk=experiment.pk).update(status=status)
    experiment.refresh_from_db()
    results = record_batch(
        experiment=experiment,
        form=form_of(experiment),
        entries=entries(1),
        source=source,
    )
    assert [each.became for each in results] == [became]


def test_form_about_people_takes_no_batch():
    experiment = measured_experiment()
    with_protocol(experiment, ("diary", "participants", {"minutes": {}}))
    with pytest.raises(NoSuchForm):
        sending(experiment, form_of(experiment, "diary"), entries(1))()


def test_photo_fields_are_neither_asked_nor_taken():
    experiment = measured_experiment()
    fields = {"picture": {"kind": "photo", "is_required": True}, "n": {}}
    with_protocol(experiment, ("roof", "sensors", fields))
    form = form_of(experiment)
    both = [
        Entry(uuid4(), MOMENT, {"n": 1}),
        Entry(uuid4(), MOMENT, {"n": 1, "picture": True}),
    ]
    results = sending(experiment, form, both)()
    assert [each.became for each in results] == [Became.CREATED, Became.REFUSED]
