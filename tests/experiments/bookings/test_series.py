"""The same hours every week: what is free is booked, what is not is named."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.urls import reverse

from experiments.bookings.actions.repeating import Rhythm, book_series, cancel_series
from experiments.bookings.cards import dates_of
from experiments.bookings.models import Booking, Series
from experiments.bookings.opening_hours import Span
from experiments.bookings.permissions import (
    KeyHasOtherWish,
    NoDates,
    TooLong,
    TooManyDates,
    name_of,
    sentence_of,
)
from experiments.bookings.workflow import Status
from tests.factories.accounts import sign_in
from tests.factories.bookings import ResourceFactory, booked, on_the_hour, span

BERLIN = ZoneInfo("Europe/Berlin")


def test_wall_clock_stays_when_the_clocks_change():
    rhythm = Rhythm(date(2026, 3, 22), date(2026, 4, 5), 1, 10 * 60, 12 * 60)
    assert [rhythm.span(day, BERLIN) for day in rhythm.days()] == [
        Span(
            datetime(2026, 3, day, hour, tzinfo=UTC),
            datetime(2026, 3, day, hour + 2, tzinfo=UTC),
        )
        for day, hour in ((22, 9), (29, 8))
    ] + [
        Span(datetime(2026, 4, 5, 8, tzinfo=UTC), datetime(2026, 4, 5, 10, tzinfo=UTC))
    ]


def test_night_ends_on_the_next_day_and_leap_days_are_days():
    rhythm = Rhythm(date(2028, 2, 29), date(2028, 2, 29), 1, 22 * 60, 6 * 60)
    assert rhythm.span(date(2028, 2, 29), BERLIN) == Span(
        datetime(2028, 2, 29, 21, tzinfo=UTC), datetime(2028, 3, 1, 5, tzinfo=UTC)
    )


def test_number_of_dates_has_limits():
    first = date(2027, 1, 1)
    with pytest.raises(NoDates):
        Rhythm(first, first - timedelta(days=1), 1, 0, 60).days()
    with pytest.raises(TooManyDates):
        Rhythm(first, date(9999, 1, 1), 1, 0, 60).days()
    assert len(Rhythm(first, first + timedelta(weeks=52), 1, 0, 60).days()) == 53


def test_refusal_is_kept_short_and_said_again_in_full():
    assert name_of(TooLong(480)) == "TooLong:480"
    assert sentence_of("TooLong:480") == str(TooLong(480))
    assert sentence_of("Closed:") == "It is not open the whole of this time."


@pytest.fixture
def room(db):
    return ResourceFactory()


@pytest.fixture
def rhythm():
    first = on_the_hour(0).date()
    return Rhythm(first, first + timedelta(weeks=3), 1, 10 * 60, 12 * 60)


def booked_series(person, room, rhythm, key=None):
    return book_series(
        person=person,
        resource=room,
        rhythm=rhythm,
        title="Choir",
        client_key=key or uuid4(),
    )


def test_free_dates_are_booked_and_others_named_with_the_nearest_time(
    resident, neighbour, room, rhythm, django_capture_on_commit_callbacks
):
    booked(neighbour, room, span(11, 13, days=8))
    with django_capture_on_commit_callbacks(execute=True):
        series = booked_series(resident, room, rhythm)
    dates = dates_of(series)
    assert [card.booking and card.booking.status for card in dates] == [
        Status.CONFIRMED,
        None,
        Status.CONFIRMED,
        Status.CONFIRMED,
    ]
    assert dates[1].sentence == "Somebody else has just taken this time."
    offered = [each["value"] for each in dates[1].times]
    first, last = (
        moment.astimezone(UTC).isoformat()
        for moment in (on_the_hour(9, 8), on_the_hour(11, 8))
    )
    assert offered == [f"{first}/{last}"]
    assert [letter.to for letter in mail.outbox] == [[resident.email]]


def test_same_key_again_books_nothing_twice(resident, neighbour, room, rhythm):
    key = uuid4()
    first = booked_series(resident, room, rhythm, key)
    assert booked_series(resident, room, rhythm, key) == first
    assert Booking.objects.count() == first.dates.count() == 4
    with pytest.raises(KeyHasOtherWish):
        booked_series(neighbour, room, rhythm, key)


def test_series_that_was_cut_off_goes_on(resident, room, rhythm):
    key = uuid4()
    series = booked_series(resident, room, rhythm, key)
    last = series.dates.order_by("day").last()
    last.delete()  # the server died before it was written down, and after it was booked
    booked_series(resident, room, rhythm, key)
    assert Booking.objects.count() == series.dates.count() == 4


def test_dates_to_come_are_given_back_together(resident, room, rhythm):
    series = booked_series(resident, room, rhythm)
    assert cancel_series(series=series, by=resident) == 4
    assert set(Booking.objects.values_list("status", flat=True)) == {Status.CANCELLED}


def test_pages_of_a_series(client, resident, neighbour, room, rhythm):
    booked(neighbour, room, span(11, 13, days=8))
    series = booked_series(resident, room, rhythm)
    page = reverse("bookings:series", args=[series.pk])
    sign_in(client, resident)
    answer = client.get(page)
    assert answer.context["booked"] == 3
    take = answer.context["dates"][1].times[0]["value"]
    for _press in range(2):
        client.post(reverse("bookings:series-take", args=[series.pk]), {"take": take})
    assert Booking.objects.filter(person=resident, status=Status.HELD).count() == 1
    sign_in(client, neighbour)
    assert client.get(page).status_code == 404
    assert Series.objects.count() == 1
