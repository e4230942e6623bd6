"""Any order of booking, extending, moving, waiting, closing, parking, overstaying and time going by.

Whatever people do: nothing overlaps, claims match, quotas hold, and the books of points balance. The suite takes a hundred
steps; ``PARK_STEPS=10000 pytest tests/experiments/bookings/test_state_machine.py`` ten thousand.
"""

import os
from collections import Counter, defaultdict
from datetime import timedelta
from itertools import combinations
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from accounts.roles import Role
from experiments.bookings.actions import (
    arrive,
    ask_for_booking,
    call_off_booking,
    close_resource,
    confirm_booking,
    extend_booking,
    join_waiting,
    leave_booking,
    move_booking,
    reschedule_booking,
    serve_waiting,
    tend_bookings,
)
from experiments.bookings.enums import Purpose
from experiments.bookings.models import Booking, WaitingEntry
from experiments.bookings.opening_hours import Span
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import HOLDS_TIME, TRANSITIONS, Status
from experiments.parking.actions import (
    arrive_at_space,
    book_space,
    cancel_deal,
    catch_up,
    hold_space,
    leave_space,
    mark_overstays,
    report_occupied,
    seat_threatened,
    stay_longer,
)
from experiments.parking.actions.ledger import settle_deals
from experiments.parking.availability import areas_for
from experiments.parking.models import Deal, Posting, Transaction
from experiments.permissions import Refused
from tests.factories.accounts import UserFactory
from tests.factories.bookings import BookingRulesFactory, ResourceFactory, on_the_hour
from tests.factories.parking import (
    lent_space,
    participant,
    running_scheme,
    wish_for,
)

STEPS_EACH = 25
HALF_AN_HOUR = timedelta(minutes=30)
OPEN_PER_PERSON, MINUTES_PER_WEEK, CARS_PER_PERSON = 3, 15 * 60, 2
GRACE, POINTS_PER_HOUR = 10, 10  # of the card of parking
moments = st.integers(0, 23)
lengths = st.integers(1, 8)
numbers = st.integers(0, 99)
people = st.integers(0, 1)


class Place:
    """Two people, a hall with two rooms, three tools, three lent spaces; the first belongs to one of the two."""

    def __init__(self):
        self.begin = timezone.now()
        self.manager = UserFactory(roles=[Role.PARK_MANAGER])
        card = BookingRulesFactory(
            open_per_person=OPEN_PER_PERSON,
            minutes_per_week=MINUTES_PER_WEEK,
            buffer_after_minutes=30,
        )
        hall = ResourceFactory(rules=card)
        rooms = [ResourceFactory(parent=hall, rules=card) for _room in range(2)]
        self.things = [hall, *rooms, ResourceFactory(quantity=3, rules=card)]
        scheme = running_scheme()
        scheme.booking_rules.open_per_person = CARS_PER_PERSON
        scheme.booking_rules.save()
        self.people = [participant(scheme), participant(scheme)]
        owners = [self.people[0], participant(scheme), participant(scheme)]
        self.spaces = [
            lent_space(scheme, owner, metres=30 * number)
            for number, owner in enumerate(owners)
        ]


