"""Facts are added, never changed; what a point repeats of them follows in the same transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ..enums import FactKey, Outcome, PointStatus, ReportKind, Source
from ..facts import columns_of, newest_of, week_of
from ..models import BatteryPoint, PointFact, PointHours, PointReport

# However many people without an account report a point, they weigh as much as two.
MOST_NAMELESS = 2


@transaction.atomic
def record_facts(
    *,
    point: BatteryPoint,
    found: Mapping[str, dict],
    source: Source,
    at: datetime,
    by=None,
) -> BatteryPoint:
    """``found`` by :class:`FactKey`; gives the point as it is afterwards."""
    point = BatteryPoint.objects.select_for_update().get(pk=point.pk)
    PointFact.objects.bulk_create(
        PointFact(
            point=point,
            key=key,
            value=value,
            source=source,
            verified_at=at,
            verified_by=by,
        )
        for key, value in found.items()
    )
    return refresh(point)


def refresh(point: BatteryPoint) -> BatteryPoint:
    """Called with the point locked: repeats what its facts and open reports say."""
    newest = newest_of(point.facts.all())
    columns = columns_of(newest, doubts_about(point))
    for name, value in columns.items():
        setattr(point, name, value)
    point.save(update_fields=[*columns])
    week = [(row.opens, row.closes) for row in week_of(point, newest, timezone.now())]
    kept = point.hours.order_by("opens").values_list("opens", "closes")
    if week != list(kept):
        point.hours.all().delete()
        PointHours.objects.bulk_create(
            PointHours(point=point, opens=opens, closes=closes)
            for opens, closes in week
        )
    return point


def doubts_about(point: BatteryPoint) -> int:
    """Open reports that it is not there: each person once, people without an account as two at most."""
    reports = PointReport.objects.filter(
        point=point, kind=ReportKind.GONE, outcome=Outcome.OPEN
    )
    people = list(reports.values_list("person", flat=True))
    nameless = people.count(None)
    return len(set(people) - {None}) + min(nameless, MOST_NAMELESS)


def note_seen(
    *, point: BatteryPoint, at: datetime, by=None, source: Source = Source.PARK
) -> BatteryPoint:
    """Somebody of the park was at the box, emptied it or weighed what was in it: so it is there, and no longer full.

    Who said before that it is full was heard.
    """
    with transaction.atomic():
        point = record_facts(
            point=point,
            found={FactKey.THERE: {"is": True}},
            source=source,
            at=at,
            by=by,
        )
        point.reports.open().filter(kind=ReportKind.FULL, at__lte=at).update(
            outcome=Outcome.MENDED, answered_at=timezone.now(), answered_by=by
        )
        newest = point.facts.filter(key=FactKey.THERE).newest_first().first()
        if newest.verified_at == at and point.status in (
            PointStatus.FULL,
            PointStatus.UNCONFIRMED,
            PointStatus.GONE,
        ):
            point.status = PointStatus.WORKING
            point.save(update_fields=["status"])
    return point
