"""Whatever is wrong with what somebody sends: a sentence that says so, everything typed still there, nothing written."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from experiments.bookings.enums import Kind
from experiments.bookings.models import (
    Booking,
    Claim,
    HoursException,
    Series,
    WaitingEntry,
)
from experiments.bookings.workflow import Status
from tests.factories.accounts import sign_in
from tests.factories.bookings import ResourceFactory, booked, on_the_hour, span, typed
from tests.factories.parking import lent_space, running_scheme

pytestmark = pytest.mark.django_db

YEARS = "A booking is no longer than a year."
FORMS = {
    "the end before the beginning": (
        typed("12:00", "10:00"),
        "The end must come after the beginning.",
    ),
    "no time at all": (
        typed("10:00", "10:00"),
        "The end must come after the beginning.",
    ),
    "in the past": (
        typed(day="2020-01-01"),
        "This time is over. Choose one that is still to come.",
    ),
    "a day that ended before it began": (
        typed(until_day="2020-01-01"),
        "The end must come after the beginning.",
    ),
    "too long": (
        typed("10:00", "20:00"),
        "The longest booking here is 480 minutes.",
    ),
    "years": (typed(until_day="2199-12-31"), YEARS),
    "next century": (
        typed(until_day="9999-12-31"),
        "Ensure this value is less than or equal to 2200-01-01.",
    ),
    "antiquity": (
        typed(day="0001-01-01"),
        "Ensure this value is greater than or equal to 2000-01-01.",
    ),
    "1000000000 hours": (typed(last="1000000000:00"), "Enter a valid time."),
    "no day": (typed(day="the day after"), "Enter a valid date."),
    "no such day": (typed(day="2027-02-29"), "Enter a valid date."),
    "a forged key": (typed(client_key="mine"), "Enter a valid UUID."),
}


@pytest.mark.parametrize(("sent", "sentence"), FORMS.values(), ids=FORMS)
def test_form_says_what_is_wrong_and_keeps_what_was_typed(send, sent, sentence):
    answer, told = send(sent)
    assert answer.status_code == 422
    assert said(told) == [sentence]
    assert sentence in answer.content.decode()
    form = told["form"]
    assert {name: form[name].value() for name in sent} == sent
    assert (Booking.objects.count(), Claim.objects.count()) == (0, 0)


@pytest.mark.parametrize(("sent", "sentence"), FORMS.values(), ids=FORMS)
def test_waiting_for_it_says_the_same(send, sent, sentence):
    answer, told = send({**sent, "wait": "1"})
    assert answer.status_code == 422
    assert said(told) == [sentence]
    assert WaitingEntry.objects.count() == 0


def said(told) -> list[str]:
    faults = [str(told["refusal"])] if told.get("refusal") else []
    return faults + [fault for row in told["form"].errors.values() for fault in row]


def test_taken_time_says_so_and_keeps_what_was_typed(send, room, neighbour):
    booked(neighbour, room)
    sent = typed("11:00", "13:00")
    answer, told = send(sent)
    assert (answer.status_code, said(told)) == (
        422,
        ["Somebody else has just taken this time."],
    )
    assert {name: told["form"][name].value() for name in sent} == sent


def test_time_buttons_written_by_hand_change_nothing(send):
    for forged in ("", "x", "1/2", f"{'9' * 400}/1", "2027-01-01/2027-01-02"):
        answer, told = send({**typed("12:00", "10:00"), "take": forged})
        assert said(told) == ["The end must come after the beginning."]
        assert answer.status_code == 422


@pytest.fixture
def at_home(client, resident):
    return sign_in(client, resident)


ENDS = {
    "before the beginning": ("09:00", "The end must come after the beginning."),
    "too long": ("23:00", "The longest booking here is 480 minutes."),
    "off the step": (
        "12:07",
        "Begin and end on the marks of the clock that this place works with.",
    ),
}


@pytest.mark.parametrize(("until", "sentence"), ENDS.values(), ids=ENDS)
def test_new_end_that_cannot_be_is_refused_with_what_was_typed(
    at_home, resident, until, sentence
):
    booking = booked(resident, ResourceFactory())
    page = reverse("bookings:extend", args=[booking.code])
    answer = at_home.post(
        page, {"until_day": f"{on_the_hour(0).date()}", "until": until}
    )
    assert answer.status_code == 422
    assert str(answer.context["refusal"]) == sentence
    assert sentence in answer.content.decode()
    assert answer.context["form"]["until"].value() == until
    booking.refresh_from_db()
    assert booking.ends_at == span(10, 12).end


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"until_day": "9999-12-31", "until": "23:59"},
        {"end": "9999-12-31T23:59:59-23:59"},
        {"end": "1000000000"},
    ],
)
def test_new_end_that_is_none_is_refused(at_home, resident, sent):
    booking = booked(resident, ResourceFactory())
    page = reverse("bookings:extend", args=[booking.code])
    answer = at_home.post(page, sent)
    assert answer.status_code == 422
    assert answer.context["form"].errors != {}
    booking.refresh_from_db()
    assert booking.ends_at == span(10, 12).end


@pytest.fixture
def desk(client, manager):
    return sign_in(client, manager)


def test_exception_that_overlaps_another_is_refused_with_what_was_typed(desk, room):
    page = reverse("bookings:hours", args=[room.slug])
    day = f"{on_the_hour(0).date()}"
    sent = {"act": "exception", "day": day, "opens": "09:00", "closes": "12:00"}
    desk.post(page, sent)
    answer = desk.post(page, {**sent, "opens": "11:00", "closes": "13:00"})
    assert answer.status_code == 422
    form = answer.context["exception"]
    assert form.non_field_errors() == [
        "These hours overlap with others of the same day."
    ]
    assert [form[name].value() for name in ("day", "opens", "closes")] == [
        day,
        "11:00",
        "13:00",
    ]
    assert HoursException.objects.count() == 1


SERIES = {
    "the last day before the first": (
        {"last_day": "2020-01-01"},
        "The last day must not come before the first.",
    ),
    "every 1000000000 weeks": (
        {"every_weeks": "1000000000"},
        "Ensure this value is less than or equal to 53.",
    ),
    "for years": (
        {"last_day": "2190-01-01"},
        "A series has at most fifty-three dates: a year of weeks.",
    ),
}


@pytest.mark.parametrize(("sent", "sentence"), SERIES.values(), ids=SERIES)
def test_series_that_cannot_be_is_refused_with_what_was_typed(
    send_series, sent, sentence
):
    day = f"{on_the_hour(0).date()}"
    whole = {
        "client_key": str(uuid4()),
        "title": "Choir",
        "first_day": day,
        "last_day": day,
        "every_weeks": "1",
        "start": "10:00",
        "until": "12:00",
    } | sent
    answer, form = send_series(whole)
    assert answer.status_code == 422
    assert [fault for row in form.errors.values() for fault in row] == [sentence]
    assert {name: form[name].value() for name in whole} == whole
    assert (Series.objects.count(), Booking.objects.count()) == (0, 0)


def test_calendar_that_cannot_be_read_keeps_its_name(desk, room):
    page = reverse("bookings:busy", args=[room.slug])
    sent = {"name": "Office", "file": SimpleUploadedFile("a.ics", b"nothing")}
    answer = desk.post(page, sent)
    assert answer.status_code == 422
    assert answer.context["form"]["name"].value() == "Office"
    assert Booking.objects.count() == 0


NOT_MINE = ("hours", "busy")


@pytest.mark.parametrize("name", NOT_MINE)
def test_space_of_somebody_else_is_not_there(at_home, neighbour, name):
    """Neither to be looked at nor to be changed."""
    space = lent_space(running_scheme(), neighbour)
    page = reverse(f"bookings:{name}", args=[space.resource.slug])
    assert at_home.get(page).status_code == 404
    sent = {"d0r0opens": "09:00", "d0r0closes": "12:00", "name": "Mine"}
    file = SimpleUploadedFile("a.ics", b"BEGIN:VCALENDAR")
    assert at_home.post(page, {**sent, "file": file}).status_code == 404
    assert space.resource.weekly_hours.count() == 0


def test_lent_space_is_held_only_through_parking(at_home, neighbour):
    """The pages of all bookings have no door to it: no waiting, no series, no public calendar."""
    space = lent_space(running_scheme(), neighbour)
    assert space.resource.kind == Kind.PARKING
    taken = reverse("bookings:taken", args=[space.resource.slug])
    assert at_home.get(taken).status_code == 404


def test_step_that_comes_too_late_says_so_and_changes_nothing(
    at_home, resident, time_machine
):
    booking = booked(resident, ResourceFactory())
    pages = {
        name: reverse(f"bookings:{name}", args=[booking.code])
        for name in ("confirm", "arrive", "leave", "cancel", "extend")
    }
    at_home.post(pages["cancel"])
    told = []
    for name in ("confirm", "arrive", "leave"):
        answer = at_home.post(pages[name], follow=True)
        told += [str(each) for each in answer.context["messages"]][-1:]
    moved_on = "The booking has moved on; this cannot be done with it any more."
    assert told == [moved_on] * 3
    for name in ("cancel", "extend"):
        answer = at_home.post(pages[name], {"end": span(12, 13).end.isoformat()})
        assert answer.status_code == 302
    booking.refresh_from_db()
    assert (booking.status, booking.ends_at) == (Status.CANCELLED, span(10, 12).end)


def test_arriving_too_early_says_so(at_home, resident, time_machine):
    booking = booked(resident, ResourceFactory())
    time_machine.move_to(booking.starts_at - timedelta(minutes=16), tick=False)
    sign_in(at_home, resident)
    answer = at_home.post(reverse("bookings:arrive", args=[booking.code]), follow=True)
    assert [str(each) for each in answer.context["messages"]] == [
        "It is too early to say that you have arrived."
    ]
