"""A space is closed: who booked it, a room in it or the hall around it is seated elsewhere or told; who waits is served."""

from uuid import UUID

import pytest
from django.core import mail
from django.urls import reverse

from experiments.bookings.actions import join_waiting
from experiments.bookings.enums import Purpose
from experiments.bookings.models import Booking
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status
from experiments.permissions import NotAllowed
from experiments.spaces.actions import close_space, hold_space
from experiments.spaces.enums import Outcome
from tests.factories.accounts import sign_in
from tests.factories.bookings import booked, on_the_hour, span
from tests.factories.spaces import SpaceFactory, equipment

pytestmark = pytest.mark.django_db
CLIENT_KEY = UUID(int=7, version=4)


def closed(space, manager, when=None):
    return close_space(
        space=space, span=when or span(9, 18), reason="New floor", by=manager
    )


def outcomes(repair):
    return [
        (each.outcome, each.moved_to) for each in repair.outcomes.order_by("booking")
    ]


def test_closing_moves_to_the_smallest_equal_space(resident, manager):
    room = SpaceFactory(people=10, resource__features=3)
    SpaceFactory(people=9, resource__features=3)
    SpaceFactory(people=20, resource__features=1)
    SpaceFactory(people=90, resource__features=3)
    equal = SpaceFactory(people=12, resource__features=7)
    booking = booked(resident, room.resource)
    repair = closed(room, manager)
    assert outcomes(repair) == [(Outcome.MOVED, equal)]
    booking.refresh_from_db()
    assert booking.status == Status.CONFIRMED
    assert booking.items.get().resource == equal.resource


def test_closing_cancels_where_nothing_equal_is_free(resident, neighbour, manager):
    room, other = SpaceFactory(), SpaceFactory()
    first = booked(resident, room.resource)
    booked(neighbour, other.resource)
    late = booked(neighbour, room.resource, span(20, 21))
    repair = closed(room, manager)
    assert outcomes(repair) == [(Outcome.CANCELLED, None)]
    assert [Booking.objects.get(pk=each.pk).status for each in (first, late)] == [
        Status.CANCELLED,
        Status.CONFIRMED,
    ]


def test_closing_keeps_the_other_things_of_a_booking(resident, manager):
    room, equal = SpaceFactory(), SpaceFactory()
    lamps = equipment()
    booking = booked(resident, room.resource)
    booking.items.create(resource=lamps.resource, count=2)
    closed(room, manager)
    assert dict(booking.items.values_list("resource", "count")) == {
        equal.resource_id: 1,
        lamps.resource_id: 2,
    }


def test_closing_a_room_puts_off_its_hall(resident, manager):
    hall = SpaceFactory(people=80)
    room = SpaceFactory(resource__parent=hall.resource)
    booking = booked(resident, hall.resource)
    assert outcomes(closed(room, manager)) == [(Outcome.CANCELLED, None)]
    booking.refresh_from_db()
    assert booking.status == Status.CANCELLED


def test_everybody_concerned_is_told(
    resident, neighbour, manager, django_capture_on_commit_callbacks
):
    room = SpaceFactory()
    SpaceFactory()
    booked(resident, room.resource)
    booked(neighbour, room.resource, span(14, 15))
    with django_capture_on_commit_callbacks(execute=True):
        closed(room, manager)
    assert sorted(each.to[0] for each in mail.outbox) == [
        neighbour.email,
        resident.email,
    ]
    assert all("New floor" in each.body for each in mail.outbox)


def test_only_a_manager_closes(resident):
    with pytest.raises(NotAllowed):
        closed(SpaceFactory(), resident)


def hall_with_rooms(people=80, rooms=2):
    hall = SpaceFactory(people=people)
    return hall, *(SpaceFactory(resource__parent=hall.resource) for _ in range(rooms))


def things(booking):
    return set(booking.items.values_list("resource", flat=True))


