"""Only what is still to come is offered, and a day that is over says so; what was booked is asked for again."""

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from django.utils import timezone

from experiments.bookings.calendars import hours_of
from experiments.bookings.models import Booking
from experiments.spaces.addresses import address_again
from experiments.spaces.figures import day_of_all
from experiments.spaces.filters import SpaceFilter
from experiments.spaces.models import Space
from experiments.spaces.standing import days_of
from tests.factories.accounts import sign_in
from tests.factories.bookings import booked, on_the_hour, span
from tests.factories.spaces import SpaceFactory, equipment

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    """Open from nine to six every day; half an hour ahead at least."""
    space = SpaceFactory(
        resource__is_always_open=False, resource__rules__lead_minutes=30
    )
    for day in range(7):
        space.resource.weekly_hours.create(weekday=day, opens=9 * 60, closes=18 * 60)
    return space


@pytest.fixture
def at(time_machine):
    """``at(12.5)``: half past twelve of tomorrow, as seen from the beginning of the test."""
    midnight = on_the_hour(0)

    def moved(hour):
        time_machine.move_to(midnight + timedelta(hours=hour), tick=False)
        return timezone.localdate()

    return moved


def today_of(room, day):
    resource = room.resource
    first, *_others = days_of(resource, hours_of([resource])[resource.pk], day)
    return [each.words for each in first.free], first.is_over, first.is_late


def test_hours_that_passed_are_not_offered(room, at):
    assert today_of(room, at(8)) == (["09:00–18:00"], False, False)
    assert today_of(room, at(12.1)) == (["13:00–18:00"], False, False)


def test_day_that_is_gone_says_why(client, room, at):
    page = room.get_absolute_url()
    assert today_of(room, at(17.75)) == ([], False, True)
    assert b"Too soon to be booked" in client.get(page).content
    assert today_of(room, at(18.5)) == ([], True, False)
    assert b"Over for today" in client.get(page).content


def test_manager_is_offered_what_is_to_come(client, room, at, manager, resident):
    booked(resident, room.resource, span(14, 15))
    day = at(12.1)
    (row,) = day_of_all(day)
    assert [bar.words for bar in row.free] == ["13:00–14:00", "15:00–18:00"]
    assert not row.is_over
    (yesterday,) = day_of_all(day - timedelta(days=1))
    assert (yesterday.free, yesterday.is_over) == ([], True)
    sign_in(client, manager)
    address = reverse("spaces:manage-day", args=[day - timedelta(days=1)])
    assert b"Over" in client.get(address).content


def found_by(day, start, until):
    asked = {"day": f"{day}", "start": start, "until": until}
    chosen = SpaceFilter(asked, Space.objects.listed())
    return chosen.form.non_field_errors() or list(chosen.qs)


def test_search_finds_nothing_in_the_past_or_too_soon(room, at):
    day = at(12.1)
    over = ["This time is over. Choose one that is still to come."]
    assert found_by(day, "10:00", "11:00") == over
    assert found_by(day, "12:30", "13:30") == []  # sooner than one may book
    assert found_by(day, "13:00", "14:00") == [room]
    assert found_by(day + timedelta(days=400), "13:00", "14:00") == []


def asked_again(booking, when):
    address = urlsplit(address_again(booking, when))
    return address.path, {k: v[0] for k, v in parse_qs(address.query).items()}


def test_booking_is_asked_for_again_with_all_it_had(client, resident):
    hall = SpaceFactory()
    room = SpaceFactory(resource__parent=hall.resource)
    lamps = equipment()
    room.tools.add(lamps)
    booking = booked(resident, room.resource, title="Choir", people=9)
    for other, count in ((hall, 1), (lamps, 3)):
        booking.items.create(resource=other.resource, count=count)
    when = span(14, 16, days=8)
    path, typed = asked_again(booking, when)
    assert path == reverse("spaces:book", args=[room.resource.slug])
    assert typed == {
        "day": f"{on_the_hour(0, days=8).date()}",
        "start": "14:00",
        "until": "16:00",
        "title": "Choir",
        "people": "9",
        "count": "1",
        "with_hall": "on",
        f"tool_{lamps.pk}": "3",
    }
    form = client.get(address_again(booking, when)).context["form"]
    assert form[f"tool_{lamps.pk}"].value() == "3"
    assert form["title"].value() == "Choir"


def test_space_that_is_not_lent_any_more_has_no_address(resident):
    room = SpaceFactory()
    booking = booked(resident, room.resource)
    room.resource.is_bookable = False
    room.resource.save()
    assert address_again(booking, span(14, 16)) == ""
    assert Booking.objects.get() == booking
