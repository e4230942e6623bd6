"""A time is taken by one person, with all that belongs to it or nothing."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from experiments.bookings.actions import (
    cancel_booking,
    confirm_booking,
    extend_booking,
    hold_booking,
    move_booking,
)
from experiments.bookings.models import Booking, Claim
from experiments.bookings.permissions import (
    AlreadyTaken,
    HoldIsOver,
    KeyHasOtherWish,
    QuotaReached,
    WeekIsFull,
)
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status
from tests.factories.bookings import ResourceFactory, booked, held, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return ResourceFactory()


def test_time_that_is_held_is_nobody_elses(room, resident, neighbour):
    held(resident, room, span(10, 12))
    with pytest.raises(AlreadyTaken) as refusal:
        held(neighbour, room, span(11, 13))
    assert refusal.value.times == [span(12, 14), span(8, 10), span(14, 16)]
    held(neighbour, room, span(12, 13))
    assert Claim.objects.count() == 2


def test_same_key_gives_the_same_booking(room, resident, neighbour):
    wish, key = Wish.for_one(room, span(10, 12)), uuid4()
    first = hold_booking(person=resident, wish=wish, client_key=key)
    assert hold_booking(person=resident, wish=wish, client_key=key) == first
    other = Wish.for_one(room, span(14, 15))
    with pytest.raises(KeyHasOtherWish):
        hold_booking(person=resident, wish=other, client_key=key)
    with pytest.raises(KeyHasOtherWish):
        hold_booking(person=neighbour, wish=wish, client_key=key)
    assert Booking.objects.count() == 1


def test_hall_meets_its_rooms_and_rooms_do_not_meet(resident, neighbour):
    hall = ResourceFactory()
    first, second = ResourceFactory(parent=hall), ResourceFactory(parent=hall)
    held(resident, first)
    held(neighbour, second)
    with pytest.raises(AlreadyTaken):
        held(neighbour, hall)
    later = span(14, 16)
    held(resident, hall, later)
    with pytest.raises(AlreadyTaken):
        held(neighbour, first, later)
    with pytest.raises(AlreadyTaken):  # built after the hall was booked
        held(neighbour, ResourceFactory(parent=hall), later)


def test_room_with_its_hall_and_tools_is_all_or_nothing(resident, neighbour):
    hall = ResourceFactory()
    room = ResourceFactory(parent=hall)
    microphones = ResourceFactory(quantity=4)
    held(neighbour, microphones, count=2)
    wish = Wish(((hall.pk, 1), (room.pk, 1), (microphones.pk, 3)), span(10, 12))
    with pytest.raises(AlreadyTaken):
        hold_booking(person=resident, wish=wish, client_key=uuid4())
    assert Claim.objects.filter(resource__in=[hall, room]).count() == 0
    fewer = Wish(((hall.pk, 1), (room.pk, 1), (microphones.pk, 2)), span(10, 12))
    booking = hold_booking(person=resident, wish=fewer, client_key=uuid4())
    assert booking.claims.count() == 4


def test_buffers_are_kept_free(resident, neighbour):
    room = ResourceFactory(
        rules__buffer_before_minutes=0, rules__buffer_after_minutes=30
    )
    held(resident, room, span(10, 12))
    with pytest.raises(AlreadyTaken):
        held(neighbour, room, span(12, 13))
    held(neighbour, room, span(12.5, 13))


def test_hold_that_is_over_gives_its_time_back(room, resident, neighbour, time_machine):
    booking = held(resident, room)
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    taken = booked(neighbour, room)
    booking.refresh_from_db()
    assert (booking.status, taken.status) == (Status.LAPSED, Status.CONFIRMED)
    with pytest.raises(HoldIsOver):
        confirm_booking(booking=booking, by=resident)


def test_cancelled_time_is_free_at_once(room, resident, neighbour):
    cancel_booking(booking=booked(resident, room), by=resident)
    assert booked(neighbour, room).status == Status.CONFIRMED


def test_extending_stops_at_the_next_booking(room, resident, neighbour):
    booking = booked(resident, room, span(10, 12))
    booked(neighbour, room, span(13, 14))
    extend_booking(booking=booking, until=span(12, 13).end, by=resident)
    with pytest.raises(AlreadyTaken):
        extend_booking(booking=booking, until=span(12, 13.5).end, by=resident)
    booking.refresh_from_db()
    assert booking.ends_at == span(12, 13).end


def test_moving_takes_and_gives_back_in_one_step(room, resident, neighbour):
    elsewhere, full = ResourceFactory(), ResourceFactory()
    booking = booked(resident, room)
    booked(neighbour, full)
    with pytest.raises(AlreadyTaken):
        move_booking(booking=booking, to=[(full, 1)], by=resident)
    assert booking.claims.get().resource == room
    move_booking(booking=booking, to=[(elsewhere, 1)], by=resident)
    assert booking.claims.get().resource == elsewhere
    assert booked(neighbour, room).status == Status.CONFIRMED


def test_quotas_hold(resident, neighbour):
    room = ResourceFactory(rules__open_per_person=1)
    held(resident, room, span(10, 11))
    with pytest.raises(QuotaReached):
        held(resident, room, span(12, 13))
    held(neighbour, room, span(12, 13))
    workshop = ResourceFactory(rules__minutes_per_week=180)
    monday = 7 - span(0, 1, days=0).start.weekday()
    held(resident, workshop, span(10, 12, days=monday))
    with pytest.raises(WeekIsFull):
        held(resident, workshop, span(13, 14.5, days=monday))
    held(resident, workshop, span(13, 14, days=monday))
