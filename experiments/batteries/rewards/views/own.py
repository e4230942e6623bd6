"""One's own: what one brought, where it is now, what one may collect, and the team."""

from __future__ import annotations

from uuid import uuid4

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from experiments.batteries.models import BatteryScheme
from experiments.batteries.permissions import takes_part
from experiments.batteries.views.pages import read_or_send, refused
from experiments.permissions import Refused
from experiments.views.personal import personal, posted
from innovation_park.lib.rate_limit import rate_limited

from ..actions.collecting import cancel_collection, exchange_reward, set_aside
from ..actions.teaming import join_team, leave_team, make_team
from ..counting import contribution_of, team_total
from ..forms.teams import JoinForm, TeamForm
from ..models import DropOff, Reward, RuleCard, Stock, TeamMember
from ..receipts import collection_receipt
from ..tracing import where_now
from .pages import collection_page, told

PER_PAGE = 20


@personal
@login_required
@require_safe
def mine(request):
    own = DropOff.objects.filter(person=request.user).select_related("point")
    scheme = BatteryScheme.objects.current()
    contribution = contribution_of(request.user)
    context = {
        "contribution": contribution,
        "holdings": [(each, _instead(each)) for each in contribution.holdings],
        "places": where_now(request.user),
        "page_obj": Paginator(own.order_by("-at", "-pk"), PER_PAGE).get_page(
            request.GET.get("page")
        ),
        "scheme": scheme,
        "is_part": takes_part(request.user, scheme),
        "client_key": uuid4(),
    }
    return render(request, "batteries_rewards/mine.html", context)


def _instead(holding):
    """Other rewards for the same, when there is none of it on the shelf."""
    if holding.is_there or holding.collection:
        return []
    card = RuleCard.objects.in_force().filter(district=holding.stock.district).first()
    if card is None or card.read.gives[0] != holding.stock.reward.key:
        return []
    per_bundle = card.read.gives[1]
    most = holding.pieces - holding.pieces % per_bundle
    numbers = dict(card.read.instead)
    return [
        (reward, most, most // per_bundle * numbers[reward.key])
        for reward in Reward.objects.filter(key__in=numbers)
        if most
    ]


class KeyForm(forms.Form):
    client_key = forms.UUIDField()
    pieces = forms.IntegerField(min_value=1, required=False)


@personal
@login_required
@require_POST
def collect(request, stock):
    stock, form = get_object_or_404(Stock, pk=stock), KeyForm(request.POST)
    if not form.is_valid():
        return redirect("batteries_rewards:mine")
    try:
        collection = set_aside(
            stock=stock,
            person=request.user,
            client_key=form.cleaned_data["client_key"],
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("batteries_rewards:mine")
    return redirect("batteries_rewards:collection", collection.code)


@personal
@login_required
@require_POST
def exchange(request, stock, reward):
    stock, form = get_object_or_404(Stock, pk=stock), KeyForm(request.POST)
    if not form.is_valid():
        return redirect("batteries_rewards:mine")
    other = get_object_or_404(Reward, key=reward)
    return told(
        request,
        lambda: exchange_reward(
            stock=stock,
            reward=other,
            person=request.user,
            client_key=form.cleaned_data["client_key"],
            pieces=form.cleaned_data["pieces"] or 0,
        ),
        _("Exchanged."),
        "batteries_rewards:mine",
    )


@personal
@require_safe
@collection_page
def collection(request, collection):
    """Scanned at the counter by staff it leads to where they hand it out."""
    if collection.account.person_id != request.user.pk:
        return redirect("batteries_rewards:desk-collection", collection.code)
    receipt = collection_receipt(collection, address=request.build_absolute_uri())
    context = {"collection": collection, "receipt": receipt}
    return render(request, "batteries_rewards/collection.html", context)


@personal
@require_POST
@collection_page
def collection_cancel(request, collection):
    """By its person alone."""
    if collection.account.person_id != request.user.pk:
        raise Http404
    return told(
        request,
        lambda: cancel_collection(collection=collection),
        _("Cancelled. The reward stays yours."),
        "batteries_rewards:mine",
    )


@personal
@login_required
@rate_limited("battery-team", "20/h")
@read_or_send
def team(request):
    """One's team with its total; or how to found one and how to join one."""
    member = TeamMember.objects.filter(person=request.user).select_related("team")
    if found := member.first():
        return _team_page(request, found.team)
    form = TeamForm(posted(request))
    if form.is_valid():
        given = form.cleaned_data
        return _joined(
            request,
            lambda: make_team(
                name=given["name"],
                kind=given["kind"],
                goal_grams=given["kilograms"] * 1_000,
                until=given["until"],
                by=request.user,
            ),
        )
    context = {"form": form, "join_form": JoinForm()}
    status = 422 if form.is_bound else 200
    return render(request, "batteries_rewards/team_none.html", context, status=status)


def _team_page(request, team):
    total = team_total(team)
    context = {
        "team": team,
        "total": total,
        "percent": min(100, total.grams * 100 // team.goal_grams),
        "number": team.members.count(),
    }
    return render(request, "batteries_rewards/team.html", context)


@personal
@login_required
@rate_limited("battery-team-join", "20/h")
@read_or_send
def team_join(request, team=""):
    """By the code that is typed, or by a link that carries it."""
    form = JoinForm(posted(request), initial={"code": team})
    if form.is_valid():
        code = form.cleaned_data["code"]
        return _joined(request, lambda: join_team(code=code, by=request.user))
    return render(request, "batteries_rewards/team_join.html", {"form": form})


def _joined(request, act):
    back = redirect("batteries_rewards:team")
    try:
        act()
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(request, _("You are in the team now."))
    return back


@personal
@login_required
@require_POST
def team_leave(request):
    return told(
        request,
        lambda: leave_team(by=request.user),
        _("You have left the team. What you brought for it stays."),
        "batteries_rewards:team",
    )
