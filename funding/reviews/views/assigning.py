"""Who reviews what: a plan for the whole call that is looked at first, and single changes with what they cost."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from experiments.views.personal import posted
from funding.models import Application
from innovation_park.lib.refusals import Refused

from ..actions import apply_plan, assign_reviewer, make_plan, release_assignment
from ..actions.problems import problem_of_call
from ..assigning import Change, change_of, loads_of
from ..figures import lines_of, lines_of_call
from ..forms.desk import AskForm, DueForm, ReopenForm, SetConflictForm
from ..models import Assignment, AssignmentPlan, ReviewerProfile
from .pages import application_page, call_page, read_or_send, refused


@read_or_send
@call_page
def assign(request, call):
    """Nothing is done here but a plan, which is a page of its own."""
    form = DueForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            plan = make_plan(call=call, due_at=form.due_at, by=request.user)
        except Refused as refusal:
            return refused(
                request, refusal, redirect("funding_reviews:assign", call.slug)
            )
        return redirect("funding_reviews:plan", call.slug, plan.pk)
    lines = lines_of_call(call, request.user)
    context = {
        "call": call,
        "form": form,
        "applications": len(lines),
        "places": sum(line.lacks for line in lines),
        "ready": ReviewerProfile.objects.ready().count(),
        "serving": ReviewerProfile.objects.serving().count(),
    }
    status = 422 if form.is_bound else 200
    return render(request, "funding_reviews/assign.html", context, status=status)


@read_or_send
@call_page
def plan(request, call, pk):
    """The dry run: who would read what, how loads lie, what stays open and why. Posting puts it to work."""
    plan = get_object_or_404(AssignmentPlan, pk=pk, call=call)
    if request.method == "POST":
        return _put_to_work(request, call, plan)
    return render(
        request,
        "funding_reviews/plan.html",
        {"call": call, "plan": plan, **_told(plan, request.user)},
    )


def _put_to_work(request, call, plan):
    try:
        number = apply_plan(plan=plan, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, redirect("funding_reviews:assign", call.slug))
    words = ngettext(
        "%(n)s review was asked for.", "%(n)s reviews were asked for.", number
    )
    messages.success(request, words % {"n": number})
    return redirect("funding_reviews:desk-call", call.slug)


def _told(plan: AssignmentPlan, user) -> dict:
    """The plan in words: only applications the officer may read are shown, the others are counted."""
    content = plan.content
    keys = {pair[0] for pair in content["pairs"]} | {row[0] for row in content["open"]}
    applications = Application.objects.at_the_desk(user).in_bulk(keys)
    loads = {int(key): load for key, load in content["loads"].items()}
    people = ReviewerProfile.objects.select_related("person__profile").in_bulk(loads)
    by_application = defaultdict(list)
    for application, reviewer, fit in content["pairs"]:
        if application in applications and reviewer in people:
            by_application[application].append((people[reviewer], fit))
    rows = [(applications[key], by_application[key]) for key in by_application]
    return {
        "rows": sorted(rows, key=lambda row: row[0].code),
        "unseen": len(keys - applications.keys()),
        "open": [
            (applications[a], *rest)
            for a, *rest in content["open"]
            if a in applications
        ],
        "loads": sorted(
            ((people[key], load) for key, load in loads.items() if key in people),
            key=lambda row: (-row[1], row[0].name),
        ),
        "heaviest": max(loads.values(), default=1) or 1,
        "mean_fit": round(content["worth"] / len(content["pairs"]))
        if content["pairs"]
        else 0,
    }


@dataclass(frozen=True)
class Candidate:
    """Somebody who could come in, and what that changes."""

    profile: ReviewerProfile
    fit: int
    change: Change


@read_or_send
@application_page
def adjust(request, application):
    """Who reviews it now, and what each exchange would cost."""
    form = AskForm(posted(request))
    if request.method == "POST":
        if form.is_valid():
            return _ask(request, application, form)
        messages.error(request, _("Choose a reviewer and a day after today."))
    line = lines_of([application])[0]
    replaced = _replaced(request, line)
    context = {
        "call": application.call,
        "application": application,
        "line": line,
        "replaced": replaced,
        "candidates": _candidates(application, replaced),
        "form": form,
        "reopen_form": ReopenForm(),
        "conflict_form": SetConflictForm(),
        "conflicts": _conflicts_of(application),
    }
    status = 422 if form.is_bound else 200
    return render(request, "funding_reviews/adjust.html", context, status=status)


def _replaced(request, line) -> Assignment | None:
    """Whose place is looked at, by ``?instead=``; none where there is room, or they have handed in."""
    wanted = request.GET.get("instead", "")
    places = [each.assignment for each in line.places if not each.assignment.is_done]
    return next((each for each in places if str(each.pk) == wanted), None)


def _candidates(
    application: Application, replaced: Assignment | None
) -> list[Candidate]:
    problem = problem_of_call(application.call, always=application)
    out = (application.pk, replaced.reviewer_id) if replaced else None
    loads = loads_of(problem, ())
    free = [
        each
        for each in problem.free_for(application.pk)
        if problem.most.get(each, 0) > loads[each]
    ]
    people = ReviewerProfile.objects.select_related("person__profile").in_bulk(free)
    found = [
        Candidate(
            people[each],
            problem.fit.get((application.pk, each), 0),
            change_of(problem, out, (application.pk, each)),
        )
        for each in free
    ]
    return sorted(found, key=lambda each: (-each.change.worth, each.change.load_after))


def _conflicts_of(application: Application):
    conflicts = application.conflicts.model.objects.about(application)
    return conflicts.select_related("person__profile").order_by("at", "pk")


def _ask(request, application, form):
    back = redirect("funding_reviews:adjust", application.call.slug, application.code)
    try:
        if replaced := form.cleaned_data["replaces"]:
            old = application.assignments.filter(pk=replaced).first()
            if old is None:
                raise Http404
            release_assignment(assignment=old, by=request.user)
        assign_reviewer(
            application=application,
            reviewer=form.cleaned_data["reviewer"],
            due_at=form.due_at,
            by=request.user,
        )
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(request, _("Asked. The answer on conflicts comes first."))
    return back


@require_POST
@application_page
def release(request, application, pk):
    assignment = get_object_or_404(application.assignments, pk=pk)
    back = redirect("funding_reviews:adjust", application.call.slug, application.code)
    try:
        release_assignment(assignment=assignment, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(request, _("Taken back. The reviewer is told, without a reason."))
    return back
