"""From the question of conflicts to the review that is handed in."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from experiments.views.personal import posted
from innovation_park.lib.private_files import file_answer
from innovation_park.lib.refusals import Refused

from ..actions import (
    accept_assignment,
    declare_conflict,
    decline_assignment,
    hand_in_review,
    save_review,
)
from ..facts import applicant_of, reading_of
from ..forms.reviewing import ConflictForm, DeclineForm, ReviewForm
from ..models import Review
from ..permissions import HandedInAlready, WrittenElsewhere
from ..scoring import running_total
from .pages import assignment_page, open_page, read_or_send, refused

ACTIONS = {"conflict": declare_conflict, "decline": decline_assignment}


@read_or_send
@assignment_page
def answer(request, assignment):
    """Whether anything binds them: three ways, and only one opens the application."""
    if assignment.is_done:
        return redirect("funding_reviews:review", assignment.application.code)
    if "accept" in request.POST:
        return _accept(request, assignment)
    forms = {
        "conflict": ConflictForm(request.POST if "conflict" in request.POST else None),
        "decline": DeclineForm(request.POST if "decline" in request.POST else None),
    }
    for name, form in forms.items():
        if form.is_bound and form.is_valid():
            return _step_back(request, assignment, ACTIONS[name], form.cleaned_data)
    context = {
        "assignment": assignment,
        "reading": reading_of(assignment.application),
        "who": applicant_of(assignment.application),
        "forms": forms,
        "form": next((each for each in forms.values() if each.is_bound), None),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "funding_reviews/answer.html", context, status=status)


def _accept(request, assignment):
    back = redirect("funding_reviews:review", assignment.application.code)
    try:
        accept_assignment(assignment=assignment, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, back)
    return back


def _step_back(request, assignment, action, said):
    back = redirect("funding_reviews:queue")
    try:
        action(assignment=assignment, by=request.user, **said)
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(request, _("Thank you for saying so. Somebody else is asked."))
    return back


@read_or_send
@open_page
def review(request, assignment):
    """The application beside the rubric. Saving keeps whatever is there; handing in has a page of its own."""
    reading = reading_of(assignment.application)
    own = Review.objects.get(assignment=assignment)
    if own.is_handed_in:
        return _read_only(request, assignment, reading, own)
    form = ReviewForm(posted(request), composition=reading.composition, review=own)
    sent = form.is_bound and form.is_valid()
    if sent and (answered := _saved(request, assignment, own, form)):
        return answered
    status = 422 if form.is_bound else 200
    context = _context(assignment, reading, own) | {"form": form}
    return render(request, "funding_reviews/review.html", context, status=status)


def _saved(request, assignment, own, form):
    """Where it leads; nothing where the form has to be looked at again."""
    code = assignment.application.code
    try:
        save_review(review=own, by=request.user, **_kept(form))
    except WrittenElsewhere as refusal:
        form.add_error(None, str(refusal))
        return None
    except Refused as refusal:
        return refused(request, refusal, redirect("funding_reviews:review", code))
    if "hand_in" in request.POST:
        return redirect("funding_reviews:hand-in", code)
    messages.success(request, _("Saved."))
    return redirect("funding_reviews:review", code)


def _kept(form) -> dict:
    clean = form.cleaned_data
    return {
        "scores": form.scores,
        "words": clean["words"],
        "note": clean["note"],
        "version": clean["version"],
    }


@require_POST
@open_page
def review_save(request, assignment):
    """By the page itself, a moment after somebody has stopped typing."""
    own = Review.objects.get(assignment=assignment)
    composition = reading_of(assignment.application).composition
    form = ReviewForm(request.POST, composition=composition, review=own)
    if not form.is_valid():
        sentence = next(iter(form.errors.values()))[0]
        return JsonResponse({"state": "faulty", "sentence": sentence}, status=422)
    try:
        own = save_review(review=own, by=request.user, **_kept(form))
    except (WrittenElsewhere, HandedInAlready) as refusal:
        return JsonResponse({"state": "refused", "sentence": str(refusal)}, status=409)
    at = time_format(timezone.localtime(own.saved_at), "TIME_FORMAT")
    return JsonResponse({"state": "saved", "version": own.version, "at": at})


@read_or_send
@open_page
def hand_in(request, assignment):
    """Check it once more: every criterion with its score and reason, and the total that counts."""
    reading = reading_of(assignment.application)
    own = Review.objects.get(assignment=assignment)
    code = assignment.application.code
    if own.is_handed_in:
        return redirect("funding_reviews:review", code)
    if request.method == "POST":
        try:
            hand_in_review(review=own, by=request.user)
        except Refused as refusal:
            return refused(request, refusal, redirect("funding_reviews:review", code))
        messages.success(request, _("Handed in. Now you can read the other reviews."))
        return redirect("funding_reviews:review", code)
    context = _context(assignment, reading, own)
    return render(request, "funding_reviews/hand_in.html", context)


@require_safe
@open_page
def review_file(request, assignment, pk):
    """Under the name the reader may know, and nothing that the storage calls it."""
    shown = reading_of(assignment.application).file(pk)
    if shown is None:
        raise Http404
    return file_answer(shown.document.file, as_attachment=True, filename=shown.name)


def _read_only(request, assignment, reading, own):
    if request.method == "POST":
        back = redirect("funding_reviews:review", assignment.application.code)
        return refused(request, HandedInAlready(), back)
    others = Review.objects.counting().filter(
        assignment__application=assignment.application
    )
    others = others.exclude(pk=own.pk).prefetch_related("scores").order_by("pk")
    context = _context(assignment, reading, own) | {
        "others": [_table(reading.composition, each) for each in others],
        "waiting": assignment.application.assignments.holding().count()
        - 1
        - len(others),
    }
    return render(request, "funding_reviews/review_done.html", context)


def _context(assignment, reading, own) -> dict:
    return {
        "assignment": assignment,
        "application": assignment.application,
        "reading": reading,
        "review": own,
        "own": _table(reading.composition, own),
    }


def _table(composition, review) -> dict:
    """A review as its page shows it: by criterion, with the running total."""
    given = {each.key: each for each in review.scores.all()}
    total = running_total(composition.criteria, {k: v.score for k, v in given.items()})
    return {
        "review": review,
        "rows": [(each, given.get(each.key)) for each in composition.criteria],
        "total": total,
    }
