"""What the pages of rounds have in common: whose they are, and how numbers are said."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from experiments.batteries.views.pages import manager_page
from experiments.permissions import Refused
from experiments.views.personal import personal
from innovation_park.lib import kept_entries

from ..models import Round

__all__ = ["manager_page", "read_or_send", "require_POST", "require_safe"]
read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def driver_page(view):
    """Gives the view the round, if it is the reader's to drive. Scripts are told when nobody is signed in."""

    @personal
    @_or_says_who
    @login_required
    @wraps(view)
    def opened(request, code, **kwargs):
        own = Round.objects.of_driver(request.user).whole()
        return view(request, get_object_or_404(own, code=code), **kwargs)

    return opened


def noting_page(view):
    """The same, also for rounds that were called off or given to another since: what happened is taken all the same."""

    @personal
    @_or_says_who
    @login_required
    @wraps(view)
    def opened(request, code, **kwargs):
        noted = Round.objects.noted_by(request.user).whole()
        return view(request, get_object_or_404(noted, code=code), **kwargs)

    return opened


def _or_says_who(view):
    @wraps(view)
    def opened(request, *args, **kwargs):
        if kept_entries.wants_json(request) and not request.user.is_authenticated:
            return kept_entries.signed_out()
        return view(request, *args, **kwargs)

    return opened


def taken(request, address: str):
    """A note was taken: to a script in JSON, to a browser by the page it goes on with."""
    if kept_entries.wants_json(request):
        return kept_entries.sent(address)
    return redirect(address)


def not_taken(sentence: str) -> JsonResponse:
    return kept_entries.refused(sentence)


def acted(request, back, action, **what):
    """One action of the manager, its sentence when it is refused, and back."""
    try:
        action(by=request.user, **what)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(back)
