"""Writes bookings as the engine would have written them, each on its own days.

A month of them cannot be made in a second one by one: rows are gathered, checked against one another by the
engine's own lanes and buffers, and written in bulk; the guards of the database see every one of them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from accounts.models import User
from experiments.bookings.availability import claimed_span
from experiments.bookings.enums import Purpose
from experiments.bookings.lanes import Lanes, NotEnough, lanes_of
from experiments.bookings.models import (
    Booking,
    BookingEvent,
    BookingItem,
    Claim,
    Resource,
    Series,
)
from experiments.bookings.opening_hours import Span
from experiments.bookings.wishes import Wish
from experiments.bookings.workflow import HOLDS_TIME, Status
from experiments.models import Experiment

from .plant_participants import code_by

CONFIRMING = timedelta(minutes=2)
DECIDING = timedelta(hours=5)
Wanted = list[tuple[Resource, int]]
KEEPS_CLAIMS = HOLDS_TIME | {Status.ENDED}


@dataclass(frozen=True)
class Plan:
    """One booking to be. ``decided_by`` said yes to what needs approval, or allots it."""

    wanted: Wanted
    span: Span
    person: User
    status: Status
    made_at: datetime
    title: str = ""
    people: int = 1
    points: int = 0
    series: Series | None = None
    experiment: Experiment | None = None
    decided_by: User | None = None

    @property
    def needs_approval(self) -> bool:
        return any(resource.rules.needs_approval for resource, _count in self.wanted)


@dataclass
class Diary:
    """What is taken so far, and the rows that say it."""

    chance: Random
    taken: dict[int, list[tuple[Lanes, Span]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    bookings: list[Booking] = field(default_factory=list)
    parts: list[BookingItem | Claim | BookingEvent] = field(default_factory=list)

    def note(self, plan: Plan) -> Booking | None:
        """Nothing where somebody is in the way."""
        booking = self._booking(plan)
        if plan.status in KEEPS_CLAIMS:
            claimed = claimed_span(plan.wanted, plan.span)
            lanes = self._free_lanes(plan.wanted, claimed)
            if lanes is None:
                return None
            self._claim(booking, lanes, claimed)
        self.bookings.append(booking)
        self.parts += [
            BookingItem(booking=booking, resource=resource, count=count)
            for resource, count in plan.wanted
        ]
        self.parts += [
            BookingEvent(booking=booking, status=status, at=at, by=by)
            for status, at, by in steps_of(plan, self.chance)
        ]
        return booking

    def write(self) -> None:
        Booking.objects.bulk_create(self.bookings)
        for model in (BookingItem, Claim, BookingEvent):
            model.objects.bulk_create(
                each for each in self.parts if isinstance(each, model)
            )
        self.bookings, self.parts = [], []

    def _free_lanes(self, wanted: Wanted, claimed: Span) -> list[Lanes] | None:
        roads = {pk for each, _count in wanted for pk in (each.pk, *each.around)}
        meeting = [
            lanes
            for road in sorted(roads)
            for lanes, span in self.taken[road]
            if span.meets(claimed)
        ]
        try:
            lanes = lanes_of(wanted, meeting)
        except NotEnough:
            return None
        if any(each.meet(other) for each in lanes for other in meeting):
            return None
        return lanes

    def _claim(self, booking: Booking, lanes: list[Lanes], claimed: Span) -> None:
        for each in lanes:
            self.taken[each.resource].append((each, claimed))
            self.parts.append(
                Claim(
                    booking=booking,
                    resource_id=each.resource,
                    first_lane=each.first,
                    end_lane=each.end,
                    starts_at=claimed.start,
                    ends_at=claimed.end,
                )
            )

    def _booking(self, plan: Plan) -> Booking:
        experiment = plan.experiment and plan.experiment.pk
        items = tuple((resource.pk, count) for resource, count in plan.wanted)
        wish = Wish(items, plan.span, plan.title, plan.people, experiment)
        return Booking(
            code=code_by(self.chance),
            purpose=Purpose.BOOKING,
            status=plan.status,
            person=plan.person,
            starts_at=plan.span.start,
            ends_at=plan.span.end,
            zone=plan.wanted[0][0].zone,
            title=plan.title,
            people=plan.people,
            experiment=plan.experiment,
            points=plan.points,
            client_key=UUID(int=self.chance.getrandbits(128), version=4),
            fingerprint=wish.fingerprint,
            made_at=plan.made_at,
            series=plan.series,
            is_demo=True,
        )


def steps_of(plan: Plan, chance: Random) -> list[tuple[Status, datetime, User | None]]:
    """The whole life of a booking, as the table of its statuses allows it; one that is allotted begins confirmed."""
    if plan.series:
        steps = [(Status.CONFIRMED, plan.made_at, plan.decided_by)]
    else:
        steps = list(_agreeing(plan))
    if plan.status == Status.CANCELLED:
        after = (plan.span.start - steps[-1][1]) * chance.uniform(0.2, 0.8)
        steps.append((Status.CANCELLED, steps[-1][1] + after, plan.person))
    elif plan.status == Status.NO_SHOW:
        minutes = plan.wanted[0][0].rules.no_show_minutes or 0
        late = plan.span.start + timedelta(minutes=minutes)
        steps.append((Status.NO_SHOW, late, None))
    elif plan.status in (Status.IN_USE, Status.ENDED):
        steps.append((Status.IN_USE, plan.span.start, plan.person))
    if plan.status == Status.ENDED:
        steps.append((Status.ENDED, plan.span.end, None))
    return steps


def _agreeing(plan: Plan):
    yield Status.HELD, plan.made_at, plan.person
    said_yes = plan.made_at + CONFIRMING
    if plan.needs_approval:
        yield Status.REQUESTED, said_yes, plan.person
        if plan.status == Status.REQUESTED:
            return
        yield Status.CONFIRMED, said_yes + DECIDING, plan.decided_by
    else:
        yield Status.CONFIRMED, said_yes, plan.person