class Park(RuleBasedStateMachine):
    """One day in the place: a morning of wishes, and the clock."""

    def __init__(self, place):
        super().__init__()
        self.place = place
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.clock = time_machine.travel(place.begin, tick=False)
        self.now = self.clock.start()

    def teardown(self):
        self.clock.stop()
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def attempt(self, act, **values):
        """Refused or not: what is promised holds after it."""
        try:
            with transaction.atomic():
                return act(**values)
        except Refused:
            return None

    def with_one(self, number, act, rows=None, **values):
        rows = Booking.objects.all() if rows is None else rows
        bookings = list(rows.filter(purpose=Purpose.BOOKING).order_by("pk"))
        if bookings:
            booking = bookings[number % len(bookings)]
            self.attempt(act, booking=booking, by=booking.person, **values)

    def thing(self, number):
        return self.place.things[number % len(self.place.things)]

    def anything(self, number):
        everything = self.place.things + [each.resource for each in self.place.spaces]
        return everything[number % len(everything)]

    def span(self, start, length):
        begins = self.place.begin + start * HALF_AN_HOUR
        return Span(begins, begins + length * HALF_AN_HOUR)

    def wish(self, what, also, start, length):
        items = dict.fromkeys((self.thing(what).pk, self.thing(also).pk), 1)
        return Wish(tuple(items.items()), self.span(start, length))

    @rule(
        who=people,
        what=numbers,
        also=numbers,
        start=moments,
        length=lengths,
        sure=st.booleans(),
    )
    def book(self, who, what, also, start, length, sure):
        person = self.place.people[who]
        wish = self.wish(what, also, start, length)
        asked = {"person": person, "wish": wish, "client_key": uuid4()}
        booking = self.attempt(ask_for_booking, **asked)
        if booking:
            assert ask_for_booking(**asked) == booking
            assert ask_for_booking(**asked | {"client_key": uuid4()}) == booking
        if booking and sure:
            self.attempt(confirm_booking, booking=booking, by=person)

    @rule(who=people, what=numbers, also=numbers, start=moments, length=lengths)
    def wait(self, who, what, also, start, length):
        wish = self.wish(what, also, start, length)
        self.attempt(join_waiting, person=self.place.people[who], wish=wish)

    @rule(number=numbers)
    def confirm(self, number):
        self.with_one(number, confirm_booking)

    @rule(number=numbers)
    def cancel(self, number):
        self.with_one(number, call_off_booking)

    @rule(number=numbers, length=lengths)
    def extend(self, number, length):
        bookings = Booking.objects.filter(status__in=HOLDS_TIME).order_by("pk")
        if bookings:
            booking = bookings[number % len(bookings)]
            until = booking.ends_at + (length - 2) * HALF_AN_HOUR
            manager = self.place.manager
            self.attempt(extend_booking, booking=booking, until=until, by=manager)

    @rule(number=numbers, what=numbers)
    def move(self, number, what):
        rows = Booking.objects.filter(deal=None)
        self.with_one(number, move_booking, rows, to=[(self.thing(what), 1)])

    @rule(number=numbers, start=moments, length=lengths)
    def reschedule(self, number, start, length):
        """By its person or, every second time, by the park. Done again it is the same; refused nothing has changed."""
        bookings = Booking.objects.filter(purpose=Purpose.BOOKING).order_by("pk")
        if not bookings:
            return
        booking, when = bookings[number % len(bookings)], self.span(start, length)
        by, key = self.place.manager if number % 2 else booking.person, uuid4()
        asked = {"booking": booking, "span": when, "client_key": key, "by": by}
        before = kept_of(booking)
        moved = self.attempt(reschedule_booking, **asked)
        if moved is None:
            assert kept_of(booking) == before
        else:
            assert (moved.span, reschedule_booking(**asked)) == (when, moved)

    @rule(number=numbers)
    def come(self, number):
        self.with_one(number, arrive)

    @rule(number=numbers)
    def leave(self, number):
        self.with_one(number, leave_booking)

    @rule(what=numbers, start=moments, length=lengths)
    def close(self, what, start, length):
        self.attempt(
            close_resource,
            resource=self.anything(what),
            span=self.span(start, length),
            reason="Paint",
            by=self.place.manager,
        )

    @rule(who=people, start=moments, length=lengths, sure=st.booleans())
    def park(self, who, start, length, sure):
        """In the nearest free space; most of these deals are soon."""
        begins = timezone.now() + start % 4 * HALF_AN_HOUR / 2
        wish = wish_for(Span(begins, begins + length * HALF_AN_HOUR / 2))
        person = self.place.people[who]
        areas = areas_for(wish)
        if not areas:
            return
        deal = self.attempt(
            hold_space, person=person, area=areas[0], wish=wish, client_key=uuid4()
        )
        if deal and sure:
            self.attempt(book_space, deal=deal, plate="12가3456", by=person)

    @rule(
        number=numbers,
        act=st.sampled_from(
            [arrive_at_space, leave_space, report_occupied, cancel_deal, stay_longer]
        ),
    )
    def drive(self, number, act):
        deals = list(Deal.objects.whole().select_related("booking__person"))
        if deals:
            deal = deals[number % len(deals)]
            more = (
                {"until": deal.booking.ends_at + HALF_AN_HOUR}
                if act is stay_longer
                else {}
            )
            self.attempt(act, deal=deal, by=deal.booking.person, **more)

    @rule(minutes=st.sampled_from([5, 11, 15, 45]))
    def time_goes_by(self, minutes):
        self.now.shift(timedelta(minutes=minutes))
        tend_bookings()
        catch_up()
        mark_overstays()
        seat_threatened()
        settle_deals()
        assert (serve_waiting(), settle_deals()) == (0, 0)

    @invariant()
    def promises_are_kept(self):
        bookings = list(
            Booking.objects.prefetch_related("claims", "events", "items__resource")
        )
        nothing_overlaps(bookings)
        quotas_hold(bookings)
        for booking in bookings:
            claims_match_the_status(booking)
            every_step_is_in_the_table(booking)

    @invariant()
    def offers_are_of_those_who_wait(self):
        for entry in WaitingEntry.objects.exclude(offer=None).select_related("offer"):
            assert entry.offer.person_id == entry.person_id

    @invariant()
    def books_balance(self):
        """Each deal that was settled moved what its card says, once; what one has lost another has got."""
        moved = defaultdict(Counter)
        rows = Posting.objects.filter(transaction__is_sealed=True).values_list(
            "transaction__deal", "account__person", "points"
        )
        for deal, person, points in rows:
            moved[deal][person] += points
        assert not Transaction.objects.filter(is_sealed=False).exists()
        deals = Deal.objects.select_related("booking", "space").in_bulk(moved)
        for pk, points in moved.items():
            assert points == expected_points(deals[pk])
            assert sum(points.values()) == 0


