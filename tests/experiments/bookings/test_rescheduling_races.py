"""Several move to the same free time in the same moment: one has it, everybody else what they had."""

from collections import Counter
from uuid import uuid4

import pytest

from experiments.bookings.actions import changing, hold_booking, reschedule_booking
from experiments.bookings.lanes import lanes_of
from experiments.bookings.models import Booking, TimeChange
from experiments.bookings.permissions import AlreadyTaken
from experiments.bookings.wishes import Wish
from tests.experiments.at_once import at_once
from tests.experiments.bookings.test_races import meeting_claims, without_the_guard
from tests.factories.accounts import UserFactory
from tests.factories.bookings import ResourceFactory, booked, span

pytestmark = pytest.mark.django_db(transaction=True)

CROWD = 8


@pytest.fixture
def room():
    return ResourceFactory()


@pytest.fixture
def own(room):
    """Eight people, an hour each."""
    return [booked(UserFactory(), room, span(hour, hour + 1)) for hour in range(CROWD)]


def moving(booking, when, key=None):
    asked = {"span": when, "client_key": key or uuid4(), "by": booking.person}
    return lambda: reschedule_booking(booking=booking, **asked)


def kinds(results):
    return Counter(type(each) for each in results)


def spans():
    rows = Booking.objects.order_by("pk").values_list("starts_at", "ends_at")
    claims = Booking.objects.order_by("pk").values_list(
        "claims__starts_at", "claims__ends_at"
    )
    assert list(rows) == list(claims)
    return list(rows)


def test_one_of_those_who_move_has_it_and_the_others_keep_theirs(own):
    before, there = spans(), span(20, 21)
    results = at_once(moving(each, there) for each in own)
    assert kinds(results) == {Booking: 1, AlreadyTaken: CROWD - 1}
    assert all(each.times for each in results if isinstance(each, AlreadyTaken))
    after = spans()
    assert after.count((there.start, there.end)) == 1
    assert [one for one, other in zip(after, before, strict=True) if one != other] == [
        (there.start, there.end)
    ]
    assert (meeting_claims(), TimeChange.objects.count()) == (0, 1)


def test_mover_and_newcomer_want_the_same(own, room):
    there, newcomers = span(20, 21), [UserFactory() for _each in range(CROWD)]
    wish = Wish.for_one(room, there)
    results = at_once(
        [
            *(moving(each, there) for each in own),
            *(
                lambda p=person: hold_booking(person=p, wish=wish, client_key=uuid4())
                for person in newcomers
            ),
        ]
    )
    assert kinds(results) == {Booking: 1, AlreadyTaken: 2 * CROWD - 1}
    assert meeting_claims() == 0


def test_two_who_want_to_change_places_at_once_keep_theirs(own):
    """Neither gives back before it has the other: nobody waits crosswise, and nobody is left with nothing."""
    before = spans()
    results = at_once([moving(own[0], own[1].span), moving(own[1], own[0].span)])
    assert (kinds(results), spans()) == ({AlreadyTaken: 2}, before)


def test_form_sent_many_times_at_once_moves_once(own):
    key, there = uuid4(), span(20, 21)
    results = at_once([moving(own[0], there, key)] * CROWD)
    assert {each.span for each in results} == {there}
    assert own[0].time_changes.count() == 1


def test_database_alone_gives_it_once(own, monkeypatch):
    """Nobody looks whether it is taken."""
    monkeypatch.setattr(
        changing, "claim_lanes", lambda wanted, *_, **__: lanes_of(wanted)
    )
    results = at_once(moving(each, span(20, 21)) for each in own)
    assert kinds(results) == {Booking: 1, AlreadyTaken: CROWD - 1}
    assert meeting_claims() == 0


def test_without_the_guard_all_have_the_same_time(own, monkeypatch):
    """The negative control: nobody looks, and the database's own guard is off."""
    monkeypatch.setattr(
        changing, "claim_lanes", lambda wanted, *_, **__: lanes_of(wanted)
    )
    with without_the_guard():
        results = at_once(moving(each, span(20, 21)) for each in own)
        assert kinds(results) == {Booking: CROWD}
        assert meeting_claims() == CROWD * (CROWD - 1) / 2
