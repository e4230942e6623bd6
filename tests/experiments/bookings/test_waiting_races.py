"""Many give time back and many clocks offer it in the same moment: each place gets one offer, in the order of the line."""

from collections import Counter
from datetime import timedelta
from threading import Barrier

import pytest
from django.utils import timezone

from experiments.bookings.actions import (
    call_off_booking,
    join_waiting,
    leave_waiting,
    serve_waiting,
    waiting,
)
from experiments.bookings.models import Booking, WaitingEntry
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status
from tests.experiments.at_once import at_once
from tests.factories.accounts import UserFactory
from tests.factories.bookings import ResourceFactory, booked, span

pytestmark = pytest.mark.django_db(transaction=True)

TAKEN, LINE, CLOCKS = 6, 10, 6


@pytest.fixture
def tools():
    """Six of them, all taken."""
    return ResourceFactory(quantity=TAKEN)


@pytest.fixture
def line(tools):
    """Ten wait for one each; the first is ``line[0]``."""
    people = [UserFactory() for _each in range(TAKEN + LINE)]
    for person in people[:TAKEN]:
        booked(person, tools)
    wish = Wish(((tools.pk, 1),), span(10, 12))
    begin = timezone.now() - timedelta(hours=1)
    for number, person in enumerate(people[TAKEN:]):
        join_waiting(person=person, wish=wish)
        WaitingEntry.objects.filter(person=person).update(
            asked_at=begin + timedelta(minutes=number)
        )
    return people[TAKEN:]


def giving_back():
    bookings = Booking.objects.filter(status=Status.CONFIRMED).select_related("person")
    return [
        lambda b=booking: call_off_booking(booking=b, by=b.person)
        for booking in bookings
    ]


def faults(results):
    return [each for each in results if isinstance(each, Exception)]


def held_by():
    rows = Booking.objects.filter(status=Status.HELD)
    return Counter(rows.values_list("person__email", flat=True))


def test_all_give_back_at_once_and_the_first_of_the_line_are_served(tools, line):
    results = at_once([*giving_back(), *[serve_waiting] * CLOCKS])
    assert faults(results) == []
    assert held_by() == {person.email: 1 for person in line[:TAKEN]}
    waits = WaitingEntry.objects.filter(offer=None).order_by("asked_at")
    assert [each.person for each in waits] == line[TAKEN:]
    assert serve_waiting() == 0


def test_those_who_leave_at_once_are_passed_over(tools, line):
    """Whether they were offered it before or not: in the end everybody behind them is served."""
    leaving = [
        lambda e=entry: leave_waiting(entry=e, by=e.person)
        for entry in WaitingEntry.objects.filter(person__in=line[:4])
    ]
    results = at_once([*giving_back(), *leaving, *[serve_waiting] * 2])
    assert faults(results) == []
    serve_waiting()  # the clock
    assert held_by() == {person.email: 1 for person in line[4:]}


def clocks_that_looked_together(monkeypatch):
    """Each has its picture of what is free, and who waits, before any of them offers; and each has served whom it saw
    at the front before any goes on to the second."""
    all_have_looked, all_have_served_the_first = Barrier(CLOCKS), Barrier(CLOCKS)

    class Line(waiting._Line):
        def __init__(self, entries):
            super().__init__(entries)
            self.first = entries[0]
            all_have_looked.wait(20)

        def serve(self, entry):
            made = super().serve(entry)
            if entry is self.first:
                all_have_served_the_first.wait(20)
            return made

    monkeypatch.setattr(waiting, "_Line", Line)
    monkeypatch.setattr(waiting, "MOST_PASSES", 1)
    return at_once([serve_waiting] * CLOCKS)


def all_given_back(monkeypatch):
    with monkeypatch.context() as nobody_served:
        nobody_served.setattr(waiting, "MOST_PASSES", 0)
        for give_back in giving_back():
            give_back()


def test_clocks_that_looked_together_offer_each_place_once(tools, line, monkeypatch):
    all_given_back(monkeypatch)
    assert faults(clocks_that_looked_together(monkeypatch)) == []
    assert held_by() == {person.email: 1 for person in line[:TAKEN]}


def test_without_the_lock_one_place_gets_several_offers(tools, line, monkeypatch):
    """The negative control: the same clocks, and nobody asks whether the place still waits."""
    all_given_back(monkeypatch)
    monkeypatch.setattr(waiting, "_locked", lambda entry: entry)
    clocks_that_looked_together(monkeypatch)
    assert held_by()[line[0].email] > 1
    assert len(held_by()) < TAKEN
