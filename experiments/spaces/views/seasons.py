"""Seasons: a round for anybody to read, the request of a group, the files of the result."""

from __future__ import annotations

from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from experiments.permissions import Refused
from experiments.views.personal import personal
from innovation_park.lib.rate_limit import rate_limited

from .. import allocation
from ..actions import request_season, take_back_request
from ..allocation import sha256_of
from ..forms.requesting import SeasonRequestForm
from ..models import Round, SeasonRequest
from ..seasons import Told
from .signing_in import keep_and_sign_in, typed_before

FILES = ("inputs", "result")


@require_safe
def round_list(request):
    rounds = Round.objects.order_by("-first_day", "slug")
    return render(request, "spaces/rounds.html", {"rounds": rounds})


@personal
@require_safe
def round_page(request, slug):
    round = get_object_or_404(Round, slug=slug)
    spaces = list(round.spaces.with_resource().order_by("resource__slug"))
    context = {
        "round": round,
        "spaces": spaces,
        "slots": round.slots.order_by("weekday", "opens"),
        "own": _own(request, round),
        "seed_hash": sha256_of(round.seed),
    }
    if round.allotted_at:
        context["told"] = told = Told(round, spaces)
        context["asked"] = len(told.requests)
    else:
        context["asked"] = round.requests.count()
    return render(request, "spaces/round.html", context)


def _own(request, round: Round) -> list[SeasonRequest]:
    if not request.user.is_authenticated:
        return []
    own = round.requests.filter(person=request.user).order_by("asked_at")
    return list(
        own.prefetch_related(
            "wishes__space__resource",
            "allotments__space__resource",
            "allotments__wish",
            "allotments__series__dates__booking",
        )
    )


@require_safe
def round_file(request, slug, name):
    """The very bytes that were published."""
    round = get_object_or_404(Round, slug=slug, allotted_at__isnull=False)
    if name not in FILES:
        raise Http404
    response = HttpResponse(getattr(round, name), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{slug}-{name}.json"'
    return response


@require_safe
def rule_file(request):
    """The program that gives the times out, as a file that runs anywhere."""
    source = Path(allocation.__file__).read_bytes()
    response = HttpResponse(source, content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="the-rule.py"'
    return response


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@rate_limited("spaces-request", "30/h")
def round_request(request, slug):
    round = get_object_or_404(Round, slug=slug)
    if not round.takes_requests:
        return redirect(round)
    key = f"season:{round.slug}"
    if request.method == "POST" and not request.user.is_authenticated:
        return keep_and_sign_in(request, key)
    sent = request.POST if request.method == "POST" else typed_before(request, key)
    form = SeasonRequestForm(round, sent)
    if request.method == "POST" and form.is_valid():
        try:
            asked = request_season(
                round=round, by=request.user, wishes=form.wishes, **form.group_asked()
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request,
                _("We have your request. Its code is %(code)s.") % {"code": asked.code},
            )
            return redirect(round)
    return render(request, "spaces/request.html", {"round": round, "form": form})


@personal
@require_POST
def request_take_back(request, code):
    if not request.user.is_authenticated:
        raise Http404
    own = SeasonRequest.objects.filter(person=request.user).select_related("round")
    asked = get_object_or_404(own, code=code)
    try:
        take_back_request(request=asked, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The request is taken back."))
    return redirect(asked.round)
