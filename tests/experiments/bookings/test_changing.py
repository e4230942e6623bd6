"""A booking that has begun is extended, moved and closed out: what lies behind stays as it was."""

from datetime import timedelta

import pytest
from django.utils import timezone

from experiments.bookings.actions import (
    cancel_booking,
    check_in,
    close_resource,
    end_booking,
    extend_booking,
    leave_booking,
    move_booking,
)
from experiments.bookings.models import Booking
from experiments.bookings.permissions import (
    AlreadyClosed,
    AlreadyTaken,
    Closed,
    EndsBeforeItStarts,
    InThePast,
    NotBookable,
    NotInThisState,
    OffTheStep,
    QuotaReached,
    TooLong,
)
from experiments.bookings.workflow import Status
from experiments.permissions import NotAllowed
from tests.factories.bookings import ResourceFactory, booked, held, on_the_hour, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_nine(time_machine):
    """Tomorrow at nine o'clock; the hours of :func:`today` are of the same day."""
    time_machine.move_to(on_the_hour(9), tick=False)
    return time_machine


def today(first, last):
    return span(first, last, days=0)


@pytest.fixture
def room():
    return ResourceFactory()


@pytest.fixture
def there(at_nine, room, resident):
    """From ten to twelve, and it is eleven: its person is there."""
    booking = booked(resident, room, today(10, 12))
    at_nine.move_to(booking.starts_at, tick=False)
    booking = check_in(booking=booking, by=resident)
    at_nine.shift(timedelta(hours=1))
    return booking


def until(hour):
    return on_the_hour(hour, days=0)


def state_of(booking):
    booking = Booking.objects.get(pk=booking.pk)
    claims = booking.claims.order_by("resource", "first_lane")
    return (
        booking.status,
        booking.ends_at,
        list(claims.values_list("resource", "first_lane", "starts_at", "ends_at")),
    )


REFUSED_ENDS = {
    "before its beginning": (9, EndsBeforeItStarts),
    "behind": (10.5, InThePast),
    "off the step": (12.25, OffTheStep),
    "too long": (18.5, TooLong),
}


@pytest.mark.parametrize(("hour", "refusal"), REFUSED_ENDS.values(), ids=REFUSED_ENDS)
def test_end_that_cannot_be_is_refused_and_nothing_changes(
    there, resident, hour, refusal
):
    before = state_of(there)
    with pytest.raises(refusal):
        extend_booking(booking=there, until=until(hour), by=resident)
    assert state_of(there) == before


def test_whoever_is_there_stays_longer_and_can_leave_sooner(there, resident):
    longer = extend_booking(booking=there, until=until(18), by=resident)
    assert longer.ends_at == until(18)
    again = extend_booking(booking=there, until=until(18), by=resident)
    assert again.events.filter(note="extended").count() == 1
    extend_booking(booking=there, until=until(11.5), by=resident)
    assert [claim.ends_at for claim in there.claims.all()] == [until(11.5)]


def test_only_its_person_and_the_park_extend_and_move(there, neighbour, manager, room):
    with pytest.raises(NotAllowed):
        extend_booking(booking=there, until=until(13), by=neighbour)
    with pytest.raises(NotAllowed):
        move_booking(booking=there, to=[(ResourceFactory(), 1)], by=neighbour)
    assert extend_booking(booking=there, until=until(13), by=manager).ends_at == until(
        13
    )


def test_hours_are_asked_only_for_what_is_added(there, resident, room):
    """It closed at eleven today, after it was booked."""
    room.hours_exceptions.create(day=until(0).date(), opens=0, closes=11 * 60)
    extend_booking(booking=there, until=until(11.5), by=resident)
    with pytest.raises(Closed):
        extend_booking(booking=there, until=until(12), by=resident)


def test_whoever_is_there_stays_on_the_same_of_equal_things(
    at_nine, resident, neighbour, founder
):
    """Another one is free; but they sit on this one, and it is somebody's next."""
    desks = ResourceFactory(quantity=2)
    mine = booked(resident, desks, today(10, 12))
    booked(neighbour, desks, today(10, 12))
    booked(founder, desks, today(12, 13))  # the first of the two: the same as mine
    at_nine.move_to(mine.starts_at + timedelta(hours=1), tick=False)
    check_in(booking=mine, by=resident)
    with pytest.raises(AlreadyTaken):
        extend_booking(booking=mine, until=until(13), by=resident)
    assert extend_booking(booking=mine, until=until(11.5), by=resident).claims.count()


def test_whoever_is_still_to_come_gets_another_of_equal_things(
    at_nine, resident, neighbour, founder
):
    desks = ResourceFactory(quantity=2)
    mine = booked(resident, desks, today(10, 12))
    booked(founder, desks, today(12, 13))
    assert mine.claims.get().first_lane == 0
    extend_booking(booking=mine, until=until(13), by=resident)
    assert mine.claims.get().first_lane == 1


def test_extending_beyond_the_quota_of_the_week_is_refused(at_nine, resident):
    room = ResourceFactory(rules__minutes_per_week=90)
    mine = booked(resident, room, today(10, 11))
    extend_booking(booking=mine, until=until(11.5), by=resident)
    with pytest.raises(QuotaReached):
        extend_booking(booking=mine, until=until(12), by=resident)


