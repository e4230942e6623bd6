"""What the park manager sees: one day of all spaces, and how much of the open hours is used."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from experiments.bookings.availability import Taken, free_spans, roads_of, taken_on
from experiments.bookings.calendars import hours_of
from experiments.bookings.enums import Purpose
from experiments.bookings.models import Booking, BookingItem
from experiments.bookings.opening_hours import (
    DAY,
    OpeningHours,
    Span,
    merged,
)
from experiments.bookings.workflow import HOLDS_TIME, Status

from .models import Space
from .standing import Bar, bars_of, next_mark

SHOWN = {*HOLDS_TIME, Status.ENDED, Status.NO_SHOW}
USED = {Status.CONFIRMED, Status.IN_USE, Status.ENDED}
WEEKS = 8
WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Block:
    """A booking or a closure on the day, where it stands and what it is."""

    bar: Bar
    booking: Booking
    count: int

    @property
    def is_closure(self) -> bool:
        return self.booking.purpose != Purpose.BOOKING

    @property
    def look(self) -> str:
        if self.is_closure:
            return "closed"
        return str(self.booking.status)


@dataclass(frozen=True)
class Row:
    """``free`` is what can still be booked; ``is_over``: the open hours of the day lie behind."""

    space: Space
    opened: list[Bar]
    blocks: list[Block]
    free: list[Bar]
    is_over: bool


def day_of_all(day: date) -> list[Row]:
    """Of every space, in the order of kinds. Six queries, however many there are."""
    spaces = list(
        Space.objects.with_resource().order_by("resource__kind", "resource__slug")
    )
    hours = hours_of([each.resource for each in spaces])
    items = _items_on(spaces, day)
    roads = roads_of([(each.resource, 1) for each in spaces])
    taken = taken_on(roads, _around(day))
    return [_row(each, hours[each.resource_id], items, taken, day) for each in spaces]


def _row(space: Space, hours: OpeningHours, items, taken, day: date) -> Row:
    opened = hours.spans(day, day)
    return Row(
        space,
        list(bars_of(opened, day, hours)),
        list(_blocks(items[space.resource_id], day, hours)),
        list(_free(space, hours, taken, day)),
        bool(opened) and opened[-1].end <= timezone.now(),
    )


def _items_on(spaces: Iterable[Space], day: date) -> dict[int, list[BookingItem]]:
    """Those that could touch the day in any zone; :func:`bars_of` cuts them to it."""
    whole = _around(day)
    found = defaultdict(list)
    rows = BookingItem.objects.filter(
        resource__in=[each.resource_id for each in spaces],
        booking__status__in=SHOWN,
        booking__starts_at__lt=whole.end,
        booking__ends_at__gt=whole.start,
    ).select_related("booking__person__profile", "booking__repair")
    for item in rows.order_by("booking__starts_at", "pk"):
        if not item.booking.has_lapsed:
            found[item.resource_id].append(item)
    return found


def _around(day: date) -> Span:
    """The day in whatever zone."""
    return Span(*(_utc(day + timedelta(days=by)) for by in (-1, 2)))


def _utc(day: date):
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _blocks(items: list[BookingItem], day: date, hours: OpeningHours):
    for item in items:
        for bar in bars_of([item.booking.span], day, hours):
            yield Block(bar, item.booking, item.count)


def _free(space: Space, hours: OpeningHours, taken: list[Taken], day: date):
    """Of what is still to come; of a hall: while no room of it is taken. Of things there are several of nothing is said."""
    resource = space.resource
    if resource.quantity > 1 or not resource.is_bookable:
        return []
    start = max(hours.moment(day, 0), next_mark(resource))
    around = Span(start, hours.moment(day, DAY))
    if around.end <= around.start:
        return []
    roads = {resource.pk, *resource.around}
    here = [each for each in taken if each.lanes.resource in roads]
    free = free_spans([(resource, 1)], here, {resource.pk: hours}, around)
    return bars_of(free, day, hours)


@dataclass(frozen=True)
class Use:
    """Hours of one week."""

    monday: date
    booked: float
    opened: float

    @property
    def share(self) -> float | None:
        return self.booked / self.opened if self.opened else None


@dataclass(frozen=True)
class Used:
    space: Space
    weeks: list[Use]

    @property
    def booked(self) -> float:
        return sum(each.booked for each in self.weeks)

    @property
    def share(self) -> float | None:
        opened = sum(each.opened for each in self.weeks)
        return self.booked / opened if opened else None


def use_of_all(today: date) -> list[Used]:
    """The last weeks, this one included, the most used space first. Five queries."""
    spaces = list(Space.objects.with_resource().order_by("resource__slug"))
    hours = hours_of([each.resource for each in spaces])
    first = today - timedelta(days=today.weekday()) - (WEEKS - 1) * WEEK
    mondays = [first + number * WEEK for number in range(WEEKS)]
    booked = _booked_since(spaces, first)
    rows = [
        Used(
            space,
            [
                _use(space, hours[space.resource_id], booked[space.resource_id], monday)
                for monday in mondays
            ],
        )
        for space in spaces
    ]
    return sorted(rows, key=lambda row: (-(row.share or 0), row.space.resource.slug))


def _booked_since(spaces, first: date) -> dict[int, list[tuple[Span, int]]]:
    found = defaultdict(list)
    rows = BookingItem.objects.filter(
        resource__in=[each.resource_id for each in spaces],
        booking__purpose=Purpose.BOOKING,
        booking__status__in=USED,
        booking__ends_at__gt=_utc(first - timedelta(days=1)),
    )
    for resource, count, start, end in rows.values_list(
        "resource", "count", "booking__starts_at", "booking__ends_at"
    ):
        found[resource].append((Span(start, end), count))
    return found


def _use(space: Space, hours: OpeningHours, booked, monday: date) -> Use:
    """Of things there are several of, each counts."""
    opened = hours.spans(monday, monday + timedelta(days=6))
    week = Span(hours.moment(monday, 0), hours.moment(monday + timedelta(days=6), DAY))
    used = sum(
        Span(max(span.start, week.start), min(span.end, week.end)).minutes * count
        for span, count in booked
        if span.meets(week)
    )
    minutes = sum(each.minutes for each in merged(opened)) * space.resource.quantity
    return Use(monday, used / 60, minutes / 60)
