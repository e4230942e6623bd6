"""The hours of some things and what is taken of them, in one question: everybody who chooses a time asks it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import (
    BigIntegerField,
    DateField,
    DateTimeField,
    IntegerField,
    QuerySet,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast

from innovation_park.lib.prepared import Prepared

from .availability import Taken, claimed_span, claims, roads_of
from .calendars import asked_of_hours, days_of, hour_rows, hours_from, places_of
from .models import Resource
from .opening_hours import OpeningHours, Span

OF_HOURS = (BigIntegerField, IntegerField, DateField, IntegerField, IntegerField)
OF_CLAIMS = (
    *(BigIntegerField,) * 3,
    *(DateTimeField,) * 2,
    BigIntegerField,
    DateTimeField,
    UUIDField,
)


def hours_and_taken(
    wanted: list[tuple[Resource, int]], around: Span
) -> tuple[Mapping[int, OpeningHours], list[Taken]]:
    """The hours by resource id, and all claims, those of lapsed holds too. One query."""
    places = places_of(each for each, _count in wanted)
    claimed = claimed_span(wanted, around)
    rows = SURROUNDINGS(
        **asked_of_hours(days_of(around), places),
        roads=list(roads_of(wanted)),
        start=claimed.start,
        end=claimed.end,
    )
    split = len(OF_HOURS)
    hours = hours_from((row[:split] for row in rows if row[split] is None), places)
    return hours, [Taken._make(row[split:]) for row in rows if row[split] is not None]


def _surroundings() -> QuerySet:
    """Two kinds of rows: of each what the other has not is null."""
    hours = hour_rows(*map(_nothing, OF_CLAIMS))
    return claims(*map(_nothing, OF_HOURS)).union(*hours, all=True)


def _nothing(field: type) -> Cast:
    return Cast(Value(None), field())


SURROUNDINGS = Prepared(_surroundings)
