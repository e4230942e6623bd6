"""Any order of booking, extending, moving, closing and time going by: nothing overlaps, claims match, quotas hold.

The suite takes some hundred steps; ``PARK_STEPS=10000 pytest tests/experiments/bookings/test_state_machine.py`` ten thousand.
"""

import os
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
    cancel_booking,
    close_resource,
    confirm_booking,
    end_booking,
    extend_booking,
    hold_booking,
    move_booking,
    release_lapsed,
)
from experiments.bookings.enums import Purpose
from experiments.bookings.models import Booking, BookingRules, Claim
from experiments.bookings.opening_hours import Span
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import HOLDS_TIME, TRANSITIONS, Status
from experiments.permissions import Refused
from tests.factories.accounts import UserFactory
from tests.factories.bookings import ResourceFactory, on_the_hour

STEPS_EACH = 25
HALF_AN_HOUR = timedelta(minutes=30)
moments = st.integers(0, 23)
lengths = st.integers(1, 8)
numbers = st.integers(0, 99)


class Bookings(RuleBasedStateMachine):
    """Two people, a hall with two rooms, three tools; one morning and the clock."""

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.clock = time_machine.travel(on_the_hour(0), tick=False)
        self.now = self.clock.start()
        self.begin = timezone.now()
        self.manager = UserFactory(roles=[Role.PARK_MANAGER])
        self.people = [UserFactory(), UserFactory()]
        hall = ResourceFactory(rules__open_per_person=3, rules__buffer_after_minutes=30)
        self.things = [
            hall,
            ResourceFactory(parent=hall, rules=hall.rules),
            ResourceFactory(parent=hall, rules=hall.rules),
            ResourceFactory(quantity=3, rules=hall.rules),
        ]

    def teardown(self):
        self.clock.stop()
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def attempt(self, act, **values):
        """Refused or not: what is promised holds after it."""
        try:
            return act(**values)
        except Refused:
            return None

    def with_one(self, number, act, **values):
        bookings = list(Booking.objects.filter(purpose=Purpose.BOOKING).order_by("pk"))
        if bookings:
            booking = bookings[number % len(bookings)]
            self.attempt(act, booking=booking, by=booking.person, **values)

    def thing(self, number):
        return self.things[number % len(self.things)]

    @rule(
        who=st.integers(0, 1), what=numbers, also=numbers, start=moments, length=lengths
    )
    def book(self, who, what, also, start, length):
        begins = self.begin + start * HALF_AN_HOUR
        items = dict.fromkeys((self.thing(what).pk, self.thing(also).pk), 1)
        wish = Wish(tuple(items.items()), Span(begins, begins + length * HALF_AN_HOUR))
        asked = {"person": self.people[who], "wish": wish, "client_key": uuid4()}
        booking = self.attempt(hold_booking, **asked)
        if booking:
            assert hold_booking(**asked) == booking

    @rule(number=numbers)
    def confirm(self, number):
        self.with_one(number, confirm_booking)

    @rule(number=numbers)
    def cancel(self, number):
        self.with_one(number, cancel_booking)

    @rule(number=numbers, length=lengths)
    def extend(self, number, length):
        bookings = Booking.objects.filter(status__in=HOLDS_TIME).order_by("pk")
        if bookings:
            booking = bookings[number % len(bookings)]
            until = booking.ends_at + (length - 2) * HALF_AN_HOUR
            self.attempt(extend_booking, booking=booking, until=until, by=self.manager)

    @rule(number=numbers, what=numbers)
    def move(self, number, what):
        self.with_one(number, move_booking, to=[(self.thing(what), 1)])

    @rule(number=numbers)
    def come(self, number):
        self.with_one(number, arrive)

    @rule(number=numbers)
    def leave(self, number):
        self.with_one(number, end_booking)

    @rule(what=numbers, start=moments, length=lengths)
    def close(self, what, start, length):
        begins = self.begin + start * HALF_AN_HOUR
        span = Span(begins, begins + length * HALF_AN_HOUR)
        self.attempt(
            close_resource,
            resource=self.thing(what),
            span=span,
            reason="Paint",
            by=self.manager,
        )

    @rule(minutes=st.sampled_from([5, 11, 45]))
    def time_goes_by(self, minutes):
        self.now.shift(timedelta(minutes=minutes))
        release_lapsed()

    @invariant()
    def nothing_overlaps(self):
        rows = Claim.objects.values_list(
            "resource", "first_lane", "end_lane", "starts_at", "ends_at"
        )
        assert not [
            (a, b)
            for a, b in combinations(rows, 2)
            if a[0] == b[0]
            and a[1] < b[2]
            and b[1] < a[2]
            and a[3] < b[4]
            and b[3] < a[4]
        ]

    @invariant()
    def claims_match_the_status(self):
        for booking in Booking.objects.prefetch_related("claims", "items"):
            claims = booking.claims.all()
            if booking.status in HOLDS_TIME:
                booked = {each.resource_id for each in booking.items.all()}
                assert booked <= {each.resource_id for each in claims}
                assert all(each.ends_at >= booking.ends_at for each in claims)
            elif booking.status != Status.ENDED:
                assert list(claims) == []

    @invariant()
    def quotas_hold(self):
        limit = BookingRules.objects.get(pk=self.things[0].rules_id).open_per_person
        for person in self.people:
            mine = Booking.objects.filter(person=person).open()
            assert mine.filter(ends_at__gt=timezone.now()).count() <= limit

    @invariant()
    def every_step_is_in_the_table(self):
        for booking in Booking.objects.prefetch_related("events"):
            steps = sorted(booking.events.all(), key=lambda each: each.pk)
            pairs = zip(steps, steps[1:], strict=False)
            assert {
                (a.status, b.status) for a, b in pairs if a.status != b.status
            } <= TRANSITIONS
            assert steps[-1].status == booking.status


@pytest.mark.django_db
def test_any_order_of_acts_keeps_times_apart_and_quotas():
    run_state_machine_as_test(
        Bookings,
        settings=settings(
            max_examples=int(os.environ.get("PARK_STEPS", "250")) // STEPS_EACH,
            stateful_step_count=STEPS_EACH,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            database=None,
        ),
    )