def test_closing_a_hall_moves_who_booked_its_rooms(
    resident, neighbour, manager, django_capture_on_commit_callbacks
):
    hall, room, other = hall_with_rooms()
    equal = SpaceFactory()
    first = booked(resident, room.resource)
    second = booked(neighbour, other.resource)
    with django_capture_on_commit_callbacks(execute=True):
        repair = closed(hall, manager)
    assert outcomes(repair) == [(Outcome.MOVED, equal), (Outcome.CANCELLED, None)]
    assert things(first) == {equal.resource_id}
    second.refresh_from_db()
    assert second.status == Status.CANCELLED
    assert [(each.to[0], "New floor" in each.body) for each in mail.outbox] == [
        (resident.email, True),
        (neighbour.email, True),
    ]


def test_closing_a_room_moves_who_booked_its_whole_hall(resident, manager):
    hall, room, _other = hall_with_rooms()
    equal, *_rooms = hall_with_rooms(people=90)
    booking = booked(resident, hall.resource)
    assert outcomes(closed(room, manager)) == [(Outcome.MOVED, equal)]
    assert things(booking) == {equal.resource_id}


def test_room_booked_with_its_hall_moves_to_a_room_in_a_hall(resident, manager):
    hall, room, _other = hall_with_rooms()
    SpaceFactory()  # a room in no hall
    there, its_room, its_other = hall_with_rooms(people=90)
    wish = Wish(((room.resource_id, 1), (hall.resource_id, 1)), span(10, 12))
    booking = hold_space(person=resident, wish=wish, client_key=CLIENT_KEY)
    closed(room, manager)
    assert things(booking) in (
        {there.resource_id, its_room.resource_id},
        {there.resource_id, its_other.resource_id},
    )


def test_nobody_is_moved_into_what_is_closed_or_what_they_have(resident, manager):
    hall, room, other = hall_with_rooms()
    beside = SpaceFactory()
    booking = booked(resident, room.resource)
    booking.items.create(resource=beside.resource)
    assert outcomes(closed(hall, manager)) == [(Outcome.CANCELLED, None)]
    assert not Booking.objects.filter(
        purpose=Purpose.BOOKING, items__resource=other.resource
    ).exists()


def test_where_only_the_cleaning_meets_nobody_has_to_go(resident, manager):
    room = SpaceFactory(resource__rules__buffer_after_minutes=30)
    SpaceFactory()
    booking = booked(resident, room.resource, span(7, 9))
    assert outcomes(closed(room, manager)) == []
    booking.refresh_from_db()
    assert (booking.status, booking.claims.get().ends_at) == (
        Status.CONFIRMED,
        on_the_hour(9),
    )


def test_what_a_closing_frees_goes_to_whoever_waits(resident, neighbour, manager):
    room = SpaceFactory()
    lamps = equipment(quantity=1)
    wish = Wish(((room.resource_id, 1), (lamps.resource_id, 1)), span(10, 12))
    hold_space(person=resident, wish=wish, client_key=CLIENT_KEY)
    join_waiting(person=neighbour, wish=Wish.for_one(lamps.resource, span(10, 12)))
    closed(room, manager)
    offer = Booking.objects.get(person=neighbour)
    assert (offer.status, things(offer)) == (Status.HELD, {lamps.resource_id})


def test_manager_closes_on_a_page_and_reads_the_report(client, manager, resident):
    room = SpaceFactory()
    sign_in(client, manager)
    booked(resident, room.resource)
    day = f"{on_the_hour(10):%Y-%m-%d}"
    times = {"first_day": day, "first_hour": "09:00", "last_day": day}
    address = reverse("spaces:manage-close", args=[room.resource.slug])
    early = client.post(address, {**times, "last_hour": "08:00", "reason": "Paint"})
    assert early.context["form"].non_field_errors() == [
        "The end must come after the beginning."
    ]
    report = client.post(
        address, {**times, "last_hour": "18:00", "reason": "Paint"}, follow=True
    )
    assert "Cancelled: nothing equal was free" in report.content.decode()
