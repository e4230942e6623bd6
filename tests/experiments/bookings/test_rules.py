"""What a card of rules says: at the limit the time is one's own, a step beyond it is refused with a sentence."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from experiments.bookings import lenders
from experiments.bookings.actions import (
    ask_for_booking,
    cancel_booking,
    check_in,
    confirm_booking,
    extend_booking,
    leave_booking,
)
from experiments.bookings.lenders import Lender
from experiments.bookings.models import Booking
from experiments.bookings.permissions import (
    NotBookable,
    OffTheStep,
    QuotaReached,
    TooFarAhead,
    TooLong,
    TooShort,
    TooSoon,
    WeekIsFull,
)
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import Status
from experiments.permissions import Refused
from tests.factories.accounts import sign_in
from tests.factories.bookings import (
    BookingRulesFactory,
    ResourceFactory,
    booked,
    held,
    on_the_hour,
    span,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_eight(time_machine):
    """Tomorrow at eight o'clock; ``span(..., days=0)`` is the same day."""
    time_machine.move_to(on_the_hour(8), tick=False)
    return time_machine


CARDS = {
    "shortest": (
        {"min_minutes": 60},
        (10, 11),
        (10, 10.5),
        TooShort,
        "The shortest booking here is 60 minutes.",
    ),
    "longest": (
        {"max_minutes": 120},
        (10, 12),
        (10, 12.5),
        TooLong,
        "The longest booking here is 120 minutes.",
    ),
    "step": (
        {"step_minutes": 60},
        (10, 11),
        (10.5, 11.5),
        OffTheStep,
        "Begin and end on the marks of the clock that this place works with.",
    ),
    "notice": (
        {"lead_minutes": 120},
        (10, 11),
        (9.5, 10.5),
        TooSoon,
        "Book at least 120 minutes ahead.",
    ),
    "days ahead": (
        {"horizon_days": 1},
        (32, 33),
        (32.5, 33.5),
        TooFarAhead,
        "One can book 1 day ahead at most.",
    ),
}


@pytest.mark.parametrize(
    ("card", "fits", "beyond", "kind", "sentence"), CARDS.values(), ids=CARDS
)
def test_card_has_a_limit_and_says_it(
    resident, at_eight, card, fits, beyond, kind, sentence
):
    room = ResourceFactory(rules=BookingRulesFactory(**card))
    with pytest.raises(Refused) as refusal:
        held(resident, room, span(*beyond, days=0))
    assert (type(refusal.value), str(refusal.value)) == (kind, sentence)
    assert Booking.objects.count() == 0
    assert held(resident, room, span(*fits, days=0)).status == Status.HELD


def test_step_is_counted_on_the_clock_of_the_place(resident, at_eight):
    """Whole hours in Kolkata are half hours in Seoul."""
    room = ResourceFactory(zone="Asia/Kolkata", rules__step_minutes=60)
    with pytest.raises(OffTheStep):
        held(resident, room, span(10, 11, days=0))
    assert held(resident, room, span(10.5, 11.5, days=0)).status == Status.HELD


def test_of_several_things_the_strictest_card_counts(resident, at_eight):
    room = ResourceFactory(rules__hold_minutes=30)
    tools = ResourceFactory(rules__max_minutes=60, rules__hold_minutes=3)

    def ask(first, last):
        wish = Wish(((room.pk, 1), (tools.pk, 1)), span(first, last, days=0))
        return ask_for_booking(person=resident, wish=wish, client_key=uuid4())

    with pytest.raises(TooLong) as refusal:
        ask(10, 12)
    assert refusal.value.minutes == 60
    booking = ask(10, 11)
    assert booking.held_until == timezone.now() + timedelta(minutes=3)


@pytest.mark.parametrize("count", [0, 4])
def test_more_or_less_than_there_is_cannot_be_booked(resident, count):
    with pytest.raises(NotBookable):
        held(resident, ResourceFactory(quantity=3), count=count)


def test_what_is_not_lent_or_not_there_cannot_be_booked(resident):
    with pytest.raises(NotBookable) as refusal:
        held(resident, ResourceFactory(is_bookable=False))
    assert str(refusal.value) == "This cannot be booked at the moment."
    for items in ((), ((10**9, 1),)):
        with pytest.raises(NotBookable):
            ask_for_booking(
                person=resident, wish=Wish(items, span(10, 12)), client_key=uuid4()
            )


