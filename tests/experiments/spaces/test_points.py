"""What a room costs: set aside when it is booked, spent when its time is over, in books that anybody can check."""

from collections import Counter
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.roles import Role
from experiments.bookings.actions import (
    approve_booking,
    call_off_booking,
    extend_booking,
    holding,
    join_waiting,
    refuse_booking,
    serve_waiting,
    tend_bookings,
)
from experiments.bookings.actions.pricing import points_set_aside, settle_points
from experiments.bookings.models import Booking
from experiments.bookings.permissions import NotEnoughPoints
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status
from experiments.parking.actions.ledger import account_of, balance_of, settle_deal
from experiments.parking.codes import Entry
from experiments.parking.exports.points import (
    SEOUL,
    ledger_difference,
    published_periods,
)
from experiments.parking.models import Transaction
from experiments.spaces.actions import hold_space
from experiments.workflow import Status as ExperimentStatus
from tests.experiments.at_once import at_once
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.bookings import booked, on_the_hour, span
from tests.factories.experiments import ExperimentFactory
from tests.factories.points import LentSpaceFactory, ended_deal
from tests.factories.spaces import SpaceFactory, equipment

pytestmark = pytest.mark.django_db


def earned(person, hours=2.0):
    """Ten points for each hour that somebody parked at theirs."""
    driver = UserFactory()
    settle_deal(deal=ended_deal(driver, LentSpaceFactory(owner=person), hours=hours))
    return person


@pytest.fixture
def room(db):
    """Four points an hour; given back until an hour before."""
    return SpaceFactory(
        resource__rules__points_per_hour=4, resource__rules__cancel_minutes=60
    ).resource


def spaces_paid():
    return Transaction.objects.filter(kind=Entry.SPACE)


def standing(person):
    """What they have, and how much of it is set aside."""
    return balance_of(person), points_set_aside(person)


def test_points_are_set_aside_and_spent_when_the_time_is_over(
    resident, room, time_machine
):
    earned(resident)
    booking = booked(resident, room, span(10, 12))
    assert (booking.points, *standing(resident)) == (8, 20, 8)
    assert settle_points() == 0
    time_machine.move_to(booking.ends_at)
    done = tend_bookings()
    assert (done["ended"], done["charged"], *standing(resident)) == (1, 1, 12, 0)
    paid = spaces_paid().get()
    assert (paid.booking, paid.minutes, paid.at) == (booking, 120, booking.ends_at)
    assert sorted(paid.postings.values_list("points", flat=True)) == [-8, 8]
    assert (tend_bookings()["charged"], spaces_paid().count()) == (0, 1)
    assert ledger_difference() == 0


def test_whoever_has_not_enough_reads_it_and_how_points_come_about(
    client, resident, room
):
    earned(resident, hours=0.5)
    sign_in(client, resident)
    address = reverse("spaces:book", args=[room.slug])
    sent = {
        "client_key": client.get(address).context["form"]["client_key"].value(),
        "day": f"{on_the_hour(10):%Y-%m-%d}",
        "start": "10:00",
        "until": "12:00",
        "title": "Practice",
        "people": 3,
    }
    refused = client.post(address, sent)
    assert (refused.status_code, Booking.objects.filter(person=resident).count()) == (
        422,
        0,
    )
    assert str(refused.context["refusal"]) == (
        "It costs 8 points, and you have 5 to spend."
    )
    page = refused.content.decode()
    assert "Whoever lends their parking space to neighbours earns points." in page
    assert reverse("parking:points") in page
    assert client.post(address, {**sent, "until": "11:00"}).status_code == 302


def test_points_that_are_set_aside_cannot_be_spent_again(resident, room):
    earned(resident, hours=1)
    booked(resident, room, span(10, 12))
    with pytest.raises(NotEnoughPoints) as refusal:
        booked(resident, room, span(14, 15))
    assert (refusal.value.points, refusal.value.left) == (4, 2)
    booked(resident, room, span(14, 14.5))
    assert standing(resident) == (10, 10)


def test_card_lets_people_begin_before_they_have_earned(resident, room):
    room.rules.points_ahead = 8
    room.rules.save()
    booked(resident, room, span(10, 12))
    with pytest.raises(NotEnoughPoints):
        booked(resident, room, span(14, 14.5))


def test_cancelled_in_time_nothing_is_spent_and_later_it_is(
    resident, room, time_machine
):
    earned(resident)
    early = booked(resident, room, span(10, 12))
    late = booked(resident, room, span(14, 16))
    call_off_booking(booking=early, by=resident)
    time_machine.move_to(late.starts_at - timedelta(minutes=59))
    call_off_booking(booking=late, by=resident)
    assert standing(resident) == (20, 8)
    assert (settle_points(), *standing(resident)) == (1, 12, 0)


def test_park_that_cancels_or_says_no_takes_nothing(resident, room, manager):
    earned(resident)
    room.rules.needs_approval = True
    room.rules.save()
    asked = booked(resident, room, span(10, 12))
    assert standing(resident) == (20, 8)
    refuse_booking(booking=asked, by=manager, reason="A fair")
    approved = booked(resident, room, span(14, 16))
    approve_booking(booking=approved, by=manager)
    call_off_booking(booking=approved, by=manager, note="Water")
    assert (settle_points(), *standing(resident)) == (0, 20, 0)


def test_hold_that_lapsed_and_place_nobody_came_to(resident, room, time_machine):
    earned(resident)
    room.rules.no_show_minutes = 15
    room.rules.save()
    wish = Wish.for_one(room, span(14, 16))
    hold_space(person=resident, wish=wish, client_key=uuid4())
    missed = booked(resident, room, span(10, 12))
    assert standing(resident) == (20, 16)
    time_machine.move_to(missed.starts_at + timedelta(minutes=15))
    assert points_set_aside(resident) == 8
    done = tend_bookings()
    assert (done["no_show"], done["charged"], *standing(resident)) == (1, 1, 12, 0)


