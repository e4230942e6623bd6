"""What happened at lent spaces, as reports of the Curb Data Specification: a week and 1.2 km at a time, four weeks late.

A report is made only where at least five drivers and three owners hide one another. No day, no hour, no space.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models.functions import TruncWeek
from django.utils import timezone

from experiments.bookings.workflow import Status

from ..blocks import HIDDEN_AMONG, Block
from ..models import Deal
from .cds import cds_id, grouped_by_piece, milliseconds

SEOUL = ZoneInfo("Asia/Seoul")
FEWEST_DRIVERS = 5
LATE = timedelta(weeks=4)
KEPT = timedelta(weeks=104)


def reports(now: datetime | None = None) -> list[dict]:
    """The newest first; one query."""
    now = now or timezone.now()
    last = week_of(now - LATE)
    ended = Deal.objects.filter(
        booking__status=Status.ENDED,
        booking__starts_at__gte=last - KEPT,
        booking__starts_at__lt=last,
    ).annotate(week=TruncWeek("booking__starts_at", tzinfo=SEOUL))
    rows = ended.values_list(
        "space__block", "week", "booking__person", "space__owner", "minutes"
    )
    made = [
        _report(block, week, stays)
        for (block, week), stays in grouped_by_piece(rows).items()
        if _hides(stays)
    ]
    return sorted(made, key=lambda each: (-each["event_time"], each["curb_zone_id"]))


def week_of(moment: datetime) -> datetime:
    """Monday, midnight in Seoul."""
    day = moment.astimezone(SEOUL)
    monday = day - timedelta(days=day.weekday())
    return monday.replace(hour=0, minute=0, second=0, microsecond=0)


def _hides(stays: list) -> bool:
    drivers, owners, _minutes = (set(each) for each in zip(*stays, strict=True))
    return (
        len(drivers - {None}) >= FEWEST_DRIVERS and len(owners - {None}) >= HIDDEN_AMONG
    )


def _report(block: Block, week: datetime, stays: list) -> dict:
    end = week + timedelta(weeks=1)
    hours = round(sum(minutes for *_who, minutes in stays) / 60)
    return {
        "event_id": cds_id("report", f"{block.key}:{week:%Y-%m-%d}"),
        "event_type": "scheduled_report",
        "event_purpose": "vehicle_parking",
        "event_time": milliseconds(week),
        "event_publication_time": milliseconds(end + LATE),
        "curb_zone_id": cds_id("zone", block.key),
        "data_source_type": "other",
        "data_source_device_id": cds_id("source", "bookings"),
        "data_source_operator_name": "Innovation Park",
        "custom_attributes": {
            "period": f"{week:%Y-%m-%d}/{end:%Y-%m-%d}",
            "stays": str(len(stays)),
            "hours": str(hours),
        },
    }
