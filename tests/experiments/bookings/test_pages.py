"""The pages that every booking has: held, confirmed, cancelled, extended."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from experiments.bookings.models import Booking, WaitingEntry
from experiments.bookings.workflow import Status
from tests.factories.accounts import sign_in
from tests.factories.bookings import ResourceFactory, booked, held, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return ResourceFactory()


@pytest.fixture
def at_home(client, resident):
    return sign_in(client, resident)


def page(name, booking):
    return reverse(f"bookings:{name}", args=[booking.code])


def test_hold_is_shown_with_its_minutes(at_home, room, resident):
    answer = at_home.get(page("booking", held(resident, room)))
    assert answer.context["minutes"] == 10
    assert "10 minutes left" in answer.content.decode()
    assert "data-countdown" in answer.content.decode()


def test_confirming_twice_makes_one_booking_and_one_letter(at_home, room, resident):
    booking = held(resident, room)
    for _press in range(2):
        answer = at_home.post(page("confirm", booking))
        assert answer.headers["Location"] == page("booking", booking)
    assert Booking.objects.get().status == Status.CONFIRMED


def test_hold_that_lapsed_offers_times_as_buttons(
    at_home, room, resident, time_machine
):
    booking = held(resident, room)
    time_machine.move_to(timezone.now() + timedelta(minutes=11))
    answer = at_home.get(page("booking", booking))
    times = answer.context["times"]
    assert answer.context["is_over"] and len(times) == 3
    chosen = {"take": times[0]["value"], "client_key": str(uuid4())}
    for _press in range(2):
        answer = at_home.post(page("again", booking), chosen)
    new = Booking.objects.exclude(pk=booking.pk).get()
    assert answer.headers["Location"] == page("booking", new)
    assert (new.status, new.starts_at) == (Status.HELD, booking.starts_at)


@pytest.mark.parametrize("take", ["", "x", "1/2", "2026-01-01T10:00/2026-01-01T11:00"])
def test_time_written_by_hand_goes_back_to_the_page(at_home, room, resident, take):
    booking = held(resident, room)
    answer = at_home.post(
        page("again", booking), {"take": take, "client_key": str(uuid4())}
    )
    assert answer.headers["Location"] == page("booking", booking)


def test_receipt_has_code_and_steps(at_home, room, resident):
    booking = booked(resident, room)
    answer = at_home.get(page("booking", booking))
    assert answer.context["receipt"]["code"] == booking.code
    assert [step["title"] for step in answer.context["steps"]] == [
        Status.HELD.label,
        Status.CONFIRMED.label,
    ]
    assert "no-store" in answer.headers["Cache-Control"]


def test_cancelling_says_what_it_means_first(at_home, room, resident, neighbour):
    booking = booked(resident, room)
    WaitingEntry.objects.create(
        person=neighbour,
        resource=room,
        starts_at=booking.starts_at,
        ends_at=booking.ends_at,
        asked_at=timezone.now(),
    )
    told = at_home.get(page("cancel", booking)).context["consequences"]
    assert told == [
        "The time is free for others at once. This cannot be taken back.",
        "1 person is waiting for it and will be glad.",
    ]
    at_home.post(page("cancel", booking))
    offer = WaitingEntry.objects.get().offer
    assert (offer.person, offer.status) == (neighbour, Status.HELD)


def test_extending_offers_only_ends_that_are_free(at_home, room, resident, neighbour):
    booking = booked(resident, room, span(10, 11))
    booked(neighbour, room, span(12, 13))
    ends = at_home.get(page("extend", booking)).context["ends"]
    assert [each["value"] for each in ends] == [
        (booking.ends_at + timedelta(minutes=minutes)).isoformat()
        for minutes in (30, 60)
    ]
    refused = at_home.post(page("extend", booking), {"end": span(12, 12.5).end})
    assert refused.status_code == 422
    at_home.post(page("extend", booking), {"end": ends[1]["value"]})
    booking.refresh_from_db()
    assert booking.ends_at == span(11, 12).end


def test_arriving_is_possible_when_it_is_time(at_home, room, resident, time_machine):
    booking = booked(resident, room)
    at_home.post(page("arrive", booking))
    booking.refresh_from_db()
    assert booking.status == Status.CONFIRMED
    time_machine.move_to(booking.starts_at - timedelta(minutes=5))
    sign_in(at_home, resident)
    at_home.post(page("arrive", booking))
    booking.refresh_from_db()
    assert booking.status == Status.IN_USE
    time_machine.move_to(booking.starts_at + timedelta(minutes=30), tick=False)
    at_home.post(page("leave", booking))
    booking.refresh_from_db()
    assert (booking.status, booking.ends_at) == (Status.ENDED, timezone.now())


def test_my_bookings_cost_the_same_with_many(
    at_home, resident, django_assert_max_num_queries
):
    for number in range(6):
        booked(resident, ResourceFactory(), span(10, 11, days=number + 1))
    with django_assert_max_num_queries(17):  # one is the bell in the header
        answer = at_home.get(reverse("bookings:mine"))
    assert len(answer.context["coming"]) == 6


def test_somebody_elses_booking_is_not_there(client, room, resident, neighbour):
    booking = booked(resident, room)
    sign_in(client, neighbour)
    for name in ("booking", "cancel", "extend"):
        assert client.get(page(name, booking)).status_code == 404
    assert client.post(page("cancel", booking)).status_code == 404
    booking.refresh_from_db()
    assert booking.status == Status.CONFIRMED


def test_manager_cancels_with_a_reason_that_the_person_reads(
    client, room, resident, manager, django_capture_on_commit_callbacks
):
    booking = booked(resident, room)
    sign_in(client, manager)
    assert client.post(page("cancel", booking), {"note": ""}).status_code == 200
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page("cancel", booking), {"note": "The pipe broke."})
    assert [letter.to for letter in mail.outbox] == [[resident.email]]
    assert "The pipe broke." in mail.outbox[0].body
