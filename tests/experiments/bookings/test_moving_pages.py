"""The pages for another time: moved there, or booked again."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from experiments.bookings import lenders
from experiments.bookings.actions import approve_booking, cancel_booking
from experiments.bookings.lenders import Lender
from experiments.bookings.models import Booking
from experiments.bookings.opening_hours import Span, still_to_come
from experiments.bookings.views import moving
from experiments.bookings.workflow import Status
from tests.factories.accounts import sign_in
from tests.factories.bookings import SEOUL, ResourceFactory, booked, span, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return ResourceFactory()


@pytest.fixture
def mine(room, resident):
    return booked(resident, room, title="Choir")


@pytest.fixture
def at_home(client, resident):
    return sign_in(client, resident)


def page(name, booking):
    return reverse(f"bookings:{name}", args=[booking.code])


def now(booking):
    return Booking.objects.get(pk=booking.pk).span


def test_page_has_the_time_it_is_and_free_ones_near(at_home, mine):
    answer = at_home.get(page("reschedule", mine))
    form = answer.context["form"]
    assert (form["start"].value(), form["until"].value()) == ("10:00", "12:00")
    assert "note" not in form.fields
    assert len(answer.context["times"]) == 3
    assert b"One press moves the booking" in answer.content
    assert "no-store" in answer.headers["Cache-Control"]


def test_typed_time_is_taken_once_however_often_it_is_sent(at_home, mine):
    sent = typed("14:00", "16:00")
    for _press in range(2):
        answer = at_home.post(page("reschedule", mine), sent)
        assert answer.headers["Location"] == page("booking", mine)
    assert (now(mine), mine.time_changes.count()) == (span(14, 16), 1)
    answer = at_home.post(page("reschedule", mine), {**sent, "until": "17:00"})
    assert answer.status_code == 422
    assert answer.context["form"].data["client_key"] != sent["client_key"]
    sentence = "With this form you have already moved it. Press once more to move it to this time."
    assert str(answer.context["refusal"]) == sentence


def test_pressed_time_is_taken(at_home, mine):
    times = at_home.get(page("reschedule", mine)).context["times"]
    sent = typed("10:00", "12:00", take=times[0]["value"])
    at_home.post(page("reschedule", mine), sent)
    assert now(mine) == span(8, 10)


def test_refusal_keeps_what_was_typed_and_offers_what_is_near(
    at_home, mine, room, neighbour
):
    booked(neighbour, room, span(14, 16))
    answer = at_home.post(page("reschedule", mine), typed("14:00", "16:00"))
    assert answer.status_code == 422
    assert answer.context["form"]["start"].value() == "14:00"
    assert len(answer.context["times"]) == 3
    assert b"Wait in line" not in answer.content
    assert now(mine) == span(10, 12)


def test_park_says_why_it_moves_somebody(client, mine, manager):
    sign_in(client, manager)
    sent = typed("14:00", "16:00")
    assert client.post(page("reschedule", mine), sent).status_code == 422
    client.post(page("reschedule", mine), {**sent, "note": "The pipe broke."})
    assert now(mine) == span(14, 16)
    assert mine.time_changes.get().event.note == "The pipe broke."


def test_stranger_finds_no_such_page(client, mine, neighbour):
    sign_in(client, neighbour)
    assert client.get(page("reschedule", mine)).status_code == 404
    assert client.post(page("reschedule", mine), typed()).status_code == 404
    assert client.get(page("book-again", mine)).status_code == 404


def test_what_the_park_agreed_to_is_asked_for_anew(at_home, resident, manager):
    mine = booked(resident, ResourceFactory(rules__needs_approval=True))
    approve_booking(booking=mine, by=manager)
    answer = at_home.get(page("reschedule", mine))
    assert answer.status_code == 200
    assert "so you lose nothing" in str(answer.context["agreed"])
    assert page("book-again", mine) in answer.content.decode()
    assert b'name="until"' not in answer.content


def test_too_late_leads_back_with_the_reason(at_home, mine, resident, time_machine):
    time_machine.move_to(mine.starts_at + timedelta(minutes=1), tick=False)
    sign_in(at_home, resident)
    answer = at_home.get(page("reschedule", mine), follow=True)
    assert [str(each) for each in answer.context["messages"]] == [
        "It has begun: its time cannot be changed any more."
    ]


def actions(answer):
    return [str(words) for words, _url in answer.context["receipt"]["actions"]]


def test_receipt_and_own_list_lead_there(at_home, mine, resident):
    assert actions(at_home.get(page("booking", mine))) == [
        "Stay longer",
        "Change the time",
        "Cancel",
        "My bookings",
    ]
    listed = at_home.get(reverse("bookings:mine")).content.decode()
    assert page("reschedule", mine) in listed
    assert page("book-again", mine) not in listed
    cancel_booking(booking=mine, by=resident)
    assert actions(at_home.get(page("booking", mine))) == ["Book again", "My bookings"]
    listed = at_home.get(reverse("bookings:mine")).content.decode()
    assert page("reschedule", mine) not in listed
    assert page("book-again", mine) in listed


def test_booking_again_asks_its_lender_for_the_same_hours_to_come(
    at_home, mine, resident, monkeypatch, time_machine
):
    asked = []
    again = lambda booking, when: asked.append((booking, when)) or "/there/"  # noqa: E731
    monkeypatch.setattr(lenders, "_LENDERS", {"room": Lender(again=again)})
    assert at_home.get(page("book-again", mine)).headers["Location"] == "/there/"
    begin = mine.starts_at
    Booking.objects.filter(pk=mine.pk).update(
        status=Status.ENDED, ends_at=begin + timedelta(minutes=37)
    )
    time_machine.move_to(begin + timedelta(days=9), tick=False)
    sign_in(at_home, resident)
    at_home.get(page("book-again", mine))
    later = begin + timedelta(weeks=2)
    assert asked == [
        (mine, Span(begin, begin + timedelta(hours=2))),
        (mine, Span(later, later + timedelta(hours=1))),  # left early
    ]


def test_what_is_not_lent_any_more_cannot_be_booked_again(at_home, mine):
    answer = at_home.get(page("book-again", mine), follow=True)
    assert [str(each) for each in answer.context["messages"]] == [
        "This cannot be booked at the moment."
    ]


def test_many_presses_are_slowed_down(at_home, mine, monkeypatch):
    monkeypatch.setattr(moving, "HOLDS", "1/h")
    sent = {"client_key": str(uuid4())}
    codes = [
        at_home.post(page("reschedule", mine), sent).status_code for _each in range(2)
    ]
    assert codes == [422, 429]


def test_same_hours_are_found_in_the_first_week_to_come():
    begin = timezone.now().astimezone(SEOUL).replace(hour=10, minute=0)
    when = Span(begin, begin + timedelta(hours=2))
    for days, weeks in ((-1, 0), (0, 1), (6, 1), (7, 2), (8, 2)):
        found = still_to_come(when, SEOUL, begin + timedelta(days=days))
        assert found.start - begin == timedelta(weeks=weeks)
        assert found.end - found.start == timedelta(hours=2)
