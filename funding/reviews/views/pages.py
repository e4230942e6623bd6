"""What the pages of reviewing have in common: whose they are. To anybody else there is no such page."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.permissions import second_factor_required
from experiments.views.personal import personal
from funding.models import Application, Call
from funding.permissions import can_handle
from innovation_park.lib.refusals import Refused

from ..models import ReviewerProfile
from ..permissions import DeclareFirst
from ..readable import is_reviewer, readable
from ..standing import has_declared

read_or_send = require_http_methods(["GET", "HEAD", "POST"])
WHOLE = (
    "application__call",
    "application__revision",
    "application__organisation",
    "reviewer__person",
)


def reviewer_page(view):
    """Gives the view the reviewer's profile; none as long as they have told nothing of themselves."""

    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not is_reviewer(request.user):
            raise Http404
        profile = ReviewerProfile.objects.filter(person=request.user).first()
        return view(request, profile, *args, **kwargs)

    return opened


def assignment_page(view):
    """Gives the view an assignment from behind the reviewer's door; without this year's declaration it stays shut."""

    @reviewer_page
    @wraps(view)
    def opened(request, profile, code, **kwargs):
        own = readable(request.user).select_related(*WHOLE)
        assignment = get_object_or_404(own, application__code=code)
        if not has_declared(profile):
            messages.info(request, str(DeclareFirst()))
            return redirect("funding_reviews:declaration")
        return view(request, assignment, **kwargs)

    return opened


def open_page(view):
    """The same, once the question of conflicts is answered."""

    @assignment_page
    @wraps(view)
    def opened(request, assignment, **kwargs):
        if assignment.is_asked:
            return redirect("funding_reviews:answer", assignment.application.code)
        return view(request, assignment, **kwargs)

    return opened


def officer_page(view):
    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not can_handle(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return opened


def call_page(view):
    @officer_page
    @wraps(view)
    def opened(request, slug, **kwargs):
        call = get_object_or_404(Call.objects.visible_to(request.user), slug=slug)
        return view(request, call, **kwargs)

    return opened


def application_page(view):
    """Of what the officer may read themselves."""

    @call_page
    @wraps(view)
    def opened(request, call, code, **kwargs):
        own = Application.objects.at_the_desk(request.user).filter(call=call)
        own = own.select_related("call", "revision", "organisation")
        return view(request, get_object_or_404(own, code=code), **kwargs)

    return opened


def refused(request, refusal: Refused, back):
    """The sentence, and the page where one can do something about it."""
    messages.error(request, str(refusal))
    return back
