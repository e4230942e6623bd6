"""Never more joined than places, whoever comes at once; and what happens without the guard."""

import random
from collections import Counter
from contextlib import contextmanager
from threading import Event, Thread
from uuid import uuid4

import pytest
from django.db import IntegrityError, connection

from accounts.models import User
from experiments.actions import (
    change_capacity,
    join_experiment,
    joining,
    withdraw_participation,
)
from experiments.enums import DataWish
from experiments.models import Experiment, Participation
from experiments.permissions import AlreadyTakingPart, KeyIsTaken, PlacesBelowTaken
from experiments.workflow import HOLDS_A_PLACE, ParticipationStatus

from ..factories.accounts import UserFactory
from ..factories.experiments import decisions_for, join, ready_experiment
from .at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)

PEOPLE = 240
PLACES = 40


def people(count=PEOPLE):
    return User.objects.bulk_create(
        User(email=f"crowd{number}@example.org", password="!")
        for number in range(count)
    )


def joining_act(experiment, decisions, user, act=join_experiment, key=None):
    def run():
        return act(
            experiment=experiment,
            user=user,
            client_key=key or uuid4(),
            language="en",
            decisions=decisions,
            signed_in_by="password",
        )

    return run


def leaving_act(participation, wish):
    def run():
        return withdraw_participation(
            participation=participation, data_wish=wish, by=participation.user
        )

    return run


@contextmanager
def watched(experiment):
    """Looks at the count from outside all the while, as a visitor does."""
    seen, stop = [], Event()

    def look():
        while not stop.wait(0.002):
            held = Participation.objects.filter(
                experiment=experiment, status__in=HOLDS_A_PLACE
            ).count()
            seen.append(held)
        connection.close()

    observer = Thread(target=look)
    observer.start()
    try:
        yield seen
    finally:
        stop.set()
        observer.join()


def assert_consistent(experiment, *, full=True):
    """The count is true, nobody waits beside a free place, and those who wait came last."""
    experiment.refresh_from_db()
    active = experiment.participations.active()
    holding = list(active.filter(status__in=HOLDS_A_PLACE).order_by("queued_at", "pk"))
    waiting = list(active.waiting())
    assert experiment.places_taken == len(holding) <= experiment.capacity
    assert not waiting or len(holding) == experiment.capacity
    assert [p.pk for p in active.order_by("queued_at", "pk")] == [
        p.pk for p in [*holding, *waiting]
    ]
    if full:
        assert len(holding) == experiment.capacity


def test_hundreds_joining_at_once_fill_the_places_and_no_more():
    experiment = ready_experiment(capacity=PLACES)
    decisions = decisions_for(experiment)
    with watched(experiment) as seen:
        results = at_once(joining_act(experiment, decisions, user) for user in people())
    assert Counter(type(each) for each in results) == {Participation: PEOPLE}
    assert Counter(Participation.objects.values_list("status", flat=True)) == {
        ParticipationStatus.JOINED: PLACES,
        ParticipationStatus.WAITING: PEOPLE - PLACES,
    }
    assert max(seen) <= PLACES
    assert_consistent(experiment)


def test_hundreds_joining_and_leaving_at_once_keep_the_count_and_the_order():
    experiment = ready_experiment(capacity=PLACES)
    decisions = decisions_for(experiment)
    crowd = people()
    chance = random.Random(7)  # noqa: S311
    early = [joining_act(experiment, decisions, user)() for user in crowd[:120]]
    acts = [joining_act(experiment, decisions, user) for user in crowd[120:]]
    acts += [leaving_act(each, chance.choice(list(DataWish))) for each in early]
    chance.shuffle(acts)
    with watched(experiment) as seen:
        results = at_once(acts)
    assert [each for each in results if isinstance(each, Exception)] == []
    assert Participation.objects.active().count() == 120
    assert max(seen) <= PLACES
    assert_consistent(experiment)


