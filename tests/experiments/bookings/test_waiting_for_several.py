"""Waiting for a hall, its room and tools together; and everything by which time becomes free."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from experiments.bookings import lenders
from experiments.bookings.actions import (
    ask_for_booking,
    call_off_booking,
    cancel_booking,
    close_resource,
    extend_booking,
    join_waiting,
    leave_waiting,
    move_booking,
    serve_waiting,
    tend_bookings,
    waiting,
)
from experiments.bookings.actions.busy_times import remove_calendar
from experiments.bookings.cards import consequence_of
from experiments.bookings.lenders import Lender
from experiments.bookings.models import Booking, BusyCalendar, WaitingEntry
from experiments.bookings.permissions import AlreadyYours, TooLong
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status
from tests.factories.accounts import sign_in
from tests.factories.bookings import (
    ResourceFactory,
    booked,
    held,
    on_the_hour,
    span,
)
from tests.factories.experiments import ExperimentFactory

from .test_calendar_pages import file_of, taken_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return ResourceFactory()


@pytest.fixture
def tools():
    return ResourceFactory(quantity=3)


def wish_for(*items, when=None, **more):
    return Wish(
        tuple((each.pk, count) for each, count in items), when or span(10, 12), **more
    )


def wait(person, *items, when=None, **more):
    return join_waiting(person=person, wish=wish_for(*items, when=when, **more))


def offer_of(entry):
    return WaitingEntry.objects.select_related("offer").get(pk=entry.pk).offer


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """With what happens after the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_all_of_it_is_offered_or_nothing(room, tools, resident, neighbour, founder):
    in_room = booked(resident, room)
    with_tools = booked(founder, tools, count=2)
    entry = wait(neighbour, (room, 1), (tools, 2))
    call_off_booking(booking=in_room, by=resident)
    assert offer_of(entry) is None
    call_off_booking(booking=with_tools, by=founder)
    offer = offer_of(entry)
    assert {(item.resource, item.count) for item in offer.items.all()} == {
        (room, 1),
        (tools, 2),
    }


def test_offer_is_what_was_wished_with_its_words_people_and_experiment(
    room, tools, resident, neighbour
):
    taken = booked(resident, room)
    own = ExperimentFactory()
    told = {"title": "Choir", "people": 12, "experiment": own.pk}
    entry = wait(neighbour, (room, 1), (tools, 1), **told)
    call_off_booking(booking=taken, by=resident)
    offer = offer_of(entry)
    assert (offer.title, offer.people, offer.experiment) == ("Choir", 12, own)
    assert offer.fingerprint == wish_for((room, 1), (tools, 1), **told).fingerprint


def test_offer_stands_for_the_shortest_time_of_its_things(resident, neighbour):
    room = ResourceFactory(rules__offer_minutes=90)
    tools = ResourceFactory(rules__offer_minutes=20)
    taken = booked(resident, room)
    entry = wait(neighbour, (room, 1), (tools, 1))
    call_off_booking(booking=taken, by=resident)
    offer = offer_of(entry)
    assert offer.held_until - offer.made_at == timedelta(minutes=20)


def test_whoever_wants_less_is_served_when_it_does_not_hinder(
    room, tools, resident, neighbour, founder
):
    """The first waits for room and tools; the room alone is no use to them, and of the tools one is left."""
    booked(resident, tools, count=2)
    taken = booked(resident, room)
    first = wait(neighbour, (room, 1), (tools, 2))
    second = wait(founder, (tools, 1))
    assert serve_waiting() == 1
    assert (offer_of(first), offer_of(second).person) == (None, founder)
    call_off_booking(booking=taken, by=resident)
    assert offer_of(first) is None


