"""Where there are many entries the organisers read a count that the clock keeps."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from experiments.actions import withdraw_participation
from experiments.enums import DataWish
from experiments.observations.actions import (
    refresh_changed_tallies,
    refresh_tally,
    tally_to_show,
    tallying,
)
from experiments.observations.codes import code_of
from experiments.observations.dashboard.cockpit import cockpit_of
from experiments.observations.entries.tally import from_text, tally_of, to_text
from experiments.observations.models import EntryTally, Observation
from tests.factories.accounts import UserFactory, sign_in

from .publishing import diaries, observe, participants, protocol, running_experiment

pytestmark = pytest.mark.django_db
MOST_QUERIES = 26  # twelve of them are those of every page of an organiser


@pytest.fixture
def experiment(monkeypatch):
    """As if its few entries were many."""
    monkeypatch.setattr(tallying, "COUNTED_AT_ONCE", 1)
    experiment = running_experiment(organisers=[UserFactory(email="o@example.org")])
    diaries(experiment, participants(experiment, 3))
    return experiment


@pytest.fixture
def desk(experiment, client):
    sign_in(client, experiment.organisers.get())
    address = reverse("observations:cockpit", args=[experiment.slug])
    return lambda: client.get(address)


def seen(experiment):
    asked = protocol(experiment)
    counted = tally_to_show(experiment=experiment, protocol=asked)
    return cockpit_of(experiment, asked, counted.tally)


def test_what_is_kept_is_read_as_it_was_counted(experiment):
    counted = tally_of(experiment, protocol(experiment))
    assert from_text(to_text(counted)) == counted
    assert counted.judged


def test_many_entries_are_not_counted_by_the_page(experiment, desk):
    waiting = desk().content.decode()
    refresh_changed_tallies()
    with CaptureQueriesContext(connection) as asked:
        counted = desk().content.decode()
    rows = [
        each["sql"]
        for each in asked
        if 'FROM "observations_observation"' in each["sql"]
        and " IN (" not in each["sql"]
    ]
    assert "they are being counted" in waiting
    assert "they are being counted" not in counted
    assert "Counted " in counted
    assert rows == []
    assert len(asked) <= MOST_QUERIES


def test_few_entries_are_counted_by_the_page_and_nothing_is_kept(
    experiment, desk, monkeypatch
):
    refresh_changed_tallies()
    monkeypatch.setattr(tallying, "COUNTED_AT_ONCE", 20_000)
    refresh_changed_tallies()
    text = desk().content.decode()
    assert EntryTally.objects.count() == 0
    assert "Counted " not in text
    assert "The median is" in text


def test_it_is_counted_again_only_when_something_changed(experiment, monkeypatch):
    first = refresh_tally(experiment=experiment)
    with monkeypatch.context() as patched:
        patched.setattr(tallying, "tally_of", None)
        assert refresh_tally(experiment=experiment) == first
    observe(experiment, "roof", {"temperature": 1.0}, day=timezone.localdate())
    second = refresh_tally(experiment=experiment)
    assert second.basis != first.basis
    assert from_text(second.tally).forms["roof"].entries == 1


def test_who_withdrew_is_off_the_page_at_once_and_out_of_the_count_by_the_next_turn(
    experiment,
):
    person = experiment.participations.order_by("pk").first()
    refresh_changed_tallies()
    (before,) = seen(experiment).completeness
    withdraw_participation(
        participation=person, data_wish=DataWish.DELETE, by=person.user
    )
    (at_once,) = seen(experiment).completeness
    refresh_changed_tallies()
    kept = json.loads(EntryTally.objects.get().tally)

    assert code_of(person.pk) in {line.code for line in before.lines}
    assert code_of(person.pk) not in {line.code for line in at_once.lines}
    assert str(person.pk) not in kept["forms"]["diary"]["people"]
    assert kept["judged"] == []  # the odd value was theirs


def test_an_odd_value_that_was_corrected_since_is_not_shown(experiment):
    refresh_changed_tallies()
    (before,) = seen(experiment).odd
    Observation.objects.filter(pk=before.entries[0].row.pk).update(
        values={"minutes": 8.0}
    )
    (after,) = seen(experiment).odd
    assert [entry.odd.value for entry in before.entries] == [480.0]
    assert after.entries == []


def test_a_count_made_meanwhile_is_not_written_over(experiment, monkeypatch):
    refresh_tally(experiment=experiment)
    observe(experiment, "roof", {"temperature": 1.0}, day=timezone.localdate())
    whole = tallying.tally_of

    def overtaken(*arguments):
        counted = whole(*arguments)
        monkeypatch.setattr(tallying, "tally_of", whole)
        observe(experiment, "roof", {"temperature": 2.0}, day=timezone.localdate())
        refresh_tally(experiment=experiment)
        return counted

    monkeypatch.setattr(tallying, "tally_of", overtaken)
    refresh_tally(experiment=experiment)

    kept = from_text(EntryTally.objects.get().tally)
    assert kept.forms["roof"].entries == 2


def test_one_failing_count_does_not_stop_the_others(experiment, monkeypatch):
    other = running_experiment("other")
    observe(other, "roof", {"temperature": 1.0}, day=timezone.localdate())
    whole = tallying.tally_of

    def tally(counted, asked):
        if counted == experiment:
            raise RuntimeError
        return whole(counted, asked)

    monkeypatch.setattr(tallying, "tally_of", tally)
    refresh_changed_tallies()
    assert EntryTally.objects.get().experiment == other


def test_marks_are_the_same_while_the_slots_go_on_after_the_newest_entry(experiment):
    """What was counted weeks ago is read by the calendar of today."""
    refresh_changed_tallies()
    (now,) = seen(experiment).completeness
    later = timezone.now() + timedelta(weeks=2)
    with time_machine.travel(later, tick=False):
        (then,) = seen(experiment).completeness
    assert then.filled == now.filled
    assert then.expected == now.expected + 2 * len(now.lines) - (
        sum(line.due.bit_count() == 0 for line in now.lines)
    )