def test_capacity_changing_while_people_come_and_go_never_falls_below_those_inside():
    organiser = UserFactory()
    experiment = ready_experiment(capacity=10, organisers=[organiser])
    decisions = decisions_for(experiment)
    crowd = people(120)
    chance = random.Random(11)  # noqa: S311

    def resize(capacity):
        return lambda: change_capacity(
            experiment=Experiment(pk=experiment.pk), capacity=capacity, by=organiser
        )

    early = [joining_act(experiment, decisions, user)() for user in crowd[:40]]
    acts = [joining_act(experiment, decisions, user) for user in crowd[40:]]
    acts += [leaving_act(each, DataWish.DELETE) for each in early]
    acts += [resize(chance.randint(5, 30)) for _ in range(40)]
    chance.shuffle(acts)
    results = at_once(acts)
    errors = {type(each) for each in results if isinstance(each, Exception)}
    assert errors <= {PlacesBelowTaken}
    assert_consistent(experiment)


def test_the_last_place_left_twice_is_given_once():
    experiment = ready_experiment(capacity=1)
    first = join(experiment)
    for _ in range(3):
        join(experiment)
    results = at_once([leaving_act(first, DataWish.DELETE) for _ in range(20)])
    assert len([each for each in results if not isinstance(each, Exception)]) == 1
    assert_consistent(experiment)


def test_one_form_sent_sixty_times_at_once_is_one_participation():
    experiment = ready_experiment(capacity=PLACES)
    user, key = UserFactory(), uuid4()
    act = joining_act(experiment, decisions_for(experiment), user, key=key)
    results = at_once([act] * 60)
    assert {each.code for each in results} == {Participation.objects.get().code}
    assert Participation.objects.get().signatures.count() == 1
    assert_consistent(experiment, full=False)


def test_one_person_on_twenty_devices_has_one_place():
    experiment = ready_experiment(capacity=PLACES)
    user = UserFactory()
    act = joining_act(experiment, decisions_for(experiment), user)
    results = at_once([act] * 20)
    assert Counter(type(each) for each in results) == {
        Participation: 1,
        AlreadyTakingPart: 19,
    }
    assert_consistent(experiment, full=False)


def test_one_key_of_two_people_belongs_to_one():
    experiment = ready_experiment(capacity=PLACES)
    decisions, key = decisions_for(experiment), uuid4()
    acts = [joining_act(experiment, decisions, user, key=key) for user in people(20)]
    results = at_once(acts)
    assert Counter(type(each) for each in results) == {Participation: 1, KeyIsTaken: 19}


def test_without_the_lock_and_the_constraint_places_are_sold_twice(monkeypatch):
    """The negative control: the same crowd, the guard switched off."""
    experiment = ready_experiment(capacity=PLACES)
    decisions = decisions_for(experiment)
    monkeypatch.setattr(
        joining, "lock_experiment", lambda each: Experiment.objects.get(pk=each.pk)
    )
    unguarded = join_experiment.__wrapped__
    crowd = people()
    with without_the_constraint():
        at_once(joining_act(experiment, decisions, each, unguarded) for each in crowd)
    holding = Participation.objects.holding_a_place().count()
    assert holding > PLACES


def test_the_database_itself_refuses_the_one_too_many():
    experiment = ready_experiment(capacity=1)
    join(experiment)
    with pytest.raises(IntegrityError, match="never_more_joined_than_places"):
        Experiment.objects.filter(pk=experiment.pk).update(places_taken=2)


@contextmanager
def without_the_constraint():
    """The database forgets its own guard for a while."""
    name = "experiments_never_more_joined_than_places"
    guard = next(each for each in Experiment._meta.constraints if each.name == name)
    with connection.schema_editor() as editor:
        editor.remove_constraint(Experiment, guard)
    try:
        yield
    finally:
        Experiment.objects.update(capacity=None)
        with connection.schema_editor() as editor:
            editor.add_constraint(Experiment, guard)
