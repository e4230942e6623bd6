"""Reviewers for all applications of a call at once: a dry run that is looked at, then put to work as it was shown."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from funding.models import Application, Call
from funding.permissions import can_handle
from funding.workflow import Status

from ..assigning import Plan, plan_of
from ..models import AssignmentPlan, ReviewerProfile
from ..permissions import NothingToAssign, NotYourReview, PlanIsOld, PlanIsUsed
from .detecting import detect_conflicts
from .placing import place
from .problems import basis_of, problem_of_call


@transaction.atomic
def make_plan(*, call: Call, due_at, by) -> AssignmentPlan:
    """Looks for conflicts first, then for the best assignment. Nobody is asked."""
    if not can_handle(by):
        raise NotYourReview
    in_review = Application.objects.filter(call=call, status=Status.IN_REVIEW)
    detect_conflicts(in_review, ReviewerProfile.objects.ready())
    problem = problem_of_call(call)
    if not any(problem.wanted.values()):
        raise NothingToAssign
    plan = plan_of(problem)
    return AssignmentPlan.objects.create(
        call=call,
        content=_content(plan, problem),
        basis=basis_of(problem),
        due_at=due_at,
        by=by,
    )


@transaction.atomic
def apply_plan(*, plan: AssignmentPlan, by) -> int:
    """How many were asked. Nothing of it happens where anything has changed since it was shown."""
    plan = AssignmentPlan.objects.select_for_update().get(pk=plan.pk)
    if not can_handle(by):
        raise NotYourReview
    if plan.applied_at:
        raise PlanIsUsed
    list(plan.call.applications.select_for_update().order_by("pk").values_list("pk"))
    if basis_of(problem_of_call(plan.call)) != plan.basis:
        raise PlanIsOld
    pairs = plan.content["pairs"]
    applications = Application.objects.select_related("call").in_bulk(
        [a for a, _r, _f in pairs]
    )
    reviewers = ReviewerProfile.objects.select_related("person").in_bulk(
        [r for _a, r, _f in pairs]
    )
    for application, reviewer, fit in pairs:
        place(
            applications[application],
            reviewers[reviewer],
            fit=fit,
            due_at=plan.due_at,
            by=by,
        )
    plan.applied_at = timezone.now()
    plan.save(update_fields=["applied_at"])
    return len(pairs)


def _content(plan: Plan, problem) -> dict:
    return {
        "pairs": [[a, r, problem.fit.get((a, r), 0)] for a, r in sorted(plan.pairs)],
        "open": [
            [each.application, each.missing, each.free, each.with_room]
            for each in plan.open
        ],
        "worth": plan.worth,
        "spread": plan.spread,
        "loads": {str(key): load for key, load in plan.loads.items()},
        "conflicts": len(problem.barred),
    }
