"""Whoever waits longest is offered what becomes free."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.utils import timezone

from experiments.bookings.actions import (
    agree_booking,
    approve_booking,
    ask_for_booking,
    call_off_booking,
    cancel_booking,
    check_in,
    join_waiting,
    leave_booking,
    leave_waiting,
    refuse_booking,
    serve_waiting,
    tend_bookings,
)
from experiments.bookings.models import Booking, WaitingEntry
from experiments.bookings.permissions import (
    AlreadyTaken,
    InThePast,
    ReasonMissing,
)
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status
from experiments.permissions import NotAllowed
from tests.factories.accounts import UserFactory
from tests.factories.bookings import ResourceFactory, booked, held, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return ResourceFactory()


@pytest.fixture
def taken(room, resident):
    return booked(resident, room)


def wait_for(person, room, when=None, count=1):
    wish = Wish(((room.pk, count),), when or span(10, 12))
    return join_waiting(person=person, wish=wish)


def offer_of(entry):
    entry.refresh_from_db()
    return entry.offer


def test_first_in_line_is_offered_and_nobody_else(
    taken, room, resident, neighbour, founder, django_capture_on_commit_callbacks
):
    first, second = wait_for(neighbour, room), wait_for(founder, room)
    with django_capture_on_commit_callbacks(execute=True):
        call_off_booking(booking=taken, by=resident)
    offer = offer_of(first)
    assert (offer.status, offer.person) == (Status.HELD, neighbour)
    assert offer.held_until - offer.made_at == timedelta(minutes=120)
    assert offer_of(second) is None
    assert [letter.to for letter in mail.outbox] == [[neighbour.email]]


def test_offer_that_is_not_taken_passes_on_once(
    taken, room, resident, neighbour, founder, time_machine
):
    first, second = wait_for(neighbour, room), wait_for(founder, room)
    call_off_booking(booking=taken, by=resident)
    time_machine.move_to(timezone.now() + timedelta(minutes=121))
    tend_bookings()
    tend_bookings()
    assert offer_of(first).status == Status.LAPSED
    assert offer_of(second).status == Status.HELD
    assert Booking.objects.count() == 3


def test_whoever_comes_by_does_not_get_ahead_of_the_line(
    taken, room, resident, neighbour, founder
):
    entry = wait_for(neighbour, room)
    cancel_booking(booking=taken, by=resident)  # by a way that serves nobody
    wish = Wish.for_one(room, span(10, 12))
    with pytest.raises(AlreadyTaken):
        ask_for_booking(person=founder, wish=wish, client_key=uuid4())
    mine = ask_for_booking(person=neighbour, wish=wish, client_key=uuid4())
    assert mine == offer_of(entry)


def test_leaving_early_makes_an_offer_for_the_rest(
    room, resident, neighbour, time_machine
):
    taken = booked(resident, room, span(10, 14))
    entry = wait_for(neighbour, room, span(12, 13))
    time_machine.move_to(taken.starts_at)
    check_in(booking=taken, by=resident)
    time_machine.move_to(taken.starts_at + timedelta(hours=1))
    leave_booking(booking=taken, by=resident)
    assert offer_of(entry).status == Status.HELD


def test_longer_wish_waits_while_a_shorter_one_fits(room, resident, neighbour, founder):
    early, late = (
        booked(resident, room, span(10, 11)),
        booked(resident, room, span(11, 12)),
    )
    long, short = wait_for(neighbour, room), wait_for(founder, room, span(10, 11))
    call_off_booking(booking=early, by=resident)
    assert offer_of(long) is None
    assert offer_of(short).status == Status.HELD
    call_off_booking(booking=late, by=resident)
    assert offer_of(long) is None


def test_room_is_offered_when_its_hall_becomes_free(resident, neighbour):
    hall = ResourceFactory()
    room = ResourceFactory(parent=hall)
    taken = booked(resident, hall)
    entry = wait_for(neighbour, room)
    call_off_booking(booking=taken, by=resident)
    assert offer_of(entry).status == Status.HELD


def test_equal_things_are_offered_as_many_as_are_free(resident, neighbour, founder):
    microphones = ResourceFactory(quantity=3)
    taken = booked(resident, microphones, count=2)
    others = booked(resident, microphones)
    two = wait_for(neighbour, microphones, count=2)
    one = wait_for(founder, microphones, count=1)
    call_off_booking(booking=others, by=resident)
    assert offer_of(two) is None
    assert offer_of(one).status == Status.HELD
    call_off_booking(booking=taken, by=resident)
    assert offer_of(two).status == Status.HELD


def test_joining_again_keeps_the_place_and_leaving_gives_the_offer_on(
    taken, room, resident, neighbour, founder
):
    first = wait_for(neighbour, room)
    second = wait_for(founder, room)
    assert wait_for(neighbour, room) == first
    assert wait_for(neighbour, room).asked_at < second.asked_at
    call_off_booking(booking=taken, by=resident)
    with pytest.raises(NotAllowed):
        leave_waiting(entry=offer_entry(first), by=founder)
    leave_waiting(entry=offer_entry(first), by=neighbour)
    assert offer_of(second).status == Status.HELD
    assert WaitingEntry.objects.filter(person=neighbour).count() == 0


def offer_entry(entry):
    entry.refresh_from_db()
    return entry


def test_nobody_waits_for_what_is_over(room, neighbour, time_machine, taken):
    with pytest.raises(InThePast):
        wait_for(neighbour, room, span(10, 12, days=-1))
    wait_for(neighbour, room)
    time_machine.move_to(taken.starts_at + timedelta(minutes=1))
    assert tend_bookings()["forgotten"] == 1


def test_people_who_left_are_passed_over(taken, room, resident, neighbour, founder):
    first, second = wait_for(neighbour, room), wait_for(founder, room)
    neighbour.is_active = False
    neighbour.save()
    call_off_booking(booking=taken, by=resident)
    assert (offer_of(first), offer_of(second).person) == (None, founder)


def test_line_costs_the_same_however_many_cannot_be_served(
    taken, room, django_assert_num_queries
):
    for _each in range(5):
        wait_for(UserFactory(), room)
    with django_assert_num_queries(4):
        assert serve_waiting() == 0


def test_nobody_came_and_the_next_is_offered(
    resident, neighbour, time_machine, django_capture_on_commit_callbacks
):
    room = ResourceFactory(rules__no_show_minutes=15, rules__step_minutes=15)
    booking = booked(resident, room, span(10, 12))
    entry = wait_for(neighbour, room, span(11, 12))
    time_machine.move_to(booking.starts_at + timedelta(minutes=14))
    assert tend_bookings()["no_show"] == 0
    time_machine.move_to(booking.starts_at + timedelta(minutes=15))
    with django_capture_on_commit_callbacks(execute=True):
        assert tend_bookings()["no_show"] == 1
        assert tend_bookings()["no_show"] == 0
    booking.refresh_from_db()
    assert (booking.status, offer_of(entry).status) == (Status.NO_SHOW, Status.HELD)
    assert [letter.to[0] for letter in mail.outbox] == [
        resident.email,
        neighbour.email,
    ]


def test_whoever_is_there_is_no_no_show_and_it_ends_by_itself(resident, time_machine):
    room = ResourceFactory(rules__no_show_minutes=15)
    booking = booked(resident, room)
    time_machine.move_to(booking.starts_at)
    check_in(booking=booking, by=resident)
    time_machine.move_to(booking.ends_at)
    done = tend_bookings()
    booking.refresh_from_db()
    assert (done["no_show"], done["ended"], booking.status) == (0, 1, Status.ENDED)


@pytest.fixture
def asked(resident):
    return booked(resident, ResourceFactory(rules__needs_approval=True))


def test_manager_approves_once(
    asked, resident, manager, django_capture_on_commit_callbacks
):
    with pytest.raises(NotAllowed):
        approve_booking(booking=asked, by=resident)
    with django_capture_on_commit_callbacks(execute=True):
        for _press in range(2):
            asked = approve_booking(booking=asked, by=manager)
    assert asked.status == Status.CONFIRMED
    assert len(mail.outbox) == 1


def test_manager_refuses_with_a_reason(
    asked, manager, django_capture_on_commit_callbacks
):
    with pytest.raises(ReasonMissing):
        refuse_booking(booking=asked, by=manager, reason=" ")
    with django_capture_on_commit_callbacks(execute=True):
        refused = refuse_booking(booking=asked, by=manager, reason="The floor is wet.")
    assert (refused.status, refused.claims.count()) == (Status.REFUSED, 0)
    assert "The floor is wet." in mail.outbox[0].body


def test_request_nobody_decided_on_is_over_when_it_begins(asked, time_machine):
    time_machine.move_to(asked.starts_at)
    assert tend_bookings()["undecided"] == 1
    asked.refresh_from_db()
    assert (asked.status, asked.claims.count()) == (Status.LAPSED, 0)


@pytest.mark.parametrize(
    ("language", "subject"), [("en", "Booked: room"), ("ko", None), ("th", None)]
)
def test_letter_is_in_its_readers_language(
    resident, language, subject, django_capture_on_commit_callbacks
):
    resident.profile.language = language
    resident.profile.save()
    room = ResourceFactory(name={"en": "room", "ko": "방", "th": "ห้อง"})
    with django_capture_on_commit_callbacks(execute=True):
        booking = held(resident, room)
        for _press in range(2):
            agree_booking(booking=booking, by=resident)
    assert len(mail.outbox) == 1
    assert subject in (None, mail.outbox[0].subject)
    assert room.name[language] in mail.outbox[0].subject