def test_card_cannot_contradict_itself():
    card = BookingRulesFactory(min_minutes=60)
    card.max_minutes = 59
    with pytest.raises(ValidationError) as fault:
        card.full_clean()
    assert fault.value.messages == [
        "The longest booking cannot be shorter than the shortest."
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        card.save()


def test_open_bookings_of_all_things_with_the_card_count_and_no_others(
    resident, neighbour
):
    room = ResourceFactory(rules__open_per_person=1)
    twin = ResourceFactory(rules=room.rules)
    mine = booked(resident, room, span(10, 11))
    with pytest.raises(QuotaReached) as refusal:
        held(resident, twin, span(12, 13))
    assert str(refusal.value) == (
        "You may have 1 open booking here, and you have it. End or cancel it first."
    )
    held(resident, ResourceFactory(), span(12, 13))
    held(neighbour, twin, span(12, 13))
    cancel_booking(booking=mine, by=resident)
    assert held(resident, twin, span(14, 15)).status == Status.HELD


def test_hold_that_lapsed_or_time_that_is_over_counts_no_more(resident, at_eight):
    room = ResourceFactory(rules__open_per_person=1)
    held(resident, room, span(10, 11, days=0))
    at_eight.shift(timedelta(minutes=10))
    booked(resident, room, span(10, 11, days=0))
    with pytest.raises(QuotaReached):
        held(resident, room, span(12, 13, days=0))
    at_eight.move_to(on_the_hour(11, days=0), tick=False)
    assert held(resident, room, span(12, 13, days=0)).status == Status.HELD


def test_week_is_from_monday_to_sunday_on_the_clock_of_the_place(resident):
    room = ResourceFactory(rules__minutes_per_week=60)
    monday = 14 - on_the_hour(0, days=0).weekday()
    held(resident, room, span(23, 24, days=monday - 1))
    held(resident, room, span(0, 1, days=monday))
    with pytest.raises(WeekIsFull) as refusal:
        held(resident, room, span(23, 23.5, days=monday + 6))
    assert str(refusal.value) == (
        "You may use this 60 minutes a week, and this booking would go beyond."
    )
    held(resident, room, span(0, 1, days=monday + 7))


def test_of_a_time_that_was_left_early_only_what_was_used_counts(resident, at_eight):
    room = ResourceFactory(rules__minutes_per_week=120)
    mine = booked(resident, room, span(8, 10, days=0))
    check_in(booking=mine, by=resident)
    at_eight.shift(timedelta(minutes=30))
    leave_booking(booking=mine, by=resident)
    later = span(12, 13.5, days=0)
    assert held(resident, room, later).status == Status.HELD


@pytest.fixture
def dear(monkeypatch):
    """A room for four points an hour, which may be cancelled until an hour before, and whatever its lender says."""
    prices = {"room": 4}
    lender = Lender(
        price=lambda wanted, when, _person: round(
            sum(count for _each, count in wanted) * prices["room"] * when.minutes / 60
        )
    )
    monkeypatch.setitem(lenders._LENDERS, "room", lender)
    room = ResourceFactory(
        rules__points_per_hour=4, rules__points_ahead=99, rules__cancel_minutes=60
    )
    room.prices = prices
    return room


def asked(person, room, when=None, key=None):
    wish = Wish.for_one(room, when or span(10, 12, days=0))
    return ask_for_booking(person=person, wish=wish, client_key=key or uuid4())


def test_price_is_that_of_the_moment_it_was_held(resident, dear, at_eight):
    key = uuid4()
    assert asked(resident, dear, key=key).points == 8
    dear.prices["room"] = 6
    booking = asked(resident, dear, key=key)
    confirm_booking(booking=booking, by=resident)
    assert asked(resident, dear, key=key).points == 8
    assert asked(resident, dear, span(14, 16, days=0)).points == 12


@pytest.mark.parametrize(
    ("minutes_before", "spent"), [(120, 0), (60, 0), (59, 8), (-30, 8)]
)
def test_points_come_back_until_the_minute_the_card_says(
    resident, dear, at_eight, minutes_before, spent
):
    booking = confirm_booking(booking=asked(resident, dear), by=resident)
    at_eight.move_to(booking.starts_at - timedelta(minutes=minutes_before), tick=False)
    cancelled = cancel_booking(booking=booking, by=resident)
    assert (cancelled.status, cancelled.points) == (Status.CANCELLED, spent)
    assert cancelled.claims.count() == 0


def test_another_end_has_another_price(resident, dear, at_eight, client):
    booking = confirm_booking(booking=asked(resident, dear), by=resident)
    Booking.objects.filter(pk=booking.pk).update(points=5)  # it was moved to here
    page = reverse("bookings:extend", args=[booking.code])
    answer = sign_in(client, resident).get(page)
    assert answer.context["price"] == "One hour more costs 4 points."
    assert "One hour more costs 4 points." in answer.content.decode()
    longer = extend_booking(
        booking=booking, until=booking.ends_at + timedelta(hours=2), by=resident
    )
    assert longer.points == 5 + 8
    shorter = extend_booking(
        booking=booking, until=booking.starts_at + timedelta(hours=1), by=resident
    )
    assert shorter.points == 5 - 4


def test_whoever_did_not_cancel_themselves_loses_nothing(
    resident, manager, dear, at_eight
):
    late = [
        confirm_booking(
            booking=asked(resident, dear, span(*hours, days=0)), by=resident
        )
        for hours in ((8, 9), (9, 10))
    ]
    hold = asked(resident, dear, span(8.5, 9.5, days=1))
    at_eight.shift(timedelta(minutes=5))
    assert cancel_booking(booking=late[0], by=manager).points == 0
    assert cancel_booking(booking=late[1], by=None, at_no_cost=True).points == 0
    assert cancel_booking(booking=hold, by=resident).points == 0


def test_cancelling_again_is_the_same(resident, dear, at_eight):
    booking = confirm_booking(booking=asked(resident, dear), by=resident)
    at_eight.move_to(booking.starts_at, tick=False)
    for _press in range(2):
        booking = cancel_booking(booking=booking, by=resident)
    assert booking.points == 8
    statuses = list(booking.events.order_by("pk").values_list("status", flat=True))
    assert statuses == [Status.HELD, Status.CONFIRMED, Status.CANCELLED]


def test_where_the_card_asks_for_it_the_park_decides(resident):
    room = ResourceFactory(rules__needs_approval=True)
    assert booked(resident, room).status == Status.REQUESTED
