"""What the clock does with points."""

from __future__ import annotations

from django.db import transaction

from ..enums import FactKey
from ..facts import hours_in, newest_of
from ..models import BatteryPoint, PointFact
from .facts import refresh


def tend_points() -> int:
    """Hours that differ by season are those of the present week: how many points have them.

    Safe to run as often as one likes.
    """
    rows = PointFact.objects.filter(key=FactKey.OPENING_HOURS)
    by_point: dict[int, list[PointFact]] = {}
    for fact in rows:
        by_point.setdefault(fact.point_id, []).append(fact)
    tended = 0
    for pk, facts in by_point.items():
        hours = hours_in(newest_of(facts)[FactKey.OPENING_HOURS])
        if hours and hours.has_seasons:
            with transaction.atomic():
                refresh(BatteryPoint.objects.select_for_update().get(pk=pk))
            tended += 1
    return tended
