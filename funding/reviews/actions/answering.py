"""What a reviewer says when asked. Nothing opens before they have answered whether anything binds them."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from funding.enums import ConflictSource
from funding.models import Conflict

from ..enums import AssignmentStatus, DeclaredKind, WhyNot
from ..models import Assignment, Review
from ..permissions import AnsweredAlready, DeclareFirst
from ..readable import readable
from ..standing import has_declared
from .placing import free, locked_assignment, replace

# With these somebody is bound to the firm, in whatever it applies for.
WITH_THE_FIRM = {
    DeclaredKind.EMPLOYMENT,
    DeclaredKind.OWNERSHIP,
    DeclaredKind.MENTOR,
    DeclaredKind.COMPETITOR,
}


@transaction.atomic
def accept_assignment(*, assignment: Assignment, by) -> Assignment:
    """They have no conflict and take it on: the application opens, and a review begins."""
    assignment = _mine(assignment, by)
    if assignment.status != AssignmentStatus.PROPOSED:
        raise AnsweredAlready
    if not has_declared(assignment.reviewer):
        raise DeclareFirst
    assignment.status = AssignmentStatus.ACCEPTED
    assignment.answered_at = timezone.now()
    assignment.save(update_fields=["status", "answered_at"])
    Review.objects.get_or_create(assignment=assignment)
    return assignment


@transaction.atomic
def declare_conflict(*, assignment: Assignment, kind: str, words: str, by) -> Conflict:
    """Also in the middle of a review. The door closes, what was written counts no more, and somebody else is asked."""
    assignment = _mine(assignment, by)
    if assignment.is_done:
        raise AnsweredAlready
    application = assignment.application
    with_firm = kind in WITH_THE_FIRM and application.organisation_id is not None
    bound_to = (
        {"organisation": application.organisation}
        if with_firm
        else {"application": application}
    )
    conflict, _new = Conflict.objects.update_or_create(
        person=by,
        kind=kind,
        **bound_to,
        defaults={
            "source": ConflictSource.DECLARED,
            "is_pinned": True,
            "is_lifted": False,
            "note": words,
            "at": timezone.now(),
            "by": by,
        },
    )
    free(assignment, AssignmentStatus.DECLINED, WhyNot.CONFLICT)
    replace(assignment)
    return conflict


@transaction.atomic
def decline_assignment(*, assignment: Assignment, why_not: str, by) -> Assignment:
    """No time, or not their field; before the review is handed in."""
    assignment = _mine(assignment, by)
    if assignment.is_done or why_not == WhyNot.CONFLICT:
        raise AnsweredAlready
    free(assignment, AssignmentStatus.DECLINED, why_not)
    replace(assignment)
    return assignment


def _mine(assignment: Assignment, by) -> Assignment:
    """Locked, and still behind the reviewer's own door."""
    assignment = locked_assignment(assignment)
    if not readable(by).filter(pk=assignment.pk).exists():
        raise AnsweredAlready
    return assignment
