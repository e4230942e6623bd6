"""The form that every lender's page includes."""

from uuid import uuid4

import pytest
from django.contrib.auth.models import AnonymousUser

from experiments.bookings.forms import HoldForm
from experiments.bookings.models import Booking, WaitingEntry
from tests.factories.bookings import (
    ResourceFactory,
    booked,
    on_the_hour,
    span,
    typed,
)

pytestmark = pytest.mark.django_db


def test_form_is_filled_by_the_address(send):
    _answer, told = send(query={"start": "09:30", "client_key": "mine"})
    assert told["form"]["start"].value() == "09:30"
    assert told["form"]["client_key"].value() != "mine"


def test_held_and_sent_again_is_one_booking(send):
    sent = typed()
    for _press in range(2):
        answer, _told = send(sent)
        booking = Booking.objects.get()
        assert answer.headers["Location"].endswith(f"/bookings/{booking.code}/")
    assert (booking.starts_at, booking.ends_at) == (on_the_hour(10), on_the_hour(12))


def test_taken_time_offers_others_and_one_press_holds_one(send, room, neighbour):
    booked(neighbour, room)
    sent = typed()
    answer, told = send(sent)
    assert answer.status_code == 422
    assert told["form"]["start"].value() == "10:00"
    assert told["may_wait"] and len(told["times"]) == 3
    assert answer.content.decode().count('name="take"') == 3
    send({**sent, "take": told["times"][0]["value"]})
    mine = Booking.objects.exclude(person=neighbour).get()
    assert (mine.starts_at, mine.ends_at) == (on_the_hour(8), on_the_hour(10))


def test_refusal_leads_to_the_waiting_list(send, room, resident, neighbour):
    booked(neighbour, room)
    answer, _told = send({**typed(), "wait": "1"})
    assert answer.headers["Location"].endswith("/bookings/")
    assert WaitingEntry.objects.get().person == resident


def test_form_used_for_another_time_gets_a_new_key(send):
    sent = typed()
    send(sent)
    answer, told = send({**sent, "start": "13:00", "until": "14:00"})
    assert answer.status_code == 422
    key = told["form"]["client_key"].value()
    assert key != sent["client_key"]
    send({**sent, "start": "13:00", "until": "14:00", "client_key": key})
    assert Booking.objects.count() == 2


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (typed("12:00", "10:00"), "The end must come after the beginning."),
        (
            typed(day="2020-01-01"),
            "This time is over. Choose one that is still to come.",
        ),
        (typed(until_day="2099-01-01"), None),
        (typed(day="0001-01-01"), None),
        (typed("later", "10^9 hours"), None),
        ({}, None),
    ],
)
def test_impossible_times_are_refused_on_the_same_page(send, sent, sentence):
    answer, told = send(sent)
    assert answer.status_code == 422
    assert (str(told["refusal"]) if "refusal" in told else None) == sentence
    assert Booking.objects.count() == 0


def test_hour_that_does_not_exist_is_refused():
    room = ResourceFactory(zone="Europe/Berlin")
    spring = {"day": "2027-03-28", "start": "02:30", "until": "04:00"}
    form = HoldForm(room, {**spring, "client_key": str(uuid4())})
    assert form.non_field_errors() == [
        "This hour does not exist on that day: the clocks go forward. Choose another."
    ]
    autumn = {"day": "2026-10-25", "start": "01:00", "until": "04:00"}
    form = HoldForm(room, {**autumn, "client_key": str(uuid4())})
    assert form.is_valid() and form.span.minutes == 240


def test_whoever_is_not_signed_in_comes_back_to_what_they_typed(send):
    sent = typed()
    answer, _told = send(sent, person=AnonymousUser())
    assert "start%3D10%253A00" in answer.headers["Location"]
    assert sent["client_key"] not in answer.headers["Location"]


def test_span_in_the_form_is_on_the_clock_of_the_place():
    room = ResourceFactory(zone="Asia/Bangkok")
    form = HoldForm(room, typed())
    assert form.is_valid()
    assert form.wish().span.start - span(10, 12).start == (
        on_the_hour(2) - on_the_hour(0)
    )
