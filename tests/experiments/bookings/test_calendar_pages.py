"""Bookings in calendars of elsewhere, and their busy times here."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from experiments.bookings.actions import cancel_booking
from experiments.bookings.actions.busy_times import import_busy_times, remove_calendar
from experiments.bookings.actions.links import renew_link
from experiments.bookings.enums import Kind, Purpose
from experiments.bookings.exports import busy_entries, token_of
from experiments.bookings.models import Booking, BusyCalendar, CalendarLink, Claim
from experiments.bookings.permissions import AlreadyTaken, CalendarBroken
from experiments.permissions import NotAllowed
from tests.factories.accounts import sign_in
from tests.factories.bookings import ResourceFactory, booked, held, on_the_hour, span

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return ResourceFactory()


def feed(client, token):
    return client.get(reverse("bookings:calendar-feed", args=[token]))


def events(answer):
    return Calendar.from_ical(answer.content).walk("VEVENT")


def test_own_bookings_are_read_by_the_secret_address(client, room, resident, neighbour):
    booking = booked(resident, room)
    booked(neighbour, room, span(13, 14))
    given_back = booked(resident, room, span(15, 16))
    cancel_booking(booking=given_back, by=resident)
    answer = feed(client, token_of(renew_link(person=resident)))
    assert [
        (str(event["SUMMARY"]), event.start, str(event["STATUS"]))
        for event in events(answer)
    ] == [
        (str(room), booking.starts_at, "CONFIRMED"),
        (str(room), given_back.starts_at, "CANCELLED"),
    ]
    assert "no-store" in answer.headers["Cache-Control"]


def test_new_address_makes_the_old_one_dead(client, resident, caplog):
    sign_in(client, resident)
    page = reverse("bookings:calendar")
    assert client.get(page).context["address"] == ""
    client.post(page)
    old = token_of(CalendarLink.objects.get())
    assert f"{old}.ics" in client.get(page).context["address"]
    client.logout()
    assert feed(client, old).status_code == 200
    sign_in(client, resident)
    client.post(page)
    client.logout()
    assert feed(client, old).status_code == 404
    new = token_of(CalendarLink.objects.get())
    assert feed(client, new).status_code == 200
    assert [line for line in caplog.messages if new in line or old in line] == []


@pytest.mark.parametrize("token", ["forged", "WzEsMV0:x:y", "a:b"])
def test_forged_address_opens_nothing(client, token):
    assert feed(client, token).status_code == 404


def test_address_of_somebody_who_left_opens_nothing(client, resident):
    token = token_of(renew_link(person=resident))
    resident.is_active = False
    resident.save()
    assert feed(client, token).status_code == 404


def test_public_calendar_says_when_and_nothing_else(client, resident, neighbour):
    room = ResourceFactory(shows_calendar=True)
    booked(resident, room, span(10, 11), title="Secret meeting")
    booked(neighbour, room, span(11, 12))
    answer = client.get(reverse("bookings:taken", args=[room.slug]))
    assert [(event.start, event.end) for event in events(answer)] == [
        (on_the_hour(10), on_the_hour(12))
    ]
    body = answer.content.decode()
    words = ["Secret", resident.get_full_name(), Booking.objects.first().code]
    assert [word for word in words if word in body] == []


def test_public_calendar_is_only_where_its_keepers_say_so(client, room):
    assert client.get(reverse("bookings:taken", args=[room.slug])).status_code == 404


def test_parking_space_never_has_a_public_calendar():
    space = ResourceFactory(kind=Kind.PARKING)
    space.shows_calendar = True
    with pytest.raises(ValidationError):
        space.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        space.save()


def test_equal_things_are_taken_only_when_all_are(resident, neighbour):
    desks = ResourceFactory(quantity=2)
    booked(resident, desks, span(10, 12))
    assert busy_entries(desks) == []
    booked(neighbour, desks, span(11, 13))
    assert [(each.starts, each.ends) for each in busy_entries(desks)] == [
        (on_the_hour(11), on_the_hour(12))
    ]


def file_of(*times, rule=""):
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN"]
    for number, when in enumerate(times):
        lines += [
            "BEGIN:VEVENT",
            f"UID:{number}",
            *([rule] if rule else []),
            f"DTSTART;TZID=Asia/Seoul:{when.start:%Y%m%dT%H%M%S}",
            f"DTEND;TZID=Asia/Seoul:{when.end:%Y%m%dT%H%M%S}",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def taken_in(manager, room, content, name="Office"):
    return import_busy_times(resource=room, name=name, content=content, by=manager)


def imported(room):
    rows = Booking.objects.filter(purpose=Purpose.IMPORTED, resources=room)
    return list(rows.order_by("starts_at").values_list("starts_at", "ends_at"))


def test_busy_times_are_taken_and_conflicts_named(manager, room, resident, neighbour):
    booked(resident, room, span(10, 11))
    done = taken_in(manager, room, file_of(span(9, 12), span(14, 15)))
    assert (done.taken, done.before) == (3, 0)
    assert done.conflicts == [span(9, 12)]
    assert imported(room) == [
        (on_the_hour(first), on_the_hour(last))
        for first, last in ((9, 10), (11, 12), (14, 15))
    ]
    with pytest.raises(AlreadyTaken):
        held(neighbour, room, span(14, 14.5))


def test_same_calendar_again_takes_the_place_of_itself(manager, room):
    content = file_of(span(9, 10), rule="RRULE:FREQ=WEEKLY;COUNT=3")
    first, second = (taken_in(manager, room, content) for _each in range(2))
    assert (first.taken, first.before) == (3, 0)
    assert (second.taken, second.before) == (3, 3)
    taken_in(manager, room, file_of(span(20, 21)), name="Choir")
    done = taken_in(manager, room, file_of(span(12, 13)))
    assert (done.taken, done.before) == (1, 3)
    assert imported(room) == [
        (on_the_hour(12), on_the_hour(13)),
        (on_the_hour(20), on_the_hour(21)),
    ]
    remove_calendar(calendar=BusyCalendar.objects.get(name="Choir"), by=manager)
    assert Claim.objects.count() == 1


def test_broken_file_changes_nothing_and_strangers_import_nothing(
    manager, resident, room
):
    taken_in(manager, room, file_of(span(9, 10)))
    with pytest.raises(CalendarBroken) as refusal:
        taken_in(manager, room, file_of(span(9, 10)).replace(b"DTSTART;", b"DTSTART;;"))
    assert refusal.value.line == 6
    assert str(refusal.value).startswith("Line 6 cannot be read: ")
    with pytest.raises(NotAllowed):
        taken_in(resident, room, file_of(span(9, 10)))
    assert len(imported(room)) == 1


def test_page_of_busy_times(client, manager, room):
    sign_in(client, manager)
    page = reverse("bookings:busy", args=[room.slug])
    sent = {"name": "Office", "file": SimpleUploadedFile("a.ics", file_of(span(9, 10)))}
    assert client.post(page, sent).context["done"].taken == 1
    broken = {"name": "Office", "file": SimpleUploadedFile("a.ics", b"nothing")}
    answer = client.post(page, broken)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"][0].startswith("Line 1 cannot be read")
    client.post(page, {"act": "remove", "calendar": BusyCalendar.objects.get().pk})
    assert imported(room) == []


def test_what_is_over_stays_when_a_calendar_is_read_again(manager, room, time_machine):
    taken_in(manager, room, file_of(span(9, 10)))
    time_machine.move_to(timezone.now() + timedelta(days=3))
    assert taken_in(manager, room, file_of()).before == 0
    assert len(imported(room)) == 1
