"""Once a day the park writes down where the logs stand."""

from __future__ import annotations

import hashlib
from datetime import UTC, timedelta

from django.db import transaction
from django.utils import timezone

from ..chain import canonical
from ..exports.heads import public_heads
from ..models import HeadsOfDay

UNDER_WAY = timedelta(minutes=10)  # an event may be dated before the others see it


def publish_heads() -> HeadsOfDay | None:
    """Of today, the first time it is called in a day (UTC); ``None`` when that has been done."""
    now = timezone.now()
    today = now.astimezone(UTC).date()
    if HeadsOfDay.objects.filter(day=today).exists():
        return None
    return _write_down(today, now)


@transaction.atomic
def _write_down(today, now) -> HeadsOfDay | None:
    last = HeadsOfDay.objects.order_by("-day").first()
    moved = public_heads()
    if last:
        moved = moved.filter(last_event_at__gte=last.at - UNDER_WAY)
    heads = {str(topic): [seq, digest] for topic, seq, digest in moved}
    before = last.digest if last else ""
    digest = hashlib.sha256(before.encode() + canonical(heads)).hexdigest()
    written, is_new = HeadsOfDay.objects.get_or_create(
        day=today,
        defaults={"at": now, "heads": heads, "before": before, "digest": digest},
    )
    return written if is_new else None
