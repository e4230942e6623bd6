"""What the clock does for reviewing. Each may run at any time and as often as one likes."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ..emails import letter_declare, letter_due
from ..enums import AssignmentStatus
from ..models import Assignment, ReviewerProfile
from .placing import free_of_conflict

UNANSWERED_AFTER = timedelta(days=3)
SOON = timedelta(days=3)
LATE_EVERY = 3  # days


def remind_reviewers() -> int:
    """How many were looked at; whoever was told the same before is not told again."""
    now = timezone.now()
    owed = (
        Assignment.objects.being_judged()
        .impartial()
        .select_related("application", "reviewer__person")
    )
    asked = owed.asked().filter(asked_at__lte=now - UNANSWERED_AFTER, due_at__gt=now)
    begun = owed.filter(status=AssignmentStatus.ACCEPTED)
    soon = begun.filter(due_at__gt=now, due_at__lte=now + SOON)
    waiting = (AssignmentStatus.PROPOSED, AssignmentStatus.ACCEPTED)
    late = owed.filter(status__in=waiting, due_at__lte=now)
    told = 0
    for rows, event in ((asked, "unanswered"), (soon, "soon"), (late, "late")):
        for assignment in rows:
            remind(assignment, event)
            told += 1
    return told


def remind(assignment: Assignment, event: str) -> None:
    """Of what is late every three days; of the rest once for each deadline."""
    late_for = (timezone.now() - assignment.due_at).days
    turn = late_for // LATE_EVERY if event == "late" else 0
    with transaction.atomic():
        letter_due(assignment, event, f"{assignment.due_at.date()}:{turn}")


def remind_of_declarations() -> int:
    """Those who could be asked if they had signed this year."""
    serving = ReviewerProfile.objects.serving().with_declaration()
    lacking = serving.filter(has_declared=False).select_related("person")
    for profile in lacking:
        with transaction.atomic():
            letter_declare(profile)
    return len(lacking)


def free_conflicted(reviewer: ReviewerProfile | None = None) -> int:
    """A conflict may come from anywhere: whoever has one holds no place, and another is asked."""
    holding = Assignment.objects.holding().being_judged()
    if reviewer is not None:
        holding = holding.filter(reviewer=reviewer)
    impartial = holding.impartial().order_by().values("pk")
    bound = list(holding.exclude(pk__in=impartial))
    return sum(_free(each) for each in bound)


@transaction.atomic
def _free(assignment: Assignment) -> bool:
    rows = Assignment.objects.holding().select_for_update(of=("self",))
    found = rows.select_related("application__call", "reviewer__person").filter(
        pk=assignment.pk
    )
    for each in found:
        free_of_conflict(each)
    return bool(found)
