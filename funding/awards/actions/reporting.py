"""Reports, variations and visits: what the team tells, what it asks, and what officers saw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from funding.actions.moving import note
from funding.workflow import Event

from ..enums import Change
from ..kinds import REPORTS
from ..models import Award, Milestone, Report, SiteVisit, Variation
from ..permissions import (
    ReasonMissing,
    StepNotListed,
    require_hat,
    require_running,
    require_step,
)
from ..schedule import FINAL_REPORT_AFTER
from ..workflow import (
    REPORT,
    TO_HAND_IN,
    TO_WRITE,
    VARIATION,
    Hat,
    ReportStatus,
    VariationStatus,
)
from .keeping import keep_files
from .locking import lock_award, locked
from .telling import tell_officer, tell_team


@transaction.atomic
def send_report(*, report: Report, words: Mapping, files: Iterable = (), by) -> Report:
    row = locked(report)
    require_running(row.award)
    require_step(by, row.award, REPORT, row.status, ReportStatus.SENT)
    for name in ("done", "learnt", "next_steps", "spent", "public_summary"):
        setattr(row, name, words.get(name, getattr(row, name)))
    row.status, row.sent_at, row.sent_by = ReportStatus.SENT, timezone.now(), by
    row.save()
    keep_files(files, by=by, report=row)
    note(
        application=row.award.application,
        event=Event.HAND_IN_REPORT,
        by=by,
        payload={"until": row.period_end.isoformat(), "is_final": row.is_final},
    )
    key = f"report:{row.pk}:sent:{row.sent_at.isoformat()}"
    tell_officer(row.award, REPORTS, "sent", key)
    return row


@transaction.atomic
def decide_report(*, report: Report, is_accepted: bool, answer: str = "", by) -> Report:
    row = locked(report)
    target = ReportStatus.ACCEPTED if is_accepted else ReportStatus.CHANGES
    require_step(by, row.award, REPORT, row.status, target)
    if not is_accepted and not answer.strip():
        raise ReasonMissing
    row.status, row.answer = target, answer.strip()
    row.decided_at, row.decided_by = timezone.now(), by
    row.save()
    event = "accepted" if is_accepted else "changes"
    key = f"report:{row.pk}:{event}:{row.sent_at.isoformat()}"
    tell_team(row.award, REPORTS, event, key)
    return row


@transaction.atomic
def ask_variation(
    *,
    award: Award,
    change: Change,
    words: str,
    new_on: date | None = None,
    milestone: Milestone | None = None,
    by,
) -> Variation:
    award = lock_award(award)
    require_hat(by, award, Hat.TEAM)
    require_running(award)
    asked = Variation.objects.create(
        award=award,
        change=change,
        milestone=milestone,
        new_on=new_on,
        words=words.strip(),
        asked_by=by,
    )
    tell_officer(award, REPORTS, "variation_asked", f"variation:{asked.pk}")
    return asked


@transaction.atomic
def decide_variation(
    *, variation: Variation, is_granted: bool, answer: str = "", by
) -> Variation:
    """Granting it changes the day at once."""
    row = locked(variation)
    target = VariationStatus.GRANTED if is_granted else VariationStatus.DECLINED
    require_running(row.award)
    require_step(by, row.award, VARIATION, row.status, target)
    if not is_granted and not answer.strip():
        raise ReasonMissing
    if is_granted:
        _apply(row)
    _close(row, target, by, answer)
    event = f"variation_{target.value}"
    tell_team(row.award, REPORTS, event, f"variation:{row.pk}:{event}")
    return row


@transaction.atomic
def take_back_variation(*, variation: Variation, by) -> Variation:
    row = locked(variation)
    target = VariationStatus.WITHDRAWN
    require_step(by, row.award, VARIATION, row.status, target)
    return _close(row, target, by, "")


def _close(row: Variation, status: VariationStatus, by, answer: str) -> Variation:
    row.status, row.answer = status, answer.strip()
    row.decided_at, row.decided_by = timezone.now(), by
    row.save()
    return row


def _apply(row: Variation) -> None:
    if row.change == Change.LATER_MILESTONE:
        if row.milestone.status not in TO_HAND_IN:
            raise StepNotListed
        Milestone.objects.filter(pk=row.milestone_id).update(due_on=row.new_on)
    if row.change == Change.LATER_END:
        if row.new_on <= row.award.ends_on:
            raise StepNotListed
        _end_later(row.award, row.new_on)


def _end_later(award: Award, day: date) -> None:
    """The final report moves with the end; what it has told already stays."""
    award.ends_on = day
    award.save(update_fields=["ends_on"])
    final = award.reports.filter(is_final=True, status__in=TO_WRITE)
    final.update(period_end=day, due_on=day + FINAL_REPORT_AFTER)


@transaction.atomic
def note_visit(
    *, award: Award, on: date, place: str, words: str, is_shared: bool, by
) -> SiteVisit:
    award = lock_award(award)
    require_hat(by, award, Hat.OFFICER, Hat.DIRECTOR)
    visit = SiteVisit.objects.create(
        award=award,
        on=on,
        place=place,
        words=words.strip(),
        is_shared=is_shared,
        by=by,
    )
    if is_shared:
        tell_team(award, REPORTS, "visited", f"visit:{visit.pk}")
    return visit
