"""A resident and a room: held, booked once however often it is pressed, extended, given back, and offered to the next."""

from datetime import timedelta

import pytest
from django.core import mail

from experiments.bookings.models import Booking, Series, WaitingEntry
from experiments.bookings.workflow import Status
from experiments.spaces.models import Space
from tests.factories.bookings import booked, on_the_hour, span
from tests.factories.home import opened_park
from tests.factories.observations import words
from tests.factories.spaces import SpaceFactory, equipment

from .phone import LANGUAGES

pytestmark = pytest.mark.browser


@pytest.fixture
def room(live_site) -> Space:
    """In a hall, with lamps that go along."""
    opened_park()
    hall = SpaceFactory(people=80, resource__slug="hall", resource__name=words("Hall"))
    room = SpaceFactory(
        resource__slug="room",
        resource__name=words("Room"),
        resource__parent=hall.resource,
    )
    room.tools.add(equipment(resource__slug="lamps", resource__name=words("Lamps")))
    return room


def fills_in(person, room, hours=("10:00", "12:00")):
    person.fill(day=on_the_hour().date(), start=hours[0], until=hours[1])
    person.fill(title="Choir", people=8, **{f"tool_{room.tools.get().pk}": 3})
    person.tick("with_hall")


def prepares(person, room):
    person.open("spaces/room/")
    person.follow("Book this space")
    person.stands_before("Book %(name)s", name=room.resource.name[person.language])
    fills_in(person, room)


def holds_by_a_double_click(person):
    with person.page.expect_navigation():
        person.on("Hold it for me").dblclick()
    person.stands_before("Held for you")
    assert Booking.objects.get().status == Status.HELD


def goes_back_and_presses_again(person, room):
    """What was held is not held twice; nor by the form that stood open in the other tab."""
    person.page.go_back()
    person.stands_before("Book %(name)s", name=room.resource.name[person.language])
    fills_in(person, room)
    person.press("Hold it for me")
    assert Booking.objects.get().status == Status.HELD


def confirms_in_two_tabs(person, code):
    tabs = [person, person.new_tab()]
    for tab in tabs:
        tab.open(f"bookings/{code}/")
        tab.stands_before("Held for you")
    for tab in tabs:
        tab.press("Confirm the booking")
        tab.main.locator(".receipt").wait_for()
    tabs[1].page.close()


def took_everything(booking, room):
    lamps = room.tools.get()
    counts = dict(booking.items.values_list("resource__slug", "count"))
    assert counts == {"room": 1, "hall": 1, lamps.resource.slug: 3}
    assert (booking.status, booking.people) == (Status.CONFIRMED, 8)


def moves(person, booking):
    """One hour later, in the same room; what goes with it comes along."""
    person.open(f"bookings/{booking.code}/")
    person.follow("Change the time")
    person.stands_before("Change the time")
    person.look()
    person.fill(start="11:00", until="13:00")
    person.press("Move it to this time")
    person.sees("Done. It is at the new time.")
    booking.refresh_from_db()
    assert booking.span == span(11, 13)


def waits_in_line(person, room):
    """Told at once, with what is free instead."""
    prepares(person, room)
    person.press("Hold it for me")
    person.sees("Somebody else has just taken this time.")
    assert person.main.locator(".hold-times button").count() > 0
    person.look()
    person.press("Wait in line for this time")
    person.sees("You are in line. When the time becomes free, we hold it and write.")
    person.look()


def extends(person, booking):
    person.open(f"bookings/{booking.code}/")
    person.follow("Stay longer")
    person.stands_before("Stay longer")
    person.look()
    with person.page.expect_navigation():
        person.main.locator(".hold-times button").first.click()
    person.sees("It is yours for longer.")
    end = booking.ends_at
    booking.refresh_from_db()
    assert booking.ends_at == end + timedelta(minutes=30)


def cancels(person, booking):
    person.look()
    person.follow("Cancel")
    person.stands_before("Cancel this booking?")
    person.reads(
        person.counted(
            "%(number)s person is waiting for it and will be glad.",
            "%(number)s people are waiting for it and will be glad.",
            1,
        )
    )
    person.look()
    person.press("Cancel the booking")
    person.sees("Cancelled. The time is free for others.")
    booking.refresh_from_db()
    assert booking.status == Status.CANCELLED


