"""What the planner is asked: boxes, vans and hours of a day as a problem without a database behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time

from experiments.batteries.models import BatteryPoint, BatteryScheme, PointHours

from ..models import Stop, Van
from ..outlook import Outlook
from ..planning.problem import DAY, Errand, Problem, Truck, Windows

DAY_MINUTES = 24 * 60


def problem_for(
    outlooks: Mapping[int, Outlook],
    vans: Iterable[Van],
    day: date,
    scheme: BatteryScheme,
) -> Problem:
    """In the order of the boxes' codes, so that the same boxes are the same problem. One query."""
    hours = hours_of(outlooks, day)
    errands = [
        Errand(
            key=each.point.code,
            point=each.point.place,
            grams=each.now.expected,
            chance=each.reason.chance,
            windows=hours.get(pk, ((0, DAY),)),
        )
        for pk, each in outlooks.items()
    ]
    trucks = [truck_of(each, scheme) for each in vans]
    return Problem(
        tuple(sorted(errands, key=lambda each: each.key)),
        tuple(sorted(trucks, key=lambda each: int(each.key))),
    )


def problem_of_stops(stops: Iterable[Stop], van: Van, day: date, scheme) -> Problem:
    """Of a round as it stands, in its order. One query."""
    stops = list(stops)
    hours = hours_of([each.point_id for each in stops], day)
    errands = [
        Errand(
            key=each.point.code,
            point=each.point.place,
            grams=each.expected_grams,
            windows=hours.get(each.point_id, ((0, DAY),)),
        )
        for each in stops
    ]
    return Problem(tuple(errands), (truck_of(van, scheme),))


def truck_of(van: Van, scheme: BatteryScheme) -> Truck:
    return Truck(
        key=str(van.pk),
        depot=(scheme.hub_latitude, scheme.hub_longitude),
        capacity=van.capacity_grams,
        most_stops=van.most_stops,
        shift=(_seconds(van.shift_starts), _seconds(van.shift_ends)),
        kmh=van.kmh,
    )


def hours_of(points: Iterable[int], day: date) -> dict[int, Windows]:
    """Of boxes that say when they are open; closed all day is an empty tuple. Others one gets to at any time."""
    monday = day.weekday() * DAY_MINUTES
    found: dict[int, list] = {}
    rows = PointHours.objects.filter(point__in=list(points)).order_by("opens")
    for point, opens, closes in rows.values_list("point", "opens", "closes"):
        start, end = max(opens - monday, 0), min(closes - monday, DAY_MINUTES)
        if start < end:
            found.setdefault(point, []).append((start * 60, end * 60))
        else:
            found.setdefault(point, [])  # open on other days only
    return {point: tuple(windows) for point, windows in found.items()}


def box_by_code(points: Iterable[BatteryPoint]) -> dict[str, BatteryPoint]:
    return {each.code: each for each in points}


def _seconds(clock: time) -> int:
    return clock.hour * 3600 + clock.minute * 60
