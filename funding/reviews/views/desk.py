"""The officers' side: which reviews are in, which are late, which stand apart."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from innovation_park.lib.refusals import Refused
from innovation_park.lib.spreadsheets import xlsx_response

from ..actions import reopen_review
from ..actions.tending import remind, remind_of_declarations
from ..exports import SCORES_HEADER, score_rows
from ..figures import lines_of_call, loads_of_reviewers, numbers_of_calls
from ..forms.desk import ReopenForm
from ..models import Assignment, Review
from ..permissions import ReasonMissing
from .pages import call_page, officer_page, refused


@require_safe
@officer_page
def desk(request):
    context = {"calls": numbers_of_calls(request.user)}
    return render(request, "funding_reviews/desk.html", context)


@require_safe
@call_page
def desk_call(request, call):
    lines = lines_of_call(call, request.user)
    context = {
        "call": call,
        "lines": lines,
        "lacking": sum(line.lacks for line in lines),
        "late": sum(line.late for line in lines),
        "disputed": sum(line.stands_apart for line in lines),
    }
    return render(request, "funding_reviews/desk_call.html", context)


@require_POST
@call_page
def desk_remind(request, call):
    """Everybody who is late in this call, at most once in three days."""
    late = Assignment.objects.late().filter(application__call=call)
    late = late.select_related("application", "reviewer__person")
    for assignment in late:
        remind(assignment, "late")
    words = ngettext("%(n)s reminder is on its way.", "%(n)s reminders are on their way.", len(late))  # fmt: skip
    messages.success(request, words % {"n": len(late)})
    return redirect("funding_reviews:desk-call", call.slug)


@require_safe
@call_page
def desk_scores(request, call):
    rows = score_rows(call, request.user)
    return xlsx_response(
        f"{call.slug}-reviews", SCORES_HEADER, rows, title=_("Reviews")
    )


@require_safe
@officer_page
def reviewers(request):
    context = {"reviewers": loads_of_reviewers()}
    return render(request, "funding_reviews/reviewers.html", context)


@require_POST
@officer_page
def reviewers_remind(request):
    number = remind_of_declarations()
    words = ngettext("%(n)s reviewer was asked to sign.", "%(n)s reviewers were asked to sign.", number)  # fmt: skip
    messages.success(request, words % {"n": number})
    return redirect("funding_reviews:reviewers")


@require_POST
@officer_page
def review_reopen(request, pk):
    found = Review.objects.select_related("assignment__application__call")
    review = get_object_or_404(found, pk=pk)
    application = review.assignment.application
    form = ReopenForm(request.POST)
    back = redirect("funding_reviews:adjust", application.call.slug, application.code)
    if not form.is_valid():
        return refused(request, ReasonMissing(), back)
    try:
        reopen_review(review=review, by=request.user, why=form.cleaned_data["why"])
    except Refused as refusal:
        return refused(request, refusal, redirect("funding_reviews:desk"))
    messages.success(request, _("It is open again. The reviewer is told why."))
    return back
