"""What the cards of rules, the hours and the quotas say to a wish."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.contrib.auth import get_user_model
from django.db.models import Max
from django.utils import timezone

from ..calendars import hours_of
from ..models import Booking, BookingRules, Resource
from ..opening_hours import Span, is_on_step
from ..permissions import (
    Closed,
    EndsBeforeItStarts,
    InThePast,
    NotBookable,
    OffTheStep,
    QuotaReached,
    TooFarAhead,
    TooLong,
    TooShort,
    TooSoon,
    WeekIsFull,
)
from ..wishes import Wish
from ..workflow import Status


def require_rules(wanted: list[tuple[Resource, int]], wish: Wish) -> None:
    """Everything that can be said without asking who else is there. Three queries at most."""
    require_cards(wanted, wish)
    hours = hours_of([each for each, _count in wanted], wish.span)
    if not all(each.holds(wish.span) for each in hours.values()):
        raise Closed


def require_cards(wanted: list[tuple[Resource, int]], wish: Wish) -> None:
    """Without a query: is it there, can it be booked, does its card allow such a time?"""
    span = wish.span
    if not wanted or len({resource.pk for resource, _ in wanted}) < len(wish.items):
        raise NotBookable
    if span.end <= span.start:
        raise EndsBeforeItStarts
    require_bookable(wanted)
    for resource, _count in wanted:
        _require_card(resource, span)


def require_bookable(wanted: list[tuple[Resource, int]]) -> None:
    for resource, count in wanted:
        if not resource.is_bookable or not 0 < count <= resource.quantity:
            raise NotBookable


def require_longer(
    wanted: list[tuple[Resource, int]], present: Span, until: datetime
) -> None:
    """Another end for a time that may have begun: what lies behind is not asked again. Three queries at most."""
    if until <= present.start:
        raise EndsBeforeItStarts
    if until <= timezone.now():
        raise InThePast
    for resource, _count in wanted:
        _require_length(resource.rules, Span(present.start, until))
        if not is_on_step(until, resource.time_zone, resource.rules.step_minutes):
            raise OffTheStep
    if until > present.end:
        hours = hours_of([each for each, _count in wanted], Span(present.end, until))
        if not all(each.holds(Span(present.end, until)) for each in hours.values()):
            raise Closed


def _require_card(resource: Resource, span: Span) -> None:
    rules = resource.rules
    now = timezone.now()
    earliest = now - timedelta(minutes=rules.step_minutes)
    if span.start < earliest or span.end <= now:
        raise InThePast
    _require_length(rules, span)
    if span.start < now + timedelta(minutes=rules.lead_minutes) and rules.lead_minutes:
        raise TooSoon(rules.lead_minutes)
    if span.start > now + timedelta(days=rules.horizon_days):
        raise TooFarAhead(rules.horizon_days)
    if not all(
        is_on_step(moment, resource.time_zone, rules.step_minutes)
        for moment in (span.start, span.end)
    ):
        raise OffTheStep


def _require_length(rules: BookingRules, span: Span) -> None:
    if span.minutes < rules.min_minutes:
        raise TooShort(rules.min_minutes)
    if span.minutes > rules.max_minutes:
        raise TooLong(rules.max_minutes)


def require_quota(
    person, wanted: list[tuple[Resource, int]], span: Span, besides=None
) -> None:
    """Locks the person where a card has a limit, so that two windows cannot each take the last one.

    ``besides`` is a booking that gets this time instead of its own: there are no more of them than before.
    """
    cards = {resource.rules_id: resource.rules for resource, _count in wanted}
    limited = [
        rules
        for rules in cards.values()
        if rules.open_per_person is not None or rules.minutes_per_week is not None
    ]
    if not limited:
        return
    get_user_model().objects.select_for_update(no_key=True).get(pk=person.pk)
    for rules in limited:
        _require_limits(person, rules, span, wanted[0][0], besides)


def _require_limits(person, rules: BookingRules, span: Span, resource, besides):
    mine = Booking.objects.filter(person=person, items__resource__rules=rules)
    if besides is not None:
        mine = mine.exclude(pk=besides.pk)
    if rules.open_per_person is not None and besides is None:
        still = mine.open().filter(ends_at__gt=timezone.now()).distinct()
        if still.count() >= rules.open_per_person:
            raise QuotaReached(rules.open_per_person)
    if rules.minutes_per_week is not None:
        monday = _week_of(span, resource)
        spans = (
            (mine.open() | mine.filter(status=Status.ENDED))
            .filter(
                starts_at__gte=monday.start,
                starts_at__lt=monday.end,
            )
            .distinct()
            .values_list("starts_at", "ends_at")
        )
        used = sum(Span(*each).minutes for each in spans)
        if used + span.minutes > rules.minutes_per_week:
            raise WeekIsFull(rules.minutes_per_week)


def _week_of(span: Span, resource: Resource) -> Span:
    """Monday to Monday on the wall clock of the place."""
    day = span.start.astimezone(resource.time_zone).date()
    monday = day - timedelta(days=day.weekday())
    start, end = (
        datetime(each.year, each.month, each.day, tzinfo=resource.time_zone)
        for each in (monday, monday + timedelta(days=7))
    )
    return Span(start.astimezone(UTC), end.astimezone(UTC))


def is_late_to_cancel(booking: Booking) -> bool:
    """Confirmed, and later than the strictest of its cards allows: then the points are spent."""
    if booking.status not in (Status.CONFIRMED, Status.IN_USE):
        return False
    strictest = booking.resources.aggregate(minutes=Max("rules__cancel_minutes"))
    notice = timedelta(minutes=strictest["minutes"] or 0)
    return timezone.now() > booking.starts_at - notice