def test_joining_again_keeps_the_place_with_what_is_wanted_now(
    room, tools, resident, neighbour
):
    taken = booked(resident, room)
    first = wait(neighbour, (room, 1), (tools, 3))
    again = wait(neighbour, (room, 1), (tools, 1), title="Choir")
    assert (again, again.asked_at) == (first, first.asked_at)
    booked(resident, tools, count=2)
    call_off_booking(booking=taken, by=resident)
    assert offer_of(first).title == "Choir"


def test_offer_that_lapsed_is_followed_by_a_new_turn_at_the_end(
    room, resident, neighbour, founder, time_machine
):
    time_machine.move_to(on_the_hour(9, days=0))  # no midnight lies between
    taken = booked(resident, room)
    first, second = wait(neighbour, (room, 1)), wait(founder, (room, 1))
    call_off_booking(booking=taken, by=resident)
    time_machine.move_to(timezone.now() + timedelta(minutes=121))
    again = wait(neighbour, (room, 1))
    assert (again, again.offer) == (first, None)
    tend_bookings()
    assert (offer_of(first), offer_of(second).person) == (None, founder)


def test_what_could_never_be_booked_is_not_waited_for(room, neighbour):
    tools = ResourceFactory(rules__max_minutes=60)
    with pytest.raises(TooLong):
        wait(neighbour, (room, 1), (tools, 1))
    assert WaitingEntry.objects.count() == 0


def test_asking_for_a_part_of_ones_offer_leads_to_it(room, tools, resident, neighbour):
    taken = booked(resident, room)
    entry = wait(neighbour, (room, 1), (tools, 1))
    call_off_booking(booking=taken, by=resident)

    def ask(*items):
        wish = wish_for(*items)
        return ask_for_booking(person=neighbour, wish=wish, client_key=uuid4())

    assert ask((room, 1)) == ask((room, 1), (tools, 1)) == offer_of(entry)
    with pytest.raises(AlreadyYours):
        ask((room, 1), (tools, 2))


def test_limit_of_the_first_in_line_stops_nobody_behind(
    resident, neighbour, founder, committed
):
    room = ResourceFactory(rules__open_per_person=1)
    taken = booked(resident, room)
    other = booked(neighbour, ResourceFactory(rules=room.rules), span(14, 15))
    first, second = wait(neighbour, (room, 1)), wait(founder, (room, 1))
    call_off_booking(booking=taken, by=resident)
    assert (offer_of(first), offer_of(second).person) == (None, founder)
    call_off_booking(booking=other, by=neighbour)
    leave_waiting(entry=second, by=founder)
    assert offer_of(first).person == neighbour


def test_joining_what_became_free_in_the_meantime_is_an_offer(
    room, neighbour, committed
):
    with committed():
        entry = wait(neighbour, (room, 1))
    assert offer_of(entry).status == Status.HELD


def test_offer_has_its_price(room, resident, neighbour, monkeypatch):
    monkeypatch.setitem(lenders._LENDERS, "room", Lender(price=lambda *_wanted: 7))
    room.rules.points_per_hour, room.rules.points_ahead = 1, 9
    room.rules.save()
    taken = booked(resident, room)
    entry = wait(neighbour, (room, 1))
    call_off_booking(booking=taken, by=resident)
    assert offer_of(entry).points == 7


def test_tools_of_a_booking_put_off_by_a_closing_go_to_the_next(
    room, tools, resident, neighbour, manager, committed
):
    wish = wish_for((room, 1), (tools, 3))
    ask_for_booking(person=resident, wish=wish, client_key=uuid4())
    entry = wait(neighbour, (tools, 1))
    with committed():
        close_resource(resource=room, span=span(11, 12), reason="Paint", by=manager)
    assert offer_of(entry).status == Status.HELD


def test_rest_of_a_time_put_off_by_a_closing_goes_to_the_next(
    room, resident, neighbour, founder, manager, committed
):
    booked(resident, room, span(8, 12))
    before = wait(neighbour, (room, 1), when=span(8, 10))
    within = wait(founder, (room, 1), when=span(9, 11))
    with committed():
        close_resource(resource=room, span=span(10, 12), reason="Paint", by=manager)
    assert (offer_of(before).person, offer_of(within)) == (neighbour, None)


