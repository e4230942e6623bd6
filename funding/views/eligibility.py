"""Whether one may apply, in at most eight questions: before signing in, and without anybody being told.

The answers stay in the session of this browser; whoever then begins an application takes them along.
"""

from __future__ import annotations

from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experiments.views.personal import personal

from ..composition import Composition
from ..eligibility import judge
from ..forms.eligibility import EligibilityForm, as_initial
from ..models import Call
from .calls import crumbs, get_call

KEPT = "funding_eligibility"
MOST_KEPT = 10


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def call_eligibility(request, slug):
    """All questions on one page; answered, the same page says what each answer means."""
    call = get_call(slug)
    composition = Composition.of(call.revision.composition)
    kept = kept_answers(request, call)
    form = EligibilityForm(
        composition.eligibility, request.POST or None, initial=as_initial(kept)
    )
    if request.method == "POST" and form.is_valid():
        keep_answers(request, call, form.answers())
        return redirect(f"{request.path}#result")
    return render(request, "funding/call_eligibility.html", _told(call, form, kept))


def _told(call: Call, form: EligibilityForm, kept: dict) -> dict:
    composition = Composition.of(call.revision.composition)
    verdicts = judge(composition, kept, timezone.localdate(call.closes_at))
    return {
        "call": call,
        "form": form,
        "takes": call.takes_at(timezone.now()),
        "verdicts": verdicts if kept else [],
        "failed": [each for each in verdicts if each.passes is False],
        "is_open": [each for each in verdicts if each.passes is None],
        "crumbs": [*crumbs(call), (_("May I apply?"), "")],
    }


def keep_answers(request, call: Call, answers: dict) -> None:
    """The latest calls only: a session is no archive."""
    kept = {
        slug: each
        for slug, each in request.session.get(KEPT, {}).items()
        if slug != call.slug
    }
    latest = dict(list(kept.items())[-(MOST_KEPT - 1) :])
    request.session[KEPT] = {**latest, call.slug: answers}


def kept_answers(request, call: Call) -> dict:
    """What this browser answered about the call, by the key of the question."""
    return request.session.get(KEPT, {}).get(call.slug, {})


def take_answers(request, call: Call) -> dict:
    """The same, for an application that begins: they go with it and leave the session."""
    answers = kept_answers(request, call)
    if answers:
        rest = {**request.session[KEPT]}
        del rest[call.slug]
        request.session[KEPT] = rest
    return answers
