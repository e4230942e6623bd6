"""What became of redress, and how long it took."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from django.db.models import Count, QuerySet
from django.utils import timezone

from funding.enums import RedressStatus
from funding.models import Redress

DAY = 24 * 60 * 60


@dataclass(frozen=True)
class RedressFigures:
    asked: int
    open: int
    late: int
    upheld: int
    rejected: int
    withdrawn: int
    days: float | None

    @property
    def answered(self) -> int:
        return self.upheld + self.rejected


def redress_figures(redresses: QuerySet[Redress]) -> RedressFigures:
    counts = dict(redresses.order_by().values_list("status").annotate(n=Count("pk")))
    answered = redresses.filter(
        status__in=(RedressStatus.UPHELD, RedressStatus.REJECTED)
    ).values_list("asked_at", "answered_at")
    days = [(end - begin).total_seconds() / DAY for begin, end in answered]
    still = redresses.filter(status=RedressStatus.OPEN, until__lt=timezone.now())
    return RedressFigures(
        asked=sum(counts.values()),
        open=counts.get(RedressStatus.OPEN, 0),
        late=still.count(),
        upheld=counts.get(RedressStatus.UPHELD, 0),
        rejected=counts.get(RedressStatus.REJECTED, 0),
        withdrawn=counts.get(RedressStatus.WITHDRAWN, 0),
        days=median(days) if days else None,
    )
