"""What is where now, in grams: running sums that the database keeps. One query each."""

from __future__ import annotations

from collections.abc import Iterable

from experiments.batteries.models import BatteryPoint

from .models import Stock


def stock_of(point: BatteryPoint) -> int:
    return stocks_of([point]).get(point.pk, 0)


def stocks_of(points: Iterable[BatteryPoint]) -> dict[int, int]:
    """By the key of the point; a box to which nothing came yet is not there."""
    rows = Stock.objects.filter(node__point__in=[each.pk for each in points])
    return dict(rows.values_list("node__point_id", "grams"))