def test_what_a_moved_booking_had_goes_to_the_next(
    room, resident, neighbour, committed
):
    taken = booked(resident, room)
    entry = wait(neighbour, (room, 1))
    with committed():
        move_booking(booking=taken, to=[(ResourceFactory(), 1)], by=resident)
    assert offer_of(entry).person == neighbour


def test_end_put_forward_goes_to_the_next(room, resident, neighbour, committed):
    taken = booked(resident, room)
    entry = wait(neighbour, (room, 1), when=span(11, 12))
    with committed():
        extend_booking(booking=taken, until=span(10, 11).end, by=resident)
    assert offer_of(entry).person == neighbour


def test_time_a_calendar_of_elsewhere_gives_back_goes_to_the_next(
    room, neighbour, manager, committed
):
    taken_in(manager, room, file_of(span(9, 10), span(10, 12)))
    entry, early = (
        wait(neighbour, (room, 1)),
        wait(neighbour, (room, 1), when=span(9, 10)),
    )
    with committed():
        taken_in(manager, room, file_of(span(9, 10)))
    assert (offer_of(entry).person, offer_of(early)) == (neighbour, None)
    with committed():
        remove_calendar(calendar=BusyCalendar.objects.get(), by=manager)
    assert offer_of(early).person == neighbour


def test_leaving_again_is_the_same(room, resident, neighbour, founder):
    taken = booked(resident, room)
    first, second = wait(neighbour, (room, 1)), wait(founder, (room, 1))
    call_off_booking(booking=taken, by=resident)
    for _press in range(2):
        leave_waiting(entry=first, by=neighbour)  # as it was before the offer
    assert offer_of(second).person == founder
    assert Booking.objects.get(person=neighbour).status == Status.CANCELLED


def test_offer_that_was_taken_stays_when_the_line_is_left(room, resident, neighbour):
    taken = booked(resident, room)
    entry = wait(neighbour, (room, 1))
    call_off_booking(booking=taken, by=resident)
    offer = offer_of(entry)
    Booking.objects.filter(pk=offer.pk).update(status=Status.CONFIRMED, held_until=None)
    leave_waiting(entry=entry, by=neighbour)
    offer.refresh_from_db()
    assert offer.status == Status.CONFIRMED


def test_page_names_everything_that_is_waited_for(client, room, tools, resident):
    wait(resident, (room, 1), (tools, 2), when=span(14, 15))
    sign_in(client, resident)
    answer = client.get(reverse("bookings:mine"))
    assert [each["things"] for each in answer.context["waiting"]] == [
        f"{room.name}, 2 × {tools.name}"
    ]
    assert f"2 × {tools.name}" in answer.content.decode()


def test_whoever_cancels_hears_of_those_who_wait_for_a_part(
    room, tools, resident, neighbour
):
    taken = booked(resident, tools, count=3)
    wait(neighbour, (room, 1), (tools, 1))
    assert consequence_of(taken)[-1] == ("1 person is waiting for it and will be glad.")


def test_nobody_is_offered_what_somebody_took_a_moment_before(
    room, resident, neighbour, founder, monkeypatch
):
    """The picture is old: whoever is lost on it is looked up again on a new one, and the order stays."""
    taken = booked(resident, room, span(10, 14))
    long = wait(neighbour, (room, 1), when=span(10, 14))
    short = wait(founder, (room, 1), when=span(12, 14))
    cancel_booking(booking=taken, by=resident)
    real, crept_in = waiting._offer, []

    def offer(*told):
        if not crept_in:
            crept_in.append(held(resident, room, span(10, 11)))
        return real(*told)

    monkeypatch.setattr(waiting, "_offer", offer)
    assert serve_waiting([room.pk]) == 1
    assert (offer_of(long), offer_of(short).person) == (None, founder)
