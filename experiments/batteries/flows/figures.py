"""The registered figures of battery recycling, day by day, off drop-offs and the books of custody; no person in them."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, Sum

from experiments.batteries.custody.enums import NodeKind
from experiments.batteries.custody.models import DayBalance
from experiments.batteries.rewards import figures as rewards

# Keys of the fields that a form of the protocol may have for them.
FIGURES = (*rewards.FIGURES, "grams_collected", "grams_recovered", "grams_missing")


def figures_of(day: date) -> dict[str, float]:
    """Those of the drop-offs where five people brought something, and what scales said of the way. Two queries.

    ``grams_missing`` is what was stated as missing before the recycler; a day on which nothing moved has none of them.
    """
    at_recycler = Q(node__kind=NodeKind.RECYCLER)
    told = DayBalance.objects.filter(day=day).aggregate(
        grams_collected=Sum("sent", filter=Q(node__kind=NodeKind.BOX)),
        grams_recovered=Sum("sent", filter=at_recycler),
        grams_missing=Sum("lost", filter=~at_recycler),
    )
    moved = {key: grams or 0 for key, grams in told.items()}
    return rewards.figures_of(day) | (moved if any(moved.values()) else {})
