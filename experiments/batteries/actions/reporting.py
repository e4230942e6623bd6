"""Passers-by say what is wrong; the park, or somebody who takes part, looks."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from ..enums import FactKey, Outcome, PointStatus, ReportKind, Source
from ..models import BatteryPoint, PointReport
from ..permissions import (
    AlreadyAnswered,
    NotAllowed,
    OwnReport,
    can_manage_batteries,
    require_part,
)
from .facts import record_facts, refresh

# Which report is right when the point is found so; every other open one about its state is not.
PROVES = {
    PointStatus.GONE: {ReportKind.GONE},
    PointStatus.FULL: {ReportKind.FULL},
    PointStatus.DAMAGED: {ReportKind.DAMAGED},
    PointStatus.WORKING: set(),
}


def report_point(
    *,
    point: BatteryPoint,
    kind: ReportKind,
    client_key: UUID,
    person=None,
    note: str = "",
    photo=None,
) -> PointReport:
    """The same key is the same report, however often it is sent."""
    if earlier := PointReport.objects.filter(client_key=client_key).first():
        return earlier
    try:
        with transaction.atomic():
            point = BatteryPoint.objects.select_for_update().get(pk=point.pk)
            report = PointReport.objects.create(
                point=point,
                kind=kind,
                client_key=client_key,
                person=person,
                note=note,
                photo=photo or "",
            )
            refresh(point)
    except IntegrityError:  # sent twice at the same moment
        return PointReport.objects.get(client_key=client_key)
    return report


@transaction.atomic
def check_point(
    *,
    point: BatteryPoint,
    status: PointStatus,
    by,
    found: dict[str, dict] | None = None,
) -> BatteryPoint:
    """Somebody stood before it: answers every open report about its state, and keeps what else they found.

    ``found`` holds more facts by :class:`FactKey`. Whoever reported it may not be the one who confirms it, unless they run
    the boxes.
    """
    is_manager = can_manage_batteries(by)
    if not is_manager:
        require_part(by)
    point = BatteryPoint.objects.select_for_update().get(pk=point.pk)
    reports = point.reports.open().exclude(kind=ReportKind.HOURS)
    if not is_manager and reports.filter(person=by).exists():
        raise OwnReport
    now = timezone.now()
    for outcome, answered in (
        (Outcome.RIGHT, reports.filter(kind__in=PROVES[status])),
        (Outcome.WRONG, reports.exclude(kind__in=PROVES[status])),
    ):
        answered.update(outcome=outcome, answered_at=now, answered_by=by)
    if found and FactKey.OPENING_HOURS in found:
        point.reports.open().filter(kind=ReportKind.HOURS).update(
            outcome=Outcome.RIGHT, answered_at=now, answered_by=by
        )
    point.status = status
    point.save(update_fields=["status"])
    there = {FactKey.THERE: {"is": status != PointStatus.GONE}}
    source = Source.PARK if is_manager else Source.RESIDENT
    return record_facts(
        point=point, found={**there, **(found or {})}, source=source, at=now, by=by
    )


@transaction.atomic
def answer_report(
    *, report: PointReport, outcome: Outcome, by, answer: str = ""
) -> PointReport:
    """At the desk, without going there: the report stays as it was written."""
    if not can_manage_batteries(by):
        raise NotAllowed
    point = BatteryPoint.objects.select_for_update().get(pk=report.point_id)
    report = PointReport.objects.select_for_update().get(pk=report.pk)
    if report.outcome != Outcome.OPEN:
        raise AlreadyAnswered
    report.outcome = outcome
    report.answer = answer
    report.answered_at = timezone.now()
    report.answered_by = by
    report.save(update_fields=["outcome", "answer", "answered_at", "answered_by"])
    if outcome == Outcome.RIGHT and report.kind != ReportKind.HOURS:
        point.status = PointStatus(report.kind)
        point.save(update_fields=["status"])
    refresh(point)
    return report
