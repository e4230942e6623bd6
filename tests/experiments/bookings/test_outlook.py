"""What could be had instead: of the same length, allowed, open and free, the nearest first."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from experiments.bookings.actions import cancel_booking, hold_booking
from experiments.bookings.models import HoursException, WeeklyHours
from experiments.bookings.outlook import nearest_times
from experiments.bookings.permissions import AlreadyTaken, Closed
from experiments.bookings.wishes import Wish
from tests.factories.bookings import ResourceFactory, booked, held, on_the_hour, span

pytestmark = pytest.mark.django_db


def test_times_lie_before_and_after_and_do_not_meet(resident):
    room = ResourceFactory(rules__buffer_after_minutes=30)
    booked(resident, room, span(10, 12))
    assert nearest_times(Wish.for_one(room, span(11, 12))) == [
        span(12.5, 13.5),
        span(8.5, 9.5),
        span(13.5, 14.5),
    ]


def test_one_of_equal_things_must_be_free_the_whole_time(resident, neighbour):
    """At each moment one of the two is free, yet neither from half past ten to half past eleven."""
    things = ResourceFactory(quantity=2)
    booked(resident, things, span(10, 11))
    first = booked(resident, things, span(11, 12))
    booked(neighbour, things, span(11, 12))
    cancel_booking(booking=first, by=resident)
    wish = Wish(((things.pk, 1),), span(10.5, 11.5))
    assert nearest_times(wish, limit=2) == [span(10, 11), span(11, 12)]


def test_all_of_a_wish_must_be_free(resident):
    hall, tools = ResourceFactory(), ResourceFactory(quantity=3)
    room = ResourceFactory(parent=hall)
    booked(resident, room, span(8, 10))
    booked(resident, tools, span(12, 14), count=2)
    wish = Wish(((hall.pk, 1), (tools.pk, 2)), span(11, 13))
    assert nearest_times(wish, limit=2) == [span(10, 12), span(14, 16)]


def test_notice_is_kept(time_machine):
    time_machine.move_to(on_the_hour(9, days=0), tick=False)
    room = ResourceFactory(rules__lead_minutes=60)
    wish = Wish.for_one(room, span(9, 10, days=0))
    assert nearest_times(wish, limit=1) == [span(10, 11, days=0)]


def test_days_ahead_are_kept(time_machine):
    time_machine.move_to(on_the_hour(9, days=0), tick=False)
    room = ResourceFactory(rules__horizon_days=1)
    wish = Wish.for_one(room, span(10, 11))
    assert nearest_times(wish, limit=2) == [span(9, 10), span(8, 9)]


def test_refusal_carries_the_times_it_is_open(resident):
    room = ResourceFactory(is_always_open=False)
    for weekday in range(7):
        WeeklyHours.objects.create(
            resource=room, weekday=weekday, opens=9 * 60, closes=12 * 60
        )
    HoursException.objects.create(resource=room, day=on_the_hour(days=2).date())
    with pytest.raises(Closed) as refusal:
        held(resident, room, span(12, 13))
    assert refusal.value.times == [span(11, 12), span(10, 11), span(9, 10)]


def test_loser_is_told_with_two_queries(resident, neighbour, django_assert_num_queries):
    """The things with their cards, the hours, what is taken: no lock, and nothing is read twice."""
    room = ResourceFactory()
    held(resident, room)
    wish = Wish.for_one(room, span(10, 12))
    with django_assert_num_queries(2), pytest.raises(AlreadyTaken) as refusal:
        hold_booking(person=neighbour, wish=wish, client_key=uuid4())
    assert refusal.value.times == [span(8, 10), span(12, 14), span(6, 8)]


def test_lapsed_hold_is_free_again(resident, time_machine):
    room = ResourceFactory()
    held(resident, room)
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    wish = Wish.for_one(room, span(10, 12))
    assert nearest_times(wish, limit=1) == [wish.span]