def kept_of(booking):
    """What a move that is refused leaves as it was, apart from a hold that lapsed."""
    now = Booking.objects.get(pk=booking.pk)
    claims = now.claims.order_by("pk").values_list("pk", "starts_at", "ends_at")
    return now.span, now.points, list(claims)


def nothing_overlaps(bookings) -> None:
    by_resource = defaultdict(list)
    for booking in bookings:
        for claim in booking.claims.all():
            by_resource[claim.resource_id].append(claim)
    assert not [
        (a, b)
        for claims in by_resource.values()
        for a, b in combinations(claims, 2)
        if a.first_lane < b.end_lane
        and b.first_lane < a.end_lane
        and a.starts_at < b.ends_at
        and b.starts_at < a.ends_at
    ]


def quotas_hold(bookings) -> None:
    """Counted apart from the engine."""
    now, count, minutes = timezone.now(), Counter(), Counter()
    for booking in bookings:
        is_car = any(item.resource.kind == "parking" for item in booking.items.all())
        whose = booking.person_id, is_car
        is_open = booking.status in HOLDS_TIME and not booking.has_lapsed
        count[whose] += is_open and booking.ends_at > now
        if is_open or booking.status == Status.ENDED:
            minutes[whose] += booking.span.minutes
    for (person, is_car), number in count.items():
        if person is not None:
            assert number <= (CARS_PER_PERSON if is_car else OPEN_PER_PERSON)
            assert is_car or minutes[person, is_car] <= MINUTES_PER_WEEK


def claims_match_the_status(booking) -> None:
    claims = booking.claims.all()
    if booking.status in HOLDS_TIME:
        booked = {each.resource_id for each in booking.items.all()}
        assert booked <= {each.resource_id for each in claims}
        assert all(each.ends_at >= booking.ends_at for each in claims)
    elif booking.status != Status.ENDED:
        assert list(claims) == []


def every_step_is_in_the_table(booking) -> None:
    steps = sorted(booking.events.all(), key=lambda each: each.pk)
    pairs = zip(steps, steps[1:], strict=False)
    assert {(a.status, b.status) for a, b in pairs if a.status != b.status} <= (
        TRANSITIONS
    )
    assert steps[-1].status == booking.status


def expected_points(deal) -> Counter:
    """By person, the park being ``None``: worked out apart from the ledger, in whole points, half a point up."""
    used = round(deal.booking.span.minutes) * POINTS_PER_HOUR
    over = max(0, deal.overstay_minutes - GRACE) * POINTS_PER_HOUR * 3 // 2
    points = Counter()
    driver, owner = deal.booking.person_id, deal.space.owner_id
    points[owner] += whole(used)
    points[driver] -= whole(used)
    points[owner] += whole(over)
    points[driver] -= whole(over)
    return points


def whole(sixtieths: int) -> int:
    return (sixtieths + 30) // 60


@pytest.mark.django_db
def test_any_order_of_acts_keeps_times_apart_quotas_and_books():
    with time_machine.travel(on_the_hour(0), tick=False):
        place = Place()
    run_state_machine_as_test(
        lambda: Park(place),
        settings=settings(
            max_examples=int(os.environ.get("PARK_STEPS", "100")) // STEPS_EACH,
            stateful_step_count=STEPS_EACH,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            database=None,
        ),
    )
