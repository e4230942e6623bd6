"""One reviewer for one application: asked, taken back, replaced."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts.notifications.actions import forget_about
from funding.models import Application

from ..assigning import next_best
from ..emails import about, letter_asked, letter_place, letter_taken_back
from ..enums import AssignmentStatus, WhyNot
from ..models import Assignment, ReviewerProfile
from ..models.assignment import READ_IN
from ..permissions import (
    AnsweredAlready,
    AssignedAlready,
    CannotTakeBack,
    ConflictStands,
    NotReadyToReview,
    NotYourReview,
    OverDecided,
    can_assign,
)
from .detecting import detect_conflicts
from .problems import problem_of_call

DAYS_FOR_REPLACEMENTS = 7


@transaction.atomic
def assign_reviewer(
    *, application: Application, reviewer: ReviewerProfile, due_at, by
) -> Assignment:
    """By an officer. Conflicts are looked for once more before anybody is asked."""
    application = Application.objects.select_for_update().get(pk=application.pk)
    if not can_assign(by, application):
        raise NotYourReview
    if application.status not in READ_IN:
        raise OverDecided
    profiles = ReviewerProfile.objects.filter(pk=reviewer.pk)
    if not profiles.ready().exists():
        raise NotReadyToReview
    detect_conflicts(Application.objects.filter(pk=application.pk), profiles)
    problem = problem_of_call(application.call)
    fit = problem.fit.get((application.pk, reviewer.pk), 0)
    return place(application, reviewer, fit=fit, due_at=due_at, by=by)


def place(application, reviewer, *, fit: int, due_at, by) -> Assignment:
    """Asks; who was asked before and free again is asked anew. Never over a conflict."""
    known = Assignment.objects.filter(
        application=application, reviewer=reviewer
    ).first()
    if known and known.status in (
        AssignmentStatus.PROPOSED,
        AssignmentStatus.ACCEPTED,
        AssignmentStatus.DONE,
    ):
        raise AssignedAlready
    assignment = known or Assignment(application=application, reviewer=reviewer)
    assignment.status, assignment.why_not = AssignmentStatus.PROPOSED, ""
    assignment.fit, assignment.due_at, assignment.by = fit, due_at, by
    assignment.asked_at, assignment.answered_at = timezone.now(), None
    assignment.save()
    if not Assignment.objects.filter(pk=assignment.pk).impartial().exists():
        raise ConflictStands
    letter_asked(assignment)
    return assignment


@transaction.atomic
def release_assignment(*, assignment: Assignment, by) -> Assignment:
    """An officer takes back what is not handed in yet; nobody else is asked by that."""
    assignment = locked_assignment(assignment)
    if not can_assign(by, assignment.application):
        raise NotYourReview
    if assignment.is_done:
        raise CannotTakeBack
    if assignment.status not in (AssignmentStatus.PROPOSED, AssignmentStatus.ACCEPTED):
        raise AnsweredAlready
    free(assignment, AssignmentStatus.RELEASED)
    letter_taken_back(assignment)
    return assignment


def locked_assignment(assignment: Assignment) -> Assignment:
    rows = Assignment.objects.select_for_update(of=("self",))
    return rows.select_related("application__call", "reviewer__person").get(
        pk=assignment.pk
    )


def free(assignment: Assignment, status: str, why_not: str = "") -> None:
    """The place is empty, and what was told of it is forgotten."""
    assignment.status, assignment.why_not = status, why_not
    assignment.answered_at = timezone.now()
    assignment.save(update_fields=["status", "why_not", "answered_at"])
    forget_about(about(assignment))


def replace(assignment: Assignment) -> Assignment | None:
    """Somebody else for the place that became empty; the officer is told who is left where nobody is."""
    application = assignment.application
    if application.status not in READ_IN:
        return None
    everybody = ReviewerProfile.objects.ready()
    detect_conflicts(Application.objects.filter(pk=application.pk), everybody)
    problem = problem_of_call(application.call, always=application)
    found = (
        next_best(problem, application.pk) if problem.wanted[application.pk] else None
    )
    if found is None:
        letter_place(assignment, "empty")
        return None
    least = timezone.now() + timedelta(days=DAYS_FOR_REPLACEMENTS)
    asked = place(
        application,
        ReviewerProfile.objects.get(pk=found),
        fit=problem.fit[application.pk, found],
        due_at=max(assignment.due_at, least),
        by=assignment.by,
    )
    letter_place(assignment, "replaced")
    return asked


def free_of_conflict(assignment: Assignment) -> None:
    """A conflict came to light: whatever was written counts no more, and another is asked."""
    free(assignment, AssignmentStatus.RELEASED, WhyNot.CONFLICT)
    letter_taken_back(assignment)
    replace(assignment)
