"""How a lent space stands: what it has shared, and how its deals went."""

from __future__ import annotations

from django.db.models import Count, DurationField, ExpressionWrapper, F, Sum

from experiments.bookings.workflow import Status

from .enums import Verdict
from .models import ParkingSpace, Rating
from .models.dispute import SHOWN_FROM


def ratings_of(space: ParkingSpace) -> list[tuple[str, int]] | None:
    """What drivers said, counted together; ``None`` below :data:`SHOWN_FROM` of them. One query."""
    said = Rating.objects.filter(deal__space=space, side="driver")
    counted = dict(said.values_list("verdict").annotate(number=Count("pk")).order_by())
    if sum(counted.values()) < SHOWN_FROM:
        return None
    return [(each.label, counted.get(each.value, 0)) for each in Verdict]


def shared_minutes(space: ParkingSpace) -> int:
    """Of deals that took place. One query."""
    length = ExpressionWrapper(
        F("booking__ends_at") - F("booking__starts_at"), output_field=DurationField()
    )
    used = space.deals.filter(booking__status=Status.ENDED, arrived_at__isnull=False)
    total = used.aggregate(total=Sum(length))["total"]
    return round(total.total_seconds() / 60) if total else 0
