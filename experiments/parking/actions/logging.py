"""Searches are counted, never whose they were."""

from __future__ import annotations

from django.utils import timezone

from ..blocks import Block
from ..models import SearchLog
from ..wishes import ParkingWish


def log_search(*, wish: ParkingWish, found: bool, was_booked: bool = False) -> None:
    """By block and full hour; nothing of the wish but where."""
    SearchLog.objects.create(
        block=Block.at(*wish.point).key,
        hour=timezone.now().replace(minute=0, second=0, microsecond=0),
        found=found,
        was_booked=was_booked,
    )
