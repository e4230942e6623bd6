"""Whoever comes at once: one has the time, everybody else a clear answer; and what happens without the guard."""

import signal
import subprocess
import sys
from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from itertools import combinations
from uuid import uuid4

import pytest
from django.db import connection

from accounts.models import User
from experiments.bookings.actions import (
    cancel_booking,
    close_resource,
    extend_booking,
    hold_booking,
    holding,
    move_booking,
)
from experiments.bookings.lanes import lanes_of
from experiments.bookings.models import Booking, Claim
from experiments.bookings.permissions import AlreadyTaken, QuotaReached
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status
from experiments.permissions import Refused
from tests.demo_park import ROOT
from tests.experiments.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.bookings import ResourceFactory, booked, span

pytestmark = pytest.mark.django_db(transaction=True)

CROWD = 24


def people(count=CROWD):
    return User.objects.bulk_create(
        User(email=f"crowd{number}@example.org", password="!")
        for number in range(count)
    )


def holding_act(person, wish, key=None):
    return lambda: hold_booking(person=person, wish=wish, client_key=key or uuid4())


def meeting_claims() -> int:
    """Counted apart from the engine."""
    rows = Claim.objects.values_list(
        "resource", "first_lane", "end_lane", "starts_at", "ends_at"
    )
    return sum(
        a[0] == b[0] and a[1] < b[2] and b[1] < a[2] and a[3] < b[4] and b[3] < a[4]
        for a, b in combinations(rows, 2)
    )


@pytest.fixture
def hall():
    """With two rooms and four microphones."""
    hall = ResourceFactory()
    rooms = [ResourceFactory(parent=hall), ResourceFactory(parent=hall)]
    return hall, *rooms, ResourceFactory(quantity=4)


def rival_wishes(hall, room, _other, tools, number):
    """Four ways to want the same two hours of a day; no two go together."""
    at = 2 * number

    def wish(items, first, last):
        return Wish(tuple(items), span(at + first, at + last), title=f"slot {number}")

    return [
        wish([(hall.pk, 1)], 0, 2),
        wish([(hall.pk, 1), (room.pk, 1)], 0, 1.5),
        wish([(hall.pk, 1), (tools.pk, 3)], 0.5, 2),
        wish([(room.pk, 1)], 0.5, 1.5),
    ]


def test_each_contested_time_has_one_winner_and_the_others_alternatives(hall):
    acts = [
        holding_act(person, wish)
        for number in range(8)
        for person, wish in zip(
            people_of(number, 8), 2 * rival_wishes(*hall, number), strict=True
        )
    ]
    results = at_once(acts)
    winners = Counter(each.title for each in results if isinstance(each, Booking))
    assert winners == {f"slot {number}": 1 for number in range(8)}
    losers = [each for each in results if not isinstance(each, Booking)]
    assert Counter(type(each) for each in losers) == {AlreadyTaken: 56}
    assert all(each.times for each in losers)
    assert meeting_claims() == 0


def people_of(number, count):
    if not User.objects.filter(email="crowd0@example.org").exists():
        people()
    crowd = User.objects.filter(email__startswith="crowd").order_by("pk")
    return [crowd[(number + each) % CROWD] for each in range(count)]


def test_as_many_of_equal_things_as_there_are():
    things = ResourceFactory(quantity=5)
    wish = Wish(((things.pk, 1),), span(10, 12))
    results = at_once(holding_act(person, wish) for person in people())
    assert Counter(type(each) for each in results) == {Booking: 5, AlreadyTaken: 19}
    assert meeting_claims() == 0


def test_double_click_makes_one_booking():
    room, person, key = ResourceFactory(), UserFactory(), uuid4()
    wish = Wish.for_one(room, span(10, 12))
    results = at_once([holding_act(person, wish, key)] * 20)
    assert {each.code for each in results} == {Booking.objects.get().code}
    assert Claim.objects.count() == 1


def test_two_windows_cannot_each_take_the_last_of_a_quota():
    rooms = [ResourceFactory(rules__open_per_person=1)]
    rooms += [ResourceFactory(rules=rooms[0].rules) for _ in range(7)]
    person = UserFactory()
    results = at_once(
        holding_act(person, Wish.for_one(room, span(10, 12))) for room in rooms
    )
    assert Counter(type(each) for each in results) == {Booking: 1, QuotaReached: 7}


