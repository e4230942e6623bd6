"""Double click, back button, two tabs, an answer that never arrived: one booking, and its own receipt."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from experiments.bookings import lenders
from experiments.bookings.actions import ask_for_booking, cancel_booking
from experiments.bookings.lenders import Lender
from experiments.bookings.models import Booking, BookingEvent
from experiments.bookings.permissions import AlreadyTaken, AlreadyYours
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status
from tests.factories.accounts import sign_in
from tests.factories.bookings import ResourceFactory, booked, held, span, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_home(client, resident):
    return sign_in(client, resident)


def page(name, booking):
    return reverse(f"bookings:{name}", args=[booking.code])


def asked(person, resource, key=None, when=None, count=1, **more):
    wish = Wish(((resource.pk, count),), when or span(10, 12), **more)
    return ask_for_booking(person=person, wish=wish, client_key=key or uuid4())


def test_back_button_after_confirming_leads_to_the_booking(send):
    sent = typed()
    send(sent)
    booking = Booking.objects.get()
    Booking.objects.filter(pk=booking.pk).update(
        status=Status.CONFIRMED, held_until=None
    )
    answer, _told = send(sent)
    assert answer.headers["Location"].endswith(f"/bookings/{booking.code}/")
    assert Booking.objects.get().status == Status.CONFIRMED


def test_two_tabs_with_the_same_wish_make_one_booking(send):
    """Each tab has a form with a key of its own."""
    addresses = {send(typed())[0].headers["Location"] for _tab in range(2)}
    assert addresses == {reverse("bookings:booking", args=[Booking.objects.get().code])}


def test_two_tabs_make_one_of_equal_things_too(resident, neighbour):
    tools = ResourceFactory(quantity=4)
    mine = asked(resident, tools)
    assert asked(resident, tools) == mine
    assert asked(neighbour, tools) != mine
    more = asked(resident, tools, count=2)  # another wish
    assert (more != mine, Booking.objects.count()) == (True, 3)
    with pytest.raises(AlreadyTaken):  # not by what one has oneself
        asked(resident, tools, count=3)


def test_other_words_for_ones_own_time_say_whose_it_is(resident, neighbour):
    room = ResourceFactory()
    asked(resident, room, title="Choir")
    with pytest.raises(AlreadyYours) as refusal:
        asked(resident, room, when=span(11, 13), title="choir")
    assert str(refusal.value) == (
        "You have booked in this time yourself. Look at your bookings, or choose another time."
    )
    assert refusal.value.times == [span(12, 14), span(8, 10), span(14, 16)]
    with pytest.raises(AlreadyTaken):
        asked(neighbour, room)


def test_what_was_given_back_can_be_asked_for_anew(resident):
    room = ResourceFactory()
    mine = asked(resident, room)
    cancel_booking(booking=mine, by=resident)
    assert asked(resident, room) != mine


def test_retry_gives_the_same_booking_after_it_was_cancelled(resident):
    """Otherwise a late retry of the network would book again what was given back."""
    room, key = ResourceFactory(), uuid4()
    mine = asked(resident, room, key)
    cancel_booking(booking=mine, by=resident)
    again = asked(resident, room, key)
    assert (again, again.status) == (mine, Status.CANCELLED)
    assert (Booking.objects.count(), mine.claims.count()) == (1, 0)


def test_retry_gives_the_same_booking_after_it_lapsed(resident, time_machine):
    room, key = ResourceFactory(), uuid4()
    mine = asked(resident, room, key)
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    assert asked(resident, room, key) == mine
    assert Booking.objects.count() == 1


def test_every_press_on_its_page_is_made_once(at_home, resident, time_machine):
    booking = held(resident, ResourceFactory())
    told = []
    for name in ("confirm", "arrive", "leave"):
        for _press in range(2):
            answer = at_home.post(page(name, booking), follow=True)
            told += [str(each) for each in answer.context["messages"]]
        if name == "confirm":
            time_machine.move_to(booking.starts_at, tick=False)
            sign_in(at_home, resident)
        time_machine.shift(timedelta(minutes=10))
    assert told == [
        "Done. The receipt is below.",
        "Done. The receipt is below.",
        "Welcome. You are there.",
        "Welcome. You are there.",
        "Thank you. What was left is free for others.",
        "Thank you. What was left is free for others.",
    ]
    steps = BookingEvent.objects.filter(booking=booking).order_by("pk")
    assert list(steps.values_list("status", flat=True)) == [
        Status.HELD,
        Status.CONFIRMED,
        Status.IN_USE,
        Status.ENDED,
    ]


def test_cancelling_from_two_tabs_is_one_step(at_home, resident):
    booking = booked(resident, ResourceFactory())
    for _tab in range(2):
        answer = at_home.post(page("cancel", booking))
        assert answer.headers["Location"] == page("booking", booking)
    assert booking.events.filter(status=Status.CANCELLED).count() == 1


def test_receipt_is_the_same_when_it_is_read_again(at_home, resident):
    booking = booked(resident, ResourceFactory())
    receipts = [
        at_home.get(page("booking", booking)).context["receipt"] for _each in range(2)
    ]
    assert receipts[0] == receipts[1]
    assert receipts[0]["code"] == booking.code


def test_confirming_too_late_says_that_the_minutes_are_over(
    at_home, resident, neighbour, time_machine
):
    room = ResourceFactory()
    booking = held(resident, room)
    time_machine.move_to(booking.held_until + timedelta(seconds=1))
    answer = at_home.post(page("confirm", booking), follow=True)
    assert [str(each) for each in answer.context["messages"]] == [
        "The minutes to confirm are over and the time is free again. Choose it once more."
    ]
    words = answer.content.decode()
    assert "The minutes to confirm are over</h1>" in words
    assert "The time is free for everybody again." in words
    assert "data-countdown" not in words
    assert held(neighbour, room).status == Status.HELD


def test_hold_renewed_by_a_button_has_its_price(
    at_home, resident, time_machine, monkeypatch
):
    monkeypatch.setitem(lenders._LENDERS, "room", Lender(price=lambda *_wanted: 5))
    room = ResourceFactory(rules__points_per_hour=1, rules__points_ahead=9)
    booking = held(resident, room)
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    times = at_home.get(page("booking", booking)).context["times"]
    chosen = {"take": times[0]["value"], "client_key": str(uuid4())}
    at_home.post(page("again", booking), chosen)
    assert Booking.objects.get(status=Status.HELD).points == 5
