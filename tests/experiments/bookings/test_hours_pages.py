"""Whoever lends a thing says when it is open."""

import pytest
from django.urls import reverse

from experiments.bookings.calendars import hours_of
from experiments.bookings.forms.hours import overlaps, split_at_midnight
from experiments.bookings.opening_hours import DAY
from tests.factories.accounts import sign_in
from tests.factories.bookings import ResourceFactory, booked, on_the_hour, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return ResourceFactory(is_always_open=False)


@pytest.fixture
def page(room):
    return reverse("bookings:hours", args=[room.slug])


@pytest.fixture
def desk(client, manager):
    return sign_in(client, manager)


def week(room):
    rows = room.weekly_hours.order_by("weekday", "opens")
    return list(rows.values_list("weekday", "opens", "closes"))


def test_night_is_two_rows_and_midnight_the_end_of_a_day():
    assert split_at_midnight(6, 22 * 60, 6 * 60) == [(6, 1320, DAY), (0, 0, 360)]
    assert split_at_midnight(0, 600, 0) == [(0, 600, DAY)]
    assert split_at_midnight(0, 0, 0) == [(0, 0, DAY)]
    assert split_at_midnight(2, 540, 600) == [(2, 540, 600)]


def test_overlaps_are_named_and_touching_is_none():
    rows = [(0, 540, 720), (0, 660, 780), (1, 540, 600), (1, 600, 660)]
    assert overlaps(rows) == ["Monday: 09:00–12:00 and 11:00–13:00 overlap."]


def test_week_is_saved_with_several_rows_and_a_night(desk, room, page):
    sent = {
        "d0r0opens": "09:00",
        "d0r0closes": "12:00",
        "d0r1opens": "13:00",
        "d0r1closes": "18:00",
        "d4r0opens": "22:00",
        "d4r0closes": "06:00",
    }
    assert desk.post(page, sent).headers["Location"] == page
    assert week(room) == [(0, 540, 720), (0, 780, 1080), (4, 1320, DAY), (5, 0, 360)]
    rows = desk.get(page).context["week"].days()[0]["rows"]
    assert [opens.value() for opens, _closes in rows] == ["09:00", "13:00", None]


def test_hours_that_overlap_are_refused_and_nothing_is_lost(desk, room, page):
    sent = {
        "d0r0opens": "09:00",
        "d0r0closes": "12:00",
        "d0r1opens": "11:00",
        "d0r1closes": "13:00",
    }
    answer = desk.post(page, sent)
    assert answer.status_code == 422
    assert answer.context["week"].non_field_errors() == [
        "Monday: 09:00–12:00 and 11:00–13:00 overlap."
    ]
    assert answer.context["week"]["d0r1opens"].value() == "11:00"
    assert week(room) == []


@pytest.mark.parametrize(
    "sent",
    [
        {"d0r0opens": "09:00"},
        {"d0r0opens": "09:00", "d0r0closes": "09:00"},
        {"d0r0opens": "99:00", "d0r0closes": "10:00"},
    ],
)
def test_half_a_row_is_refused(desk, room, page, sent):
    assert desk.post(page, sent).status_code == 422
    assert week(room) == []


def test_monday_is_copied_and_saved_only_after_that(desk, room, page):
    sent = {"d0r0opens": "09:00", "d0r0closes": "17:00", "d2r0opens": "01:00"}
    form = desk.post(page, {**sent, "copy": "monday"}).context["week"]
    assert [form[f"d{day}r0opens"].value() for day in range(5)] == ["09:00"] * 5
    assert week(room) == []
    filled = {name: form[name].value() or "" for name in form.fields}
    desk.post(page, filled)
    assert week(room) == [(day, 540, 1020) for day in range(5)]


def test_one_more_row_keeps_what_was_typed(desk, page):
    sent = {"d1r0opens": "09:00", "d1r0closes": "10:00", "more": "1"}
    days = desk.post(page, sent).context["week"].days()
    assert [len(day["rows"]) for day in days] == [1, 2, 1, 1, 1, 1, 1]
    assert [day["is_open"] for day in days] == [number == 1 for number in range(7)]


def test_each_day_is_one_line_until_it_is_opened(desk, room, page):
    room.weekly_hours.create(weekday=0, opens=540, closes=720)
    room.weekly_hours.create(weekday=0, opens=780, closes=1080)
    days = desk.get(page).context["week"].days()
    assert days[0]["hours"] == "09:00–12:00, 13:00–18:00"
    assert [day["hours"] for day in days[1:]] == [""] * 6
    assert [day["is_open"] for day in days] == [False] * 7
    faulty = desk.post(page, {"d3r0opens": "09:00"}).context["week"].days()
    assert [day["number"] for day in faulty if day["is_open"]] == [3]


def test_exception_takes_the_place_of_a_day_and_is_taken_back(
    desk, room, page, resident
):
    open_room = ResourceFactory()
    page = reverse("bookings:hours", args=[open_room.slug])
    booked(resident, open_room, span(10, 11))
    day = on_the_hour(0).date()
    sent = {"act": "exception", "day": f"{day}"}
    answer = desk.post(page, sent, follow=True)
    assert [str(each) for each in answer.context["messages"]] == [
        "The day is saved.",
        "1 booking of that day stays: talk with whoever booked.",
    ]
    assert hours_of([open_room])[open_room.pk].of_day(day) == []
    desk.post(page, {"act": "remove", "exception": open_room.hours_exceptions.get().pk})
    assert hours_of([open_room])[open_room.pk].of_day(day) == ((0, DAY),)


@pytest.mark.parametrize(
    ("opens", "closes"), [("10:00", ""), ("10:00", "09:00"), ("", "9:00")]
)
def test_exception_with_half_its_hours_is_refused(desk, room, page, opens, closes):
    sent = {
        "act": "exception",
        "day": "2027-01-04",
        "opens": opens,
        "closes": closes,
    }
    assert desk.post(page, sent).status_code == 422
    assert room.hours_exceptions.count() == 0


def test_hours_are_no_business_of_a_stranger(client, resident, room, page):
    sign_in(client, resident)
    assert client.get(page).status_code == 404
    assert client.post(page, {"d0r0opens": "09:00"}).status_code == 404
