"""The ranking of a call, its file, and the draw as officers hold it."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.drawing import hold_draw
from ..actions.ruling import committed_of
from ..charts import scale_of
from ..exports import ranking_response
from ..figures import ranking_of
from ..models import Ruling
from .doors import desk_call


@require_safe
@desk_call
def ranking(request, call):
    ranked = ranking_of(call, request.user)
    return render(
        request,
        "funding_decisions/call_ranking.html",
        {
            "call": call,
            "section": "ranking",
            "ranked": ranked,
            "scale": scale_of(ranked.ranking.standings, ranked.line),
            "reviewers": [
                (each, ranked.reviewers[each.reviewer])
                for each in ranked.ranking.reviewers
            ],
            "committed": committed_of(call),
            "waiting": Ruling.objects.waiting().filter(application__call=call).count(),
        },
    )


@require_safe
@desk_call
@rate_limited("funding-ranking-file", "60/h", safe_methods=True)
def ranking_file(request, call):
    return ranking_response(ranking_of(call, request.user))


@require_POST
@desk_call
def draw_hold(request, call):
    try:
        hold_draw(call=call, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request,
            _("The draw is held. Seed and order are published with the decisions."),
        )
    return redirect("funding_decisions:ranking", call.slug)