def test_all_acts_at_once_never_overlap_and_never_deadlock(hall, manager):
    """Holding, extending, moving, cancelling and closing, crosswise."""
    everything, room, other, _tools = hall
    crowd = people()
    own = [
        booked(person, each, span(hour, hour + 1))
        for person, (each, hour) in zip(
            crowd,
            [(each, hour) for each in (room, other) for hour in range(0, 16, 2)],
            strict=False,
        )
    ]
    acts = []
    for number, booking in enumerate(own):
        there = other if booking.items.get().resource_id == room.pk else room
        longer = booking.ends_at + timedelta(hours=1)
        acts += [
            lambda b=booking, t=longer: extend_booking(booking=b, until=t, by=b.person),
            lambda b=booking, t=there: move_booking(
                booking=b, to=[(t, 1)], by=b.person
            ),
            lambda b=booking: cancel_booking(booking=b, by=b.person),
            holding_act(
                crowd[-1 - number % 8],
                Wish.for_one(everything, span(number, number + 1.5)),
            ),
        ]
    acts.append(
        lambda: close_resource(
            resource=everything, span=span(4, 8), reason="Paint", by=manager
        )
    )
    results = at_once(sorted(acts, key=lambda _act: uuid4()))
    errors = [
        each
        for each in results
        if isinstance(each, Exception) and not isinstance(each, Refused)
    ]
    assert errors == []
    assert meeting_claims() == 0
    claimed = Booking.objects.filter(claims__isnull=False).values_list("status")
    assert set(claimed) <= {(Status.HELD,), (Status.CONFIRMED,)}


def test_without_the_guard_the_same_time_is_given_twice(monkeypatch):
    """The negative control: the same crowd; the looks, the locks and the database's own guard switched off."""
    room, crowd = ResourceFactory(), people()
    wish = Wish.for_one(room, span(10, 12))
    monkeypatch.setattr(holding, "_require_possible", lambda *_: None)
    monkeypatch.setattr(holding, "claim_lanes", lambda wanted, *_: lanes_of(wanted))
    with without_the_guard():
        results = at_once(holding_act(person, wish) for person in crowd)
        assert Counter(type(each) for each in results) == {Booking: CROWD}
        assert meeting_claims() == CROWD * (CROWD - 1) / 2
        Booking.objects.all().delete()


def test_the_database_alone_gives_it_once(monkeypatch):
    """The looks and locks are switched off, its own guard is not."""
    room, crowd = ResourceFactory(), people()
    wish = Wish.for_one(room, span(10, 12))
    monkeypatch.setattr(holding, "_require_possible", lambda *_: None)
    monkeypatch.setattr(holding, "lock_roads", lambda _roads: None)
    monkeypatch.setattr(holding, "claim_lanes", lambda wanted, *_: lanes_of(wanted))
    results = at_once(holding_act(person, wish) for person in crowd)
    assert Counter(type(each) for each in results) == {
        Booking: 1,
        AlreadyTaken: CROWD - 1,
    }
    assert meeting_claims() == 0


@contextmanager
def without_the_guard():
    """The database forgets it for a while."""
    rule = import_module("experiments.bookings.migrations.0002_no_overlap").APART

    def run(statements):
        with connection.cursor() as cursor:
            for statement in statements(connection.vendor):
                cursor.execute(statement)

    run(rule.removal)
    try:
        yield
    finally:
        Booking.objects.all().delete()
        run(rule.statements)


KILLED = """
import django
django.setup()
import os, signal, sys
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[1]
from accounts.models import User
from experiments.bookings.actions import hold_booking
from experiments.bookings.models import Resource
from experiments.bookings.opening_hours import Span
from experiments.bookings.wishes import Wish
from datetime import datetime
start, end = map(datetime.fromisoformat, sys.argv[4:6])
hold_booking(
    person=User.objects.get(pk=sys.argv[2]),
    wish=Wish.for_one(Resource.objects.get(pk=sys.argv[3]), Span(start, end)),
    client_key=sys.argv[6],
)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_server_killed_after_the_commit_answers_the_retry_with_the_same_booking():
    room, person, key, when = ResourceFactory(), UserFactory(), uuid4(), span(10, 12)
    told = [
        connection.settings_dict["NAME"],
        person.pk,
        room.pk,
        when.start.isoformat(),
        when.end.isoformat(),
        key,
    ]
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, *map(str, told)], cwd=ROOT, capture_output=True
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr[-500:]
    made = Booking.objects.get()
    wish = Wish.for_one(room, when)
    again = hold_booking(person=person, wish=wish, client_key=key)
    assert (again.pk, again.code, again.held_until) == (
        made.pk,
        made.code,
        made.held_until,
    )
    assert (Booking.objects.count(), Claim.objects.count()) == (1, 1)
