"""Somebody leaves the park: everything they had is free, and whoever waits for it is served."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core import mail
from django.db import transaction

from accounts.actions.erasure import erase_person
from accounts.models import User
from experiments.bookings.actions import (
    call_off_booking,
    check_in,
    join_waiting,
    leave_booking,
)
from experiments.bookings.actions.repeating import Rhythm, book_series
from experiments.bookings.models import (
    Booking,
    BookingEvent,
    Claim,
    Series,
    SeriesDate,
    WaitingEntry,
    WaitingItem,
)
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status
from tests.factories.accounts import UserFactory
from tests.factories.bookings import ResourceFactory, booked, held, on_the_hour, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaver():
    return UserFactory(email="leaver@example.org", display_name="Lea Leaver")


@pytest.fixture
def erased(leaver, django_capture_on_commit_callbacks):
    """``erased()``: with what happens after the commit."""

    def erase():
        with django_capture_on_commit_callbacks(execute=True):
            erase_person(person=leaver, by=leaver)

    return erase


def wait(person, *things, when=None, **more):
    items = tuple((each.pk, 1) for each in things)
    return join_waiting(person=person, wish=Wish(items, when or span(10, 12), **more))


def offer_of(entry):
    return WaitingEntry.objects.select_related("offer").get(pk=entry.pk).offer


def test_everything_to_come_is_free_and_the_next_are_offered_it(
    leaver, erased, neighbour, founder
):
    confirmed, hold, asked = (
        ResourceFactory(),
        ResourceFactory(),
        ResourceFactory(rules__needs_approval=True),
    )
    lines = []
    for room, book in ((confirmed, booked), (hold, held), (asked, booked)):
        book(leaver, room)
        lines.append((wait(neighbour, room), wait(founder, room)))
    erased()
    assert [
        (offer_of(first).person, offer_of(first).status, offer_of(second))
        for first, second in lines
    ] == [(neighbour, Status.HELD, None)] * 3
    assert Claim.objects.filter(booking__person=None).count() == 0
    assert {letter.to[0] for letter in mail.outbox} == {
        "leaver@example.org",  # the last one: it is done
        neighbour.email,
    }


def test_place_in_line_and_the_offer_in_hand_go_to_the_next(
    leaver, erased, resident, neighbour
):
    room, tools = ResourceFactory(), ResourceFactory()
    taken = booked(resident, room)
    wait(leaver, room, tools, title="Lea's choir")
    entry = wait(neighbour, room)
    call_off_booking(booking=taken, by=resident)
    assert Booking.objects.get(person=leaver).status == Status.HELD
    erased()
    assert offer_of(entry).person == neighbour
    assert (WaitingEntry.objects.count(), WaitingItem.objects.count()) == (1, 0)


def test_somebody_who_is_there_leaves_now_and_the_rest_is_offered(
    leaver, erased, neighbour, time_machine
):
    room = ResourceFactory()
    booking = booked(leaver, room, span(10, 14))
    entry = wait(neighbour, room, when=span(12, 14))
    time_machine.move_to(booking.starts_at, tick=False)
    check_in(booking=booking, by=leaver)
    time_machine.shift(timedelta(hours=1))
    erased()
    booking.refresh_from_db()
    assert (booking.status, booking.ends_at) == (
        Status.ENDED,
        booking.starts_at + timedelta(hours=1),
    )
    assert offer_of(entry).person == neighbour


def test_series_is_given_back_date_by_date_without_name_and_words(
    leaver, erased, neighbour
):
    room = ResourceFactory()
    first = on_the_hour(0).date()
    rhythm = Rhythm(first, first + timedelta(weeks=2), 1, 10 * 60, 12 * 60)
    book_series(
        person=leaver,
        resource=room,
        rhythm=rhythm,
        title="Lea's choir",
        client_key=uuid4(),
    )
    entries = [
        wait(neighbour, room, when=span(10, 12, days=1 + 7 * week)) for week in range(3)
    ]
    erased()
    assert [offer_of(entry).person for entry in entries] == [neighbour] * 3
    series = Series.objects.get()
    assert (series.person, series.title) == (None, "")
    assert SeriesDate.objects.filter(series=series).count() == 3


def test_of_what_was_used_only_the_time_stays(leaver, erased, time_machine):
    room = ResourceFactory()
    booking = booked(leaver, room, span(10, 12), title="Lea's choir", people=7)
    time_machine.move_to(booking.starts_at, tick=False)
    check_in(booking=booking, by=leaver)
    time_machine.shift(timedelta(hours=1))
    leave_booking(booking=booking, by=leaver)
    erased()
    kept = Booking.objects.get()
    assert (kept.status, kept.person, kept.title, kept.people) == (
        Status.ENDED,
        None,
        "",
        1,
    )
    assert kept.span.minutes == 60
    assert set(BookingEvent.objects.values_list("by", "note")) == {(None, "")}
    assert not User.objects.filter(email="leaver@example.org").exists()


def test_erasure_that_fails_gives_nothing_away(
    leaver, neighbour, django_capture_on_commit_callbacks
):
    room = ResourceFactory()
    mine = booked(leaver, room)
    entry = wait(neighbour, room)
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(RuntimeError),
        transaction.atomic(),
    ):
        erase_person(person=leaver, by=leaver)
        raise RuntimeError
    mine.refresh_from_db()
    assert (mine.status, mine.person) == (Status.CONFIRMED, leaver)
    assert (offer_of(entry), Claim.objects.count()) == (None, 1)
