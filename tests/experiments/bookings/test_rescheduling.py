"""A booking is moved to another time: all of it, or it stays as it was."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail

from accounts.notifications.models import Notification
from experiments.bookings import lenders, purses
from experiments.bookings.actions import (
    approve_booking,
    ask_for_booking,
    cancel_booking,
    check_in,
    close_resource,
    join_waiting,
    move_booking,
    reschedule_booking,
)
from experiments.bookings.emails import letter_confirmed
from experiments.bookings.exports import own_entries
from experiments.bookings.lenders import Lender
from experiments.bookings.models import Booking, WaitingEntry
from experiments.bookings.permissions import (
    AgreedTime,
    AlreadyTaken,
    AlreadyYours,
    Closed,
    HasBegun,
    KeyHasOtherWish,
    NotEnoughPoints,
    NotInThisState,
    OffTheStep,
    QuotaReached,
    SameTime,
    StaysPut,
    TooLateToMove,
    TooLong,
    TooSoon,
    WeekIsFull,
)
from experiments.bookings.purses import Purse
from experiments.bookings.receipts import steps_of
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status
from experiments.permissions import NotAllowed
from innovation_park.lib.calendar_feed import render_calendar
from tests.factories.bookings import (
    SEOUL,
    ResourceFactory,
    booked,
    held,
    on_the_hour,
    span,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return ResourceFactory()


@pytest.fixture
def mine(room, resident):
    """Tomorrow from ten to twelve."""
    return booked(resident, room)


def moved(booking, first, last, by=None, key=None, **more):
    return reschedule_booking(
        booking=booking,
        span=span(first, last),
        client_key=key or uuid4(),
        by=by or booking.person,
        **more,
    )


def state_of(booking):
    booking = Booking.objects.get(pk=booking.pk)
    claims = booking.claims.order_by("resource", "first_lane")
    return (
        booking.status,
        booking.span,
        booking.points,
        list(claims.values_list("resource", "first_lane", "starts_at", "ends_at")),
        booking.events.count(),
    )


def sentences(person):
    told = Notification.objects.filter(person=person).order_by("pk")
    return [each.event for each in told]


def test_new_time_is_taken_and_the_old_one_free(mine, room, resident, neighbour):
    before = mine.client_key, mine.code, mine.status
    after = moved(mine, 14, 16)
    assert (after.pk, after.span) == (mine.pk, span(14, 16))
    assert (after.client_key, after.code, after.status) == before
    claim = after.claims.get()
    assert (claim.starts_at, claim.ends_at) == (span(14, 16).start, span(14, 16).end)
    assert held(neighbour, room, span(10, 12)).status == Status.HELD
    with pytest.raises(AlreadyTaken):
        held(neighbour, room, span(15, 17))


def test_its_own_time_is_not_in_its_way(mine, resident, neighbour):
    """With time to clean before and after, and on the same of equal things or another."""
    assert moved(mine, 11, 13).span == span(11, 13)
    tools = ResourceFactory(quantity=2, rules__buffer_after_minutes=60)
    tool = booked(resident, tools)
    booked(neighbour, tools)
    after = moved(tool, 10.5, 12.5)
    assert [each.ends_at for each in after.claims.all()] == [span(10, 13.5).end]


def test_hall_with_its_room_and_things_moves_as_a_whole(resident, neighbour):
    hall = ResourceFactory()
    room, tools = ResourceFactory(parent=hall), ResourceFactory(quantity=3)
    wish = Wish(((room.pk, 1), (tools.pk, 2)), span(10, 12), title="Choir", people=9)
    both = ask_for_booking(person=resident, wish=wish, client_key=uuid4())
    Booking.objects.filter(pk=both.pk).update(status="confirmed", held_until=None)
    booked(neighbour, tools, span(14, 16), count=2)
    before = state_of(both)
    with pytest.raises(AlreadyTaken):  # the room is free then, but one thing only
        moved(both, 14, 16)
    assert state_of(both) == before
    after = moved(both, 16, 18)
    assert sorted(after.items.values_list("resource", "count")) == [
        (room.pk, 1),
        (tools.pk, 2),
    ]
    with pytest.raises(AlreadyTaken):
        held(neighbour, hall, span(17, 19))


def test_loser_keeps_the_old_time_and_reads_what_is_near(mine, room, neighbour):
    booked(neighbour, room, span(14, 16))
    before = state_of(mine)
    with pytest.raises(AlreadyTaken) as refusal:
        moved(mine, 14, 16)
    assert refusal.value.times == [span(12, 14), span(16, 18), span(18, 20)]
    assert state_of(mine) == before
    assert sentences(mine.person) == []


def test_dearer_time_needs_the_difference_and_nothing_moves_in_the_books(
    mine, resident, monkeypatch
):
    """Ten points an hour; twenty are set aside for what is booked, and five more could be spent."""
    lent = {"room": Lender(price=lambda _wanted, span, _who: round(span.minutes / 6))}
    charged = []
    kept = Purse(lambda _person: 25, charged.append, "", lambda: "")
    monkeypatch.setattr(lenders, "_LENDERS", lent)
    monkeypatch.setattr(purses, "_KEPT", [kept])
    rules = mine.resources.get().rules
    rules.points_per_hour = 10
    rules.save()
    Booking.objects.filter(pk=mine.pk).update(points=20)
    before = state_of(mine)
    with pytest.raises(NotEnoughPoints):
        moved(mine, 14, 17)
    assert state_of(mine) == before
    assert moved(mine, 14, 16.5).points == 25
    assert moved(mine, 18, 19).points == 10
    Booking.objects.filter(pk=mine.pk).update(points=0)  # given for nothing
    assert moved(mine, 14, 15).points == 0
    assert charged == []


def test_own_other_booking_in_the_way_is_named(mine, room, resident):
    booked(resident, room, span(14, 16))
    with pytest.raises(AlreadyYours):
        moved(mine, 14, 16)


RULES = {
    "off the step": ({}, (14.25, 16), OffTheStep),
    "too long": ({}, (9, 20), TooLong),
    "too soon": ({"lead_minutes": 60 * 60}, (14, 16), TooSoon),
}


@pytest.mark.parametrize(("rules", "hours", "refusal"), RULES.values(), ids=RULES)
def test_rules_of_a_new_booking_hold(resident, rules, hours, refusal):
    room = ResourceFactory()
    mine = booked(resident, room)
    for name, value in rules.items():
        setattr(room.rules, name, value)
    room.rules.save()
    before = state_of(mine)
    with pytest.raises(refusal):
        moved(mine, *hours)
    assert state_of(mine) == before


def test_closed_hours_are_refused_with_open_ones_near(mine, room, resident):
    room.hours_exceptions.create(
        day=on_the_hour(0).date(), opens=8 * 60, closes=15 * 60
    )
    with pytest.raises(Closed) as refusal:
        moved(mine, 14, 16)
    assert refusal.value.times[0] == span(13, 15)


def test_quotas_count_without_the_booking_itself(resident):
    one = ResourceFactory(rules__open_per_person=1)
    assert moved(booked(resident, one), 14, 16).span == span(14, 16)
    week = ResourceFactory(rules__minutes_per_week=180)
    mine = booked(resident, week)
    assert moved(mine, 14, 17).span == span(14, 17)
    with pytest.raises(WeekIsFull):
        moved(mine, 14, 17.5)


def test_there_are_no_more_bookings_than_before(resident):
    """Also where more were given out than one may ask for, as in a season."""
    room = ResourceFactory()
    mine = booked(resident, room)
    booked(resident, room, span(14, 15))
    room.rules.open_per_person = 1
    room.rules.save()
    assert moved(mine, 18, 19).span == span(18, 19)
    with pytest.raises(QuotaReached):
        held(resident, room, span(20, 21))


def test_same_key_moves_once_whatever_came_after(mine, resident):
    """The answer never arrived, and somebody moved it on in another window."""
    key = uuid4()
    moved(mine, 14, 16, key=key)
    moved(mine, 18, 20)
    after = moved(mine, 14, 16, key=key)
    assert (after.pk, after.span) == (mine.pk, span(18, 20))
    assert mine.time_changes.count() == 2
    with pytest.raises(KeyHasOtherWish):
        moved(mine, 8, 9, key=key)


def test_time_it_has_already_is_no_move(mine):
    with pytest.raises(SameTime):
        moved(mine, 10, 12)
    assert mine.time_changes.count() == 0


def test_old_time_can_be_asked_for_anew(mine, room, resident):
    """The second window must not take the moved one for it, nor an old retry book it again."""
    wish = Wish.for_one(room, span(10, 12))
    moved(mine, 14, 16)
    retried = ask_for_booking(person=resident, wish=wish, client_key=mine.client_key)
    assert retried == mine
    assert ask_for_booking(person=resident, wish=wish, client_key=uuid4()) != mine


def test_only_its_person_and_the_park_move_it(mine, neighbour, manager):
    with pytest.raises(NotAllowed):
        moved(mine, 14, 16, by=neighbour)
    assert moved(mine, 14, 16, by=manager).person == mine.person


def test_what_is_not_to_come_stays(mine, room, resident, manager, time_machine):
    waiting = held(resident, ResourceFactory())
    with pytest.raises(NotInThisState):
        moved(waiting, 14, 16)
    time_machine.move_to(mine.starts_at, tick=False)
    with pytest.raises(HasBegun):
        moved(mine, 14, 16, by=manager)
    check_in(booking=mine, by=resident)
    with pytest.raises(NotInThisState):
        moved(mine, 14, 16)


def test_as_late_as_it_could_be_cancelled_and_no_later(resident, manager, time_machine):
    room = ResourceFactory(rules__cancel_minutes=120)
    mine = booked(resident, room, span(10, 12))
    time_machine.move_to(mine.starts_at - timedelta(minutes=120), tick=False)
    today = span(14, 16, days=0)
    asked = {"booking": mine, "by": resident}
    reschedule_booking(**asked, span=today, client_key=uuid4())
    time_machine.move_to(today.start - timedelta(minutes=119), tick=False)
    later = span(18, 20, days=0)
    with pytest.raises(TooLateToMove):
        reschedule_booking(**asked, span=later, client_key=uuid4())
    asked["by"] = manager
    assert reschedule_booking(**asked, span=later, client_key=uuid4()).span == later


def test_what_stays_beyond_its_end_is_not_moved(mine, monkeypatch):
    staying = {"room": Lender(ends_by_itself=False)}
    monkeypatch.setattr(lenders, "_LENDERS", staying)
    with pytest.raises(StaysPut):
        moved(mine, 14, 16)


def test_request_is_moved_before_the_park_answers_and_not_after(resident, manager):
    mine = booked(resident, ResourceFactory(rules__needs_approval=True))
    assert moved(mine, 14, 16).status == Status.REQUESTED
    approve_booking(booking=mine, by=manager)
    with pytest.raises(AgreedTime):
        moved(mine, 18, 20)
    assert moved(mine, 18, 20, by=manager).status == Status.CONFIRMED


def test_whoever_waits_for_the_new_time_comes_first(mine, room, neighbour):
    """Free since a moment ago, and the clock has not come by."""
    wish = Wish.for_one(room, span(14, 16))
    join_waiting(person=neighbour, wish=wish)
    with pytest.raises(AlreadyTaken):
        moved(mine, 15, 17)
    assert WaitingEntry.objects.get().offer.person == neighbour


def test_whoever_waits_for_the_old_time_is_offered_it(
    mine, room, neighbour, django_capture_on_commit_callbacks
):
    join_waiting(person=neighbour, wish=Wish.for_one(room, span(10, 12)))
    with django_capture_on_commit_callbacks(execute=True):
        moved(mine, 14, 16)
    offer = WaitingEntry.objects.get().offer
    assert (offer.person, offer.span) == (neighbour, span(10, 12))


def test_timeline_says_where_it_was(mine, manager):
    moved(mine, 14, 16)
    moved(mine, 18, 20, by=manager, note="The choir sings")
    titles = [step["title"] for step in steps_of(mine)]
    assert titles == [
        Status.HELD.label,
        Status.CONFIRMED.label,
        "Moved to another time",
        "Moved to another time",
    ]
    last = steps_of(mine)[-1]["text"]
    assert "Before: " in last and "14:00 to 16:00 · The choir sings" in last


def test_person_is_told_and_what_was_told_before_is_gone(
    mine, room, resident, manager, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        letter_confirmed(mine)
    assert sentences(resident) == ["booked"]
    with django_capture_on_commit_callbacks(execute=True):
        moved(mine, 14, 16)
    assert sentences(resident) == ["rescheduled"]
    told = Notification.objects.get(person=resident)
    assert told.kind == "bookings.receipts"
    with django_capture_on_commit_callbacks(execute=True):
        moved(mine, 18, 20, by=manager, note="The choir sings")
    told = Notification.objects.get(person=resident)
    assert told.kind == "bookings.changes"
    assert "The choir sings" in mail.outbox[-1].body


def test_own_calendar_moves_the_date_it_has(mine, resident):
    def entry():
        (only,) = own_entries(resident, "https://park.example")
        body = render_calendar("Mine", [only], language="en").decode()
        return only, re.search(r"SEQUENCE:(\d+)", body)[1], body

    before, first, _body = entry()
    moved(mine, 14, 16)
    after, second, body = entry()
    assert after.key == before.key
    assert int(second) > int(first)
    assert after.updated_at >= before.updated_at
    assert f"{span(14, 16).start.astimezone(SEOUL):%Y%m%dT%H%M%S}" in body


def test_what_was_told_of_a_time_that_is_given_up_is_forgotten(
    resident, room, manager, django_capture_on_commit_callbacks
):
    """By whatever way; of a place that was moved too."""
    with django_capture_on_commit_callbacks(execute=True):
        for act in (
            lambda one: cancel_booking(booking=one, by=resident),
            lambda one: move_booking(
                booking=one, to=[(ResourceFactory(), 1)], by=manager
            ),
            lambda one: close_resource(
                resource=room, span=one.span, reason="Paint", by=manager
            ),
        ):
            mine = booked(resident, room)
            letter_confirmed(mine)
            assert sentences(resident) == ["booked"]
            act(mine)
            assert sentences(resident) == []
