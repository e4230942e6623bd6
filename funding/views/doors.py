"""What the team's pages have in common: whose application it is, and what becomes of words typed into a session that ended."""

from __future__ import annotations

from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.http import QueryDict
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_http_methods

from experiments.views.personal import personal
from innovation_park.lib.kept_entries import signed_out, wants_json
from innovation_park.lib.rate_limit import client_ip, take_turn

from ..models import Application

LONGEST_TYPED = 200_000
read_or_send = require_http_methods(["GET", "HEAD", "POST"])
NEVER_KEPT = ("csrfmiddlewaretoken", "shown")


def team_page(view):
    """Gives the view the application, if the reader belongs to its team; to anybody else there is no such page.

    A script is told when nobody is signed in any more. A page that is sent then comes back after signing in.
    """

    @personal
    @wraps(view)
    def opened(request, code, **kwargs):
        if not request.user.is_authenticated:
            if wants_json(request):
                return signed_out()
            keep_typed(request)
            return redirect_to_login(request.get_full_path())
        own = Application.objects.of_team(request.user).select_related(
            "call__officer__profile", "revision", "organisation"
        )
        return view(request, get_object_or_404(own, code=code), **kwargs)

    return opened


def keep_typed(request) -> None:
    """In the session that signing in goes on with; files cannot be kept there."""
    if request.method != "POST" or take_turn("typed", client_ip(request), "60/h"):
        return
    typed = request.POST.copy()
    for name in NEVER_KEPT:
        typed.pop(name, None)
    words = typed.urlencode()
    if len(words) <= LONGEST_TYPED:
        request.session[f"typed:{request.path}"] = words


def kept_typed(request) -> QueryDict | None:
    """What was typed before signing in again, once."""
    words = request.session.pop(f"typed:{request.path}", None)
    return QueryDict(words) if words else None
