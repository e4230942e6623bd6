"""What is free, when, and for how much, as a visitor is told it. Whoever books is checked again under the lock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil

from django.utils import timezone

from experiments.bookings.availability import (
    claimed_span,
    free_spans,
    lanes_free_for,
    roads_of,
    taken_on,
)
from experiments.bookings.calendars import hours_of
from experiments.bookings.models import Resource
from experiments.bookings.opening_hours import DAY, OpeningHours, Span

from .models import Space

DAYS_SHOWN = 7


def free_among(resources: Iterable[Resource], span: Span) -> list[int]:
    """Ids of those that are open and free the whole time, as their cards allow now. Five queries, however many."""
    resources = [each for each in resources if _fits_card(each, span)]
    hours = hours_of(resources)
    around = claimed_span([(each, 1) for each in resources], span)
    taken = taken_on(roads_of([(each, 1) for each in resources]), around)
    now = timezone.now()
    free = []
    for each in resources:
        wanted = [(each, 1)]
        then = claimed_span(wanted, span)
        here = [claim for claim in taken if claim.span.meets(then)]
        if hours[each.pk].holds(span) and lanes_free_for(wanted, here, now) is not None:
            free.append(each.pk)
    return free


def _fits_card(resource: Resource, span: Span) -> bool:
    rules, now = resource.rules, timezone.now()
    notice = timedelta(minutes=rules.lead_minutes or -rules.step_minutes)
    return (
        rules.min_minutes <= span.minutes <= rules.max_minutes
        and now + notice <= span.start <= now + timedelta(days=rules.horizon_days)
    )


@dataclass(frozen=True)
class Bar:
    """A piece of a day, in minutes of the wall clock and in words."""

    start: int
    length: int
    words: str
    opens: str


@dataclass(frozen=True)
class Day:
    """``is_over``: its open hours lie behind; ``is_late``: what is left of them begins sooner than one may book."""

    day: date
    opened: list[Bar]
    free: list[Bar]
    is_over: bool = False
    is_late: bool = False


def days_of(resource: Resource, hours: OpeningHours, first: date) -> list[Day]:
    """The open times of the days from ``first`` on, and the free ones that can still be booked. One query."""
    last = first + timedelta(days=DAYS_SHOWN - 1)
    around = Span(hours.moment(first, 0), hours.moment(last, DAY))
    mark = next_mark(resource)
    ahead = Span(max(around.start, mark), around.end)
    free = []
    if ahead.start < ahead.end:
        wanted = [(resource, 1)]
        taken = taken_on(roads_of(wanted), claimed_span(wanted, ahead))
        free = free_spans(wanted, taken, {resource.pk: hours}, ahead)
    days = [first + timedelta(days=number) for number in range(DAYS_SHOWN)]
    return [_day(day, hours, free, mark) for day in days]


def _day(day: date, hours: OpeningHours, free: list[Span], mark: datetime) -> Day:
    opened = hours.spans(day, day)
    last = max((each.end for each in opened), default=None)
    is_over = last is not None and last <= timezone.now()
    return Day(
        day,
        list(bars_of(opened, day, hours)),
        list(bars_of(free, day, hours)),
        is_over=is_over,
        is_late=last is not None and last <= mark and not is_over,
    )


def next_mark(resource: Resource) -> datetime:
    """The first time from now on at which a booking may begin, with the notice that its card asks for."""
    now = timezone.now().replace(second=0, microsecond=0) + timedelta(minutes=1)
    first = now + timedelta(minutes=resource.rules.lead_minutes)
    at = first.astimezone(resource.time_zone)
    step = resource.rules.step_minutes
    return first + timedelta(minutes=-(at.hour * 60 + at.minute) % step)


def bars_of(spans: Iterable[Span], day: date, hours: OpeningHours):
    """The pieces of these spans that lie on the day, on the wall clock of the place."""
    whole = Span(hours.moment(day, 0), hours.moment(day, DAY))
    for span in spans:
        start, end = max(span.start, whole.start), min(span.end, whole.end)
        if start < end:
            first, last = (_minute(each, day, hours.zone) for each in (start, end))
            yield Bar(
                first,
                last - first,
                f"{clock(first)}–{clock(last)}",
                clock(first),
            )


def _minute(moment: datetime, day: date, zone) -> int:
    """On the wall clock, counted from the midnight at which the day begins."""
    at = moment.astimezone(zone)
    return (at.date() - day).days * DAY + at.hour * 60 + at.minute


def clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def weekly_hours(hours: OpeningHours) -> list[tuple[int, str]]:
    """By weekday, Monday 0: the hours in words; an empty text is closed."""
    weekly = {day: [(0, DAY)] for day in range(7)} if hours.always else hours.weekly
    return [
        (
            day,
            ", ".join(
                f"{clock(opens)}–{clock(closes)}"
                for opens, closes in sorted(weekly.get(day, []))
            ),
        )
        for day in range(7)
    ]


def pays_nothing(user, space: Space) -> bool:
    """By a role that the space is free for."""
    return user.is_authenticated and any(
        str(role) in space.free_roles for role in user.roles
    )


def points_of(wanted: Iterable[tuple[Resource, int]], span: Span, user) -> int:
    """What a booking costs: every started point per hour of each thing that is not free for a role of theirs."""
    wanted = list(wanted)
    free = {
        space.resource_id
        for space in Space.objects.filter(resource__in=[each for each, _ in wanted])
        if pays_nothing(user, space)
    }
    return sum(
        ceil(resource.rules.points_per_hour * count * span.minutes / 60)
        for resource, count in wanted
        if resource.pk not in free
    )
