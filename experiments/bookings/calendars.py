"""The opening hours of resources, from their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from .models import Holiday, HoursException, Resource, WeeklyHours
from .opening_hours import OpeningHours


def hours_of(resources: Iterable[Resource]) -> dict[int, OpeningHours]:
    """By resource id. Three queries at most, however many there are; ``rules`` must be loaded."""
    resources = list(resources)
    rowed = [each.pk for each in resources if not each.is_always_open]
    weekly = _weekly(rowed)
    exceptions = _exceptions([each.pk for each in resources])
    closed_on = (
        frozenset(Holiday.objects.values_list("day", flat=True))
        if any(each.rules.keeps_holidays for each in resources)
        else frozenset()
    )
    return {
        each.pk: OpeningHours(
            zone=each.time_zone,
            weekly=weekly.get(each.pk, {}),
            exceptions=exceptions.get(each.pk, {}),
            closed_on=closed_on if each.rules.keeps_holidays else frozenset(),
            always=each.is_always_open,
        )
        for each in resources
    }


def _weekly(resources: list[int]) -> dict[int, dict[int, list[tuple[int, int]]]]:
    found = defaultdict(lambda: defaultdict(list))
    if resources:
        rows = WeeklyHours.objects.filter(resource__in=resources)
        for resource, weekday, opens, closes in rows.values_list(
            "resource", "weekday", "opens", "closes"
        ):
            found[resource][weekday].append((opens, closes))
    return found


def _exceptions(resources: list[int]) -> dict[int, dict[date, list[tuple[int, int]]]]:
    found = defaultdict(lambda: defaultdict(list))
    rows = HoursException.objects.filter(resource__in=resources)
    for resource, day, opens, closes in rows.values_list(
        "resource", "day", "opens", "closes"
    ):
        hours = found[resource][day]
        if opens is not None:
            hours.append((opens, closes))
    return found
