"""What the clock tells: milestones and reports that are due soon, or late."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from funding.workflow import Status

from ..kinds import MILESTONES, REPORTS
from ..models import Milestone, Report
from ..schedule import REMIND_BEFORE, reminder_on
from ..workflow import TO_HAND_IN, TO_WRITE
from .telling import tell_officer, tell_team


def remind_of_what_is_due(today: date | None = None) -> int:
    """Each reminder is told once; gives how many are due. A clock that stood still tells the latest only."""
    today = today or timezone.localdate()
    horizon = today + timedelta(days=max(REMIND_BEFORE))
    milestones = Milestone.objects.filter(status__in=TO_HAND_IN, due_on__lte=horizon)
    reports = Report.objects.filter(status__in=TO_WRITE, due_on__lte=horizon)
    count = 0
    for rows, kind in ((milestones, MILESTONES), (reports, REPORTS)):
        running = rows.filter(
            award__application__status__in=(Status.RUNNING, Status.CLOSING)
        )
        for row in running.select_related("award__application").order_by("pk"):
            count += _remind(row, kind, today)
    return count


@transaction.atomic
def _remind(row: Milestone | Report, kind, today: date) -> bool:
    name = reminder_on(row.due_on, today)
    if not name:
        return False
    event, title = name.split("-")[0], getattr(row, "title", "")
    key = f"{type(row).__name__.lower()}:{row.pk}:{row.due_on}:{name}"
    tell_team(row.award, kind, event, key, title=title)
    if event == "late":
        tell_officer(row.award, kind, event, key, title=title)
    return True