def test_running_experiment_and_free_role_need_no_points(resident, room):
    own = ExperimentFactory(status=ExperimentStatus.RUNNING, organisers=[resident])
    wish = Wish.for_one(room, span(10, 12), experiment=own.pk)
    held = hold_space(person=resident, wish=wish, client_key=uuid4())
    room.space.free_roles = [Role.STARTUP_MEMBER.value]
    room.space.save()
    founder = UserFactory(email="f@example.org", roles=[Role.STARTUP_MEMBER])
    assert (held.points, booked(founder, room, span(14, 16)).points) == (0, 0)


def test_each_thing_of_a_booking_has_its_price(resident, room):
    earned(resident, hours=4)
    lamps = equipment(resource__rules__points_per_hour=1).resource
    wish = Wish(((room.pk, 1), (lamps.pk, 3)), span(10, 12))
    held = hold_space(person=resident, wish=wish, client_key=uuid4())
    assert held.points == 14


def test_longer_costs_more_and_only_with_the_points(resident, room):
    earned(resident, hours=1)
    booking = booked(resident, room, span(10, 11))
    with pytest.raises(NotEnoughPoints):
        extend_booking(booking=booking, until=on_the_hour(13), by=resident)
    longer = extend_booking(booking=booking, until=on_the_hour(12.5), by=resident)
    assert longer.points == 10
    shorter = extend_booking(booking=longer, until=on_the_hour(11), by=resident)
    assert (shorter.points, points_set_aside(resident)) == (4, 4)


def test_whoever_waits_without_points_keeps_nobody_waiting(
    resident, neighbour, founder, room
):
    earned(founder)
    earned(neighbour)
    taken = booked(founder, room, span(10, 12))
    for person in (resident, neighbour):
        join_waiting(person=person, wish=Wish.for_one(room, span(10, 12)))
    call_off_booking(booking=taken, by=founder)
    offer = Booking.objects.get(status=Status.HELD)
    assert (offer.person, offer.points, serve_waiting()) == (neighbour, 8, 0)


def test_books_know_what_a_room_cost_and_let_nobody_change_it(
    resident, room, time_machine
):
    earned(resident)
    booking = booked(resident, room, span(10, 12))
    other = booked(resident, room, span(14, 15))
    time_machine.move_to(booking.ends_at)
    tend_bookings()
    with pytest.raises(IntegrityError), transaction.atomic():
        spaces_paid().update(booking=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        spaces_paid().get().postings.all().delete()
    assert ledger_difference() == 0


def test_stranger_adds_up_the_public_books_with_rooms_in_them(client, room):
    march = datetime(2026, 3, 15, 12, tzinfo=SEOUL)
    with time_machine.travel(march, tick=False):
        people = [earned(person) for person in UserFactory.create_batch(5)]
        for number, person in enumerate(people):
            used = booked(person, room, span(8 + number, 9 + number))
            Booking.objects.filter(pk=used.pk).update(
                status=Status.ENDED,
                starts_at=used.starts_at - timedelta(days=2),
                ends_at=used.ends_at - timedelta(days=2),
            )
        assert settle_points() == 5
    with time_machine.travel(march + timedelta(days=30), tick=False):
        (told,) = client.get(reverse("parking:points-file", args=["json"])).json()[
            "periods"
        ]
    assert sum(told["accounts"].values()) == 0
    mine = [told["accounts"][account_of(person).code] for person in people]
    assert mine == [balance_of(person) for person in people] == [16] * 5
    assert told["kinds"]["space"] == {"number": 5, "minutes": 300}


def test_kind_that_moved_the_points_of_few_is_not_told_apart(room):
    march = datetime(2026, 3, 15, 12, tzinfo=SEOUL)
    with time_machine.travel(march, tick=False):
        people = [earned(person) for person in UserFactory.create_batch(5)]
        used = booked(people[0], room)
        Booking.objects.filter(pk=used.pk).update(status=Status.CANCELLED)
        settle_points()
    (period,) = published_periods(march + timedelta(days=30))
    assert set(period.told_kinds) == {Entry.SHARED, Entry.USED}
    assert sum(period.lines.values()) == 0


def test_own_page_says_what_is_set_aside(client, resident, room):
    booking = booked(earned(resident), room)
    sign_in(client, resident)
    page = " ".join(client.get(reverse("parking:points-mine")).content.decode().split())
    assert "You have 20 points." in page
    assert "8 points are set aside for rooms and things you have booked." in page
    held = client.get(reverse("spaces:book", args=[room.slug])).content.decode()
    assert "You have 12 points to spend." in " ".join(held.split())
    assert booking.made_at <= timezone.now()


@pytest.mark.django_db(transaction=True)
def test_two_windows_cannot_spend_the_same_points(monkeypatch):
    rooms = [SpaceFactory(resource__rules__points_per_hour=4).resource]
    rooms += [SpaceFactory(resource__rules=rooms[0].rules).resource for _ in range(5)]
    person = earned(UserFactory(), hours=1)

    def acts(when):
        return [
            lambda room=room: hold_space(
                person=person,
                wish=Wish.for_one(room, when),
                client_key=uuid4(),
            )
            for room in rooms
        ]

    results = at_once(acts(span(10, 12)))
    assert Counter(type(each) for each in results) == {Booking: 1, NotEnoughPoints: 5}
    monkeypatch.setattr(holding, "require_points", lambda *_: None)
    without_the_guard = at_once(acts(span(14, 16)))
    assert Counter(type(each) for each in without_the_guard) == {Booking: 6}
