"""What the database gave up is done again; everything else is heard at once."""

import sqlite3
from threading import Barrier
from types import SimpleNamespace

import psycopg
import pytest
from django.db import OperationalError, connection, transaction

from accounts.models import User
from innovation_park.lib import collisions
from innovation_park.lib.collisions import TRIES, again_after_collision, is_collision
from tests.experiments.at_once import at_once
from tests.factories.accounts import UserFactory


def busy() -> sqlite3.OperationalError:
    fault = sqlite3.OperationalError("database is locked")
    fault.sqlite_errorcode = sqlite3.SQLITE_BUSY_SNAPSHOT
    return fault


FAULTS = {
    "deadlock": (psycopg.errors.DeadlockDetected(), True),
    "lock": (psycopg.errors.LockNotAvailable(), True),
    "serialisation": (psycopg.errors.SerializationFailure(), True),
    "busy": (busy(), True),
    "server gone": (psycopg.errors.AdminShutdown(), False),
    "no cause": (None, False),
}


def fault_of(cause) -> OperationalError:
    fault = OperationalError("given up")
    fault.__cause__ = cause
    return fault


@pytest.mark.parametrize(("cause", "expected"), FAULTS.values(), ids=FAULTS)
def test_which_faults_are_collisions(cause, expected):
    assert is_collision(fault_of(cause)) is expected


@pytest.fixture
def outside(monkeypatch):
    """Of any transaction."""
    monkeypatch.setattr(
        collisions, "connection", SimpleNamespace(in_atomic_block=False)
    )


def failing(times, cause):
    """An action that fails so often before it succeeds, and the list of its tries."""
    tries = []

    @again_after_collision
    def act(value):
        tries.append(value)
        if len(tries) <= times:
            raise fault_of(cause)
        return value

    return act, tries


def test_collision_is_done_again_until_it_succeeds(outside):
    act, tries = failing(TRIES - 1, busy())
    assert act(7) == 7
    assert tries == [7] * TRIES


def test_fifth_collision_is_heard(outside):
    act, tries = failing(TRIES, busy())
    with pytest.raises(OperationalError):
        act(7)
    assert len(tries) == TRIES


def test_other_faults_are_heard_at_once(outside):
    act, tries = failing(1, psycopg.errors.AdminShutdown())
    with pytest.raises(OperationalError):
        act(7)
    assert len(tries) == 1


def test_inside_a_transaction_nothing_is_done_again(db):
    act, tries = failing(1, busy())
    with pytest.raises(OperationalError):
        act(7)
    assert len(tries) == 1


crosswise = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has one writer at a time."
)


def lock_crosswise(wrap) -> list:
    """Two who lock the same two rows in opposite order, each after the other has locked its first."""
    first, second = UserFactory(), UserFactory()
    both_hold_one = Barrier(2)
    met = []

    def act(*people):
        @wrap
        @transaction.atomic
        def lock_both():
            User.objects.select_for_update().get(pk=people[0].pk)
            if len(met) < 2:
                met.append(people)
                both_hold_one.wait(10)
            return User.objects.select_for_update().get(pk=people[1].pk)

        return lock_both

    return at_once([act(first, second), act(second, first)])


@crosswise
@pytest.mark.django_db(transaction=True)
def test_two_who_lock_crosswise_both_come_through():
    assert [type(each) for each in lock_crosswise(again_after_collision)] == [User] * 2


@crosswise
@pytest.mark.django_db(transaction=True)
def test_without_another_try_one_is_given_up():
    """The negative control."""
    kinds = {type(each) for each in lock_crosswise(lambda act: act)}
    assert kinds == {User, OperationalError}