def takes_the_offer(person, user):
    assert mail.outbox[-1].to == [user.email]
    person.open("bookings/")
    person.look()
    person.follow("Take it or leave it")
    person.stands_before("It is free: held for you")
    person.sees_time_run("[data-left]")
    person.look()
    person.press("Confirm the booking")
    person.main.locator(".receipt").wait_for()
    assert WaitingEntry.objects.get().offer.status == Status.CONFIRMED


def renews_the_secret_address(person):
    person.open("bookings/calendar/")
    person.look()
    person.press("Make my address")
    first = person.page.locator("#calendar-address").input_value()
    feed = person.context.request.get(first)
    assert "BEGIN:VEVENT" in feed.text()
    person.press("Make a new address")
    person.sees("Here is your address. One you had before opens nothing now.")
    person.look()
    second = person.page.locator("#calendar-address").input_value()
    answers = [person.context.request.get(each).status for each in (first, second)]
    assert answers == [404, 200]


@pytest.mark.parametrize("language", LANGUAGES)
def test_room_with_its_hall_is_booked_once_and_goes_to_the_next(
    room, people, resident, neighbour, language
):
    somebody = people(language)
    person, other = somebody(resident), somebody(neighbour)
    prepares(person, room)
    person.look()
    holds_by_a_double_click(person)
    person.look()
    goes_back_and_presses_again(person, room)
    booking = Booking.objects.get()
    confirms_in_two_tabs(person, booking.code)
    booking.refresh_from_db()
    moves(person, booking)
    took_everything(booking, room)
    waits_in_line(other, room)
    extends(person, booking)
    cancels(person, booking)
    takes_the_offer(other, neighbour)
    renews_the_secret_address(other)


def test_without_script_it_is_all_the_same(room, people, resident):
    person = people("th")(resident, script=False)
    prepares(person, room)
    person.press("Hold it for me")
    person.stands_before("Held for you")
    person.reads(
        person.counted("%(number)s minute left", "%(number)s minutes left", 10)
    )
    person.press("Confirm the booking")
    booking = Booking.objects.get()
    took_everything(booking, room)
    person.follow("Cancel")
    person.press("Cancel the booking")
    person.sees("Cancelled. The time is free for others.")


def test_answer_that_got_lost_is_asked_for_again_and_is_one(room, people, resident):
    person = people("en")(resident)
    prepares(person, room)
    key = person.main.locator('[name="client_key"]').input_value()

    def swallow(route):
        if route.request.method == "POST":
            route.fetch(max_redirects=0)
            route.fulfill(status=204)
        else:
            route.continue_()

    person.page.route("**/spaces/room/book/", swallow)
    person.on("Hold it for me").click()
    person.page.wait_for_timeout(3_100)  # a form takes no second press before
    person.page.unroute("**/spaces/room/book/")
    held = Booking.objects.get()
    assert str(held.client_key) == key
    person.press("Hold it for me")
    person.stands_before("Held for you")
    assert person.page.url.endswith(f"/bookings/{held.code}/")
    assert Booking.objects.get() == held


def books_three_weeks(person, first) -> Series:
    person.open("spaces/room/book/")
    person.follow("Book it every week")
    person.stands_before("Book it every week")
    person.look()
    last = first + timedelta(weeks=2)
    person.fill(title="Choir", first_day=first, last_day=last)
    person.fill(start="10:00", until="12:00")
    person.press("Book the series")
    return Series.objects.get()


@pytest.mark.parametrize("language", LANGUAGES)
def test_series_says_what_became_of_each_date(
    room, people, resident, neighbour, language
):
    booked(neighbour, room.resource, span(10, 12, days=8))
    person = people(language)(resident)
    series = books_three_weeks(person, on_the_hour().date())
    person.sees("Booked: %(booked)s of %(all)s.", booked=2, all=3)
    person.sees("Somebody else has just taken this time.")
    person.look()
    with person.page.expect_navigation():
        person.main.locator(".hold-times button").click()
    person.stands_before("Held for you")
    person.press("Confirm the booking")
    person.main.locator(".receipt").wait_for()
    person.open("bookings/")
    person.look()
    with person.page.expect_navigation():
        person.main.locator('[aria-labelledby="series-title"] a').click()
    person.press("Give back all dates to come")
    person.reads(
        person.counted(
            "%(number)s date is given back.", "%(number)s dates are given back.", 2
        )
    )
    left = Booking.objects.filter(person=resident, status=Status.CONFIRMED)
    assert [each.series for each in left] == [None]
    assert [each.refusal for each in series.dates.order_by("day")] == [
        "",
        "AlreadyTaken:",
        "",
    ]
