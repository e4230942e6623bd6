"""Milestones: the team hands in what shows them, an officer looks."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from ..kinds import MILESTONES
from ..models import Milestone
from ..permissions import ReasonMissing, StepNotListed, require_running, require_step
from ..workflow import MILESTONE, MilestoneStatus
from .keeping import keep_files, require_files
from .locking import locked
from .telling import tell_officer, tell_team


@transaction.atomic
def hand_in_milestone(
    *, milestone: Milestone, words: str, files: Iterable = (), by
) -> Milestone:
    row, files = locked(milestone), list(files)
    require_running(row.award)
    require_step(by, row.award, MILESTONE, row.status, MilestoneStatus.HANDED_IN)
    require_files(row, files)
    row.status, row.words = MilestoneStatus.HANDED_IN, words.strip()
    row.handed_in_at, row.handed_in_by = timezone.now(), by
    row.save()
    keep_files(files, by=by, milestone=row)
    key = f"milestone:{row.pk}:in:{row.handed_in_at.isoformat()}"
    tell_officer(row.award, MILESTONES, "handed_in", key, title=row.title)
    return row


@transaction.atomic
def decide_milestone(
    *, milestone: Milestone, is_achieved: bool, answer: str = "", by
) -> Milestone:
    row = locked(milestone)
    target = MilestoneStatus.ACHIEVED if is_achieved else MilestoneStatus.CHANGES
    if row.status != MilestoneStatus.HANDED_IN:  # the books' own steps are not ours
        raise StepNotListed
    require_step(by, row.award, MILESTONE, row.status, target)
    if not is_achieved and not answer.strip():
        raise ReasonMissing
    row.status, row.answer = target, answer.strip()
    if is_achieved:
        row.achieved_at, row.accepted_by = timezone.now(), by
    row.save()
    event = "achieved" if is_achieved else "changes"
    key = f"milestone:{row.pk}:{event}:{row.handed_in_at.isoformat()}"
    tell_team(row.award, MILESTONES, event, key, title=row.title)
    return row
