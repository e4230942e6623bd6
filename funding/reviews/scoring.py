"""From scores to a total, and which reviews stand apart. Pure; criteria are those of :mod:`funding.composition`."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

APART = 25  # of a hundred, from the median
DISAGREE = 30  # of a hundred, between the highest and the lowest


@dataclass(frozen=True)
class Running:
    """``total`` of the ``weight`` that has been scored so far, both out of a hundred."""

    total: Decimal
    weight: int

    @property
    def is_complete(self) -> bool:
        return self.weight == 100


def running_total(criteria: Iterable, scores: Mapping[str, int | None]) -> Running:
    """Each criterion gives its weight times the share of the most that can be had."""
    total, weight = Decimal(0), 0
    for criterion in criteria:
        score = scores.get(criterion.key)
        if score is not None:
            total += Decimal(criterion.weight) * score / criterion.most
            weight += criterion.weight
    return Running(total.quantize(Decimal("0.1"), ROUND_HALF_UP), weight)


def outliers(totals: Mapping[Hashable, Decimal | float]) -> set[Hashable]:
    """Of three or more reviews of one application, those far from their median."""
    if len(totals) < 3:
        return set()
    middle = median(totals.values())
    return {key for key, total in totals.items() if abs(total - middle) >= APART}


def is_disputed(totals: Iterable[Decimal | float]) -> bool:
    """The reviews are too far from each other for their mean to say much."""
    known = list(totals)
    return len(known) > 1 and max(known) - min(known) >= DISAGREE


def share_of(criterion, score: int | None) -> float:
    return 0 if score is None else criterion.weight * score / criterion.most
