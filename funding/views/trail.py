"""The log of an application: for its team and the foundation to read, to take along, and to check without the park."""

from __future__ import annotations

from pathlib import Path

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from accounts.permissions import second_factor_required
from experiments.views.personal import personal

from .. import verifying
from ..exports.trail import trail_file
from ..models import Application
from ..permissions import team_relation

LINES = "application/x-ndjson; charset=utf-8"


def _readable(request, code) -> Application:
    found = Application.objects.visible_to(request.user).select_related("call")
    return get_object_or_404(found, code=code)


@require_safe
@personal
@second_factor_required
def application_trail(request, code):
    application = _readable(request, code)
    is_own = team_relation(request.user, application) is not None
    page = "funding:application" if is_own else "funding:work-application"
    context = {
        "application": application,
        "events": application.events.order_by("-seq"),
        "back": reverse(page, args=[application.code]),
    }
    return render(request, "funding/application_trail.html", context)


@require_safe
@personal
@second_factor_required
def application_trail_file(request, code):
    application = _readable(request, code)
    return _download(f"{application.code}.jsonl", LINES, trail_file(application))


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def trail_verifier(request):
    """The very program that the tests of the park hold its logs against."""
    source = Path(verifying.__file__).read_bytes()
    return _download("verify-application.py", "text/x-python; charset=utf-8", source)


def _download(name: str, content_type: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
