"""When a place is open, as whoever lends it says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction

from experiments.permissions import NotAllowed

from ..models import HoursException, Resource, WeeklyHours
from ..permissions import HoursOverlap, may_manage


@transaction.atomic
def set_weekly_hours(
    *, resource: Resource, week: Iterable[tuple[int, int, int]], by
) -> None:
    """``week`` are (weekday, opens, closes) in minutes, none in another, and takes the place of what was.

    Bookings that are made stay, whatever the hours say now.
    """
    resource = _managed(resource, by)
    week = sorted(week)
    for (day, _opens, closes), (other, opens, _closes) in zip(
        week, week[1:], strict=False
    ):
        if day == other and opens < closes:
            raise HoursOverlap
    resource.weekly_hours.all().delete()
    WeeklyHours.objects.bulk_create(
        WeeklyHours(resource=resource, weekday=day, opens=opens, closes=closes)
        for day, opens, closes in week
    )


@transaction.atomic
def set_always_open(*, resource: Resource, is_always: bool, by) -> None:
    """The week that was written stays and counts again when this is taken back."""
    resource = _managed(resource, by)
    resource.is_always_open = is_always
    resource.save(update_fields=["is_always_open"])


@transaction.atomic
def add_exception(
    *, resource: Resource, day: date, hours: tuple[int, int] | None, reason, by
) -> int:
    """``None`` closes the day. Gives how many bookings of people meet the day; they stay."""
    resource = _managed(resource, by)
    here = resource.hours_exceptions.filter(day=day)
    if hours is None:
        here.delete()
    else:
        here.filter(opens=None).delete()
        if here.filter(opens__lt=hours[1], closes__gt=hours[0]).exists():
            raise HoursOverlap
    opens, closes = hours or (None, None)
    HoursException.objects.create(
        resource=resource, day=day, opens=opens, closes=closes, reason=reason
    )
    return (
        resource.open_bookings()
        .filter(purpose="booking", starts_at__date=day)
        .distinct()
        .count()
    )


@transaction.atomic
def remove_exception(*, exception: HoursException, by) -> None:
    _managed(exception.resource, by)
    exception.delete()


def _managed(resource: Resource, by) -> Resource:
    """Locked, so that two who write at once do not mix their weeks."""
    resource = Resource.objects.select_for_update(of=("self",)).get(pk=resource.pk)
    if not may_manage(by, resource):
        raise NotAllowed
    return resource
