"""Writing what the applicants will read on each criterion, beside what the reviewers wrote."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from funding.composition import Composition
from innovation_park.lib.kept_entries import refused, sent, wants_json

from ..actions.feedback import least_of, write_feedback
from ..figures import words_by_criterion
from ..forms.feedback import FeedbackForm
from ..permissions import SavedMeanwhile
from .doors import desk_application


@require_safe
@desk_application
def feedback(request, application):
    return _page(request, application)


def _page(request, application, conflict=None):
    composition = Composition.of(application.revision.composition)
    drafts = {each.criterion: each for each in application.feedback_drafts.all()}
    said = words_by_criterion(application)
    rows = [
        (each, drafts.get(each.key), said.get(each.key, []))
        for each in composition.criteria
    ]
    context = {
        "application": application,
        "call": application.call,
        "rows": rows,
        "least": least_of(application),
        "conflict": conflict,
        "section": "decide",
    }
    return render(request, "funding_decisions/application_feedback.html", context)


@require_POST
@desk_application
def feedback_save(request, application, criterion):
    """From the button, or from the page by itself while one types."""
    keys = {e["key"] for e in application.revision.composition["criteria"]}
    form = FeedbackForm(request.POST)
    if criterion not in keys or not form.is_valid():
        raise Http404
    try:
        draft = write_feedback(
            application=application,
            criterion=criterion,
            by=request.user,
            **form.cleaned_data,
        )
    except SavedMeanwhile as refusal:
        if wants_json(request):
            return refused(str(refusal))
        messages.error(request, str(refusal))
        return _page(request, application, (criterion, form.cleaned_data["words"]))
    if wants_json(request):
        return sent("", version=draft.version)
    messages.success(request, _("Saved."))
    return redirect(f"{request.build_absolute_uri('../')}#criterion-{criterion}")