@pytest.mark.parametrize("act", [cancel_booking, end_booking])
def test_what_is_done_with_is_neither_extended_nor_moved(there, resident, act):
    act(booking=there, by=resident)
    with pytest.raises(NotInThisState):
        extend_booking(booking=there, until=until(13), by=resident)
    with pytest.raises(NotInThisState):
        move_booking(booking=there, to=[(ResourceFactory(), 1)], by=resident)


def test_hold_that_lapsed_is_neither_extended_nor_moved(at_nine, resident, room):
    booking = held(resident, room, today(10, 12))
    at_nine.shift(timedelta(minutes=10))
    with pytest.raises(NotInThisState):
        extend_booking(booking=booking, until=until(13), by=resident)
    with pytest.raises(NotInThisState):
        move_booking(booking=booking, to=[(ResourceFactory(), 1)], by=resident)


def test_of_a_time_that_has_begun_only_the_rest_moves(there, resident, neighbour):
    """There somebody was until eleven: that is no matter any more."""
    elsewhere = ResourceFactory()
    other = booked(neighbour, elsewhere, today(11, 11.5))
    cancel_booking(booking=other, by=neighbour)
    move_booking(booking=there, to=[(elsewhere, 1)], by=resident)
    claim = there.claims.get()
    assert (claim.resource, claim.starts_at, claim.ends_at) == (
        elsewhere,
        timezone.now(),
        until(12),
    )


def test_moving_is_refused_where_it_cannot_be(there, resident, neighbour, at_nine):
    full = ResourceFactory()
    booked(neighbour, full, today(11.5, 13))
    before = state_of(there)
    with pytest.raises(AlreadyTaken):
        move_booking(booking=there, to=[(full, 1)], by=resident)
    with pytest.raises(NotBookable):
        move_booking(
            booking=there, to=[(ResourceFactory(is_bookable=False), 1)], by=resident
        )
    at_nine.move_to(there.ends_at, tick=False)
    with pytest.raises(InThePast):
        move_booking(booking=there, to=[(ResourceFactory(), 1)], by=resident)
    assert state_of(there) == before


def test_leaving_early_keeps_the_time_to_clean(at_nine, resident, neighbour):
    room = ResourceFactory(rules__buffer_after_minutes=30)
    booking = booked(resident, room, today(10, 14))
    at_nine.move_to(booking.starts_at, tick=False)
    check_in(booking=booking, by=resident)
    at_nine.shift(timedelta(hours=1))
    left = leave_booking(booking=booking, by=resident)
    assert (left.ends_at, left.claims.get().ends_at) == (until(11), until(11.5))
    with pytest.raises(AlreadyTaken):
        held(neighbour, room, today(11, 12))
    assert held(neighbour, room, today(11.5, 12)).status == Status.HELD


def closed(resource, when, by, reason="Paint"):
    return close_resource(resource=resource, span=when, reason=reason, by=by)


def test_what_is_closed_is_not_closed_twice(at_nine, room, manager, resident):
    closed(room, today(10, 12), manager)
    other = booked(resident, room, today(12, 13))
    for hours in ((11, 13), (9.5, 10.5), (10, 12)):
        with pytest.raises(AlreadyClosed) as refusal:
            closed(room, today(*hours), manager)
    assert str(refusal.value) == (
        "It is already closed for a part of this time. Choose the time before or after."
    )
    other.refresh_from_db()
    assert other.status == Status.CONFIRMED  # refused, and nobody put off
    _closure, put_off = closed(room, today(12, 14), manager)
    assert put_off == [other]
    with pytest.raises(AlreadyTaken):
        held(resident, room, today(11, 12))


def test_hall_is_not_closed_over_a_closed_room(at_nine, manager):
    hall = ResourceFactory()
    room = ResourceFactory(parent=hall)
    closed(room, today(10, 12), manager)
    with pytest.raises(AlreadyClosed):
        closed(hall, today(11, 13), manager)
    closed(ResourceFactory(parent=hall), today(11, 13), manager)


def test_closing_begins_now_at_the_earliest_and_ends_later(there, manager, room):
    with pytest.raises(EndsBeforeItStarts):
        closed(room, today(9, 11), manager)
    closure, put_off = closed(room, today(9, 13), manager)
    assert (closure.starts_at, put_off) == (timezone.now(), [there])
    assert state_of(there)[0] == Status.CANCELLED


def test_closing_takes_the_time_to_clean_and_gives_points_back(
    at_nine, room, resident, manager
):
    room.rules.buffer_after_minutes = 60
    room.rules.save()
    cleaned = booked(resident, room, today(10, 11))
    at_nine.move_to(cleaned.starts_at, tick=False)
    check_in(booking=cleaned, by=resident)
    at_nine.shift(timedelta(minutes=30))
    leave_booking(booking=cleaned, by=resident)
    dear = booked(resident, room, today(12, 13))
    Booking.objects.filter(pk=dear.pk).update(points=9)
    _closure, put_off = closed(room, today(11, 13), manager)
    assert [(each.pk, each.points) for each in put_off] == [(dear.pk, 0)]
    assert state_of(cleaned)[2][0][3] == until(11)  # was half past eleven


def test_only_the_park_closes(at_nine, room, resident):
    with pytest.raises(NotAllowed):
        closed(room, today(10, 12), resident)
    assert Booking.objects.count() == 0
