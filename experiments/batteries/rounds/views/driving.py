"""The driver's pages: their rounds, the list of a day, and what they note at each box. They work without a script too."""

from __future__ import annotations

from uuid import uuid4

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from experiments.batteries.enums import FactKey
from experiments.batteries.models import PointFact
from experiments.permissions import Refused
from experiments.views.personal import personal
from innovation_park.lib.kept_entries import door, person_key, wants_json
from innovation_park.lib.rate_limit import rate_limited

from ..actions import finish_round, record_emptying, skip_stop
from ..actions.driving import LEAST_ASKED, UNLIKELY
from ..forms.noting import EmptyingForm, ObstacleForm, WeightForm
from ..models import Round, Stop
from ..outlook import USUAL_CAPACITY
from ..permissions import WeightIsUnlikely
from .pages import (
    driver_page,
    not_taken,
    noting_page,
    read_or_send,
    require_safe,
    taken,
)

SHOWN = 20


@require_safe
@personal
@login_required
def mine(request):
    rounds = Round.objects.of_driver(request.user).whole().order_by("-day", "-pk")
    today = timezone.localdate()
    context = {"rounds": rounds[:SHOWN], "today": today}
    return render(request, "batteries_rounds/mine.html", context)


@require_safe
@driver_page
def drive(request, round_):
    stops = list(round_.stops.select_related("point").order_by("place", "pk"))
    _tell_access(stops)
    following = next((each.pk for each in stops if each.is_waiting), None)
    for each in stops:
        each.form_key, each.obstacle_key = uuid4(), uuid4()
        each.unlikely = unlikely_for(each)
    context = {
        "round": round_,
        "stops": stops,
        "following": following,
        "person": person_key(request.user),
        "done": sum(not each.is_waiting for each in stops),
        "obstacles": ObstacleForm().fields["obstacle"].choices,
    }
    return render(request, "batteries_rounds/drive.html", context)


def _tell_access(stops: list[Stop]) -> None:
    """The newest word on how to get to each box. One query."""
    facts = PointFact.objects.filter(
        point__in=[each.point_id for each in stops],
        key__in=(FactKey.ACCESS, FactKey.PLACE),
    )
    told: dict[tuple, str] = {}
    for each in facts.order_by("verified_at", "pk"):
        told[each.point_id, each.key] = each.value.get("text", "")
    for stop in stops:
        words = [
            told.get((stop.point_id, key), "")
            for key in (FactKey.PLACE, FactKey.ACCESS)
        ]
        stop.way_in = " · ".join(filter(None, words))


def unlikely_for(stop: Stop) -> int:
    return round(
        max(UNLIKELY * (stop.point.capacity_grams or USUAL_CAPACITY), LEAST_ASKED)
    )


@rate_limited("round-note", "1200/h")
@read_or_send
@noting_page
def stop(request, round_, pk):
    """A script asks here first whose turn it is; what it sends then is what a browser sends."""
    found = get_object_or_404(Stop.objects.select_related("point"), round=round_, pk=pk)
    if request.method != "POST" and wants_json(request):
        return door(request)
    is_obstacle = "obstacle" in request.POST
    posted = request.POST if request.method == "POST" else None
    emptying = EmptyingForm(None if is_obstacle else posted)
    obstacle = ObstacleForm(posted if is_obstacle else None, auto_id="why_%s")
    form = obstacle if is_obstacle else emptying
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            (skip_stop if is_obstacle else record_emptying)(
                stop=found, by=request.user, **form.noted
            )
        except Refused as fault:
            refusal = fault
        else:
            return _noted(request, round_, found)
    return _not_noted(request, round_, found, emptying, obstacle, refusal)


def _noted(request, round_: Round, stop: Stop):
    if not wants_json(request):
        messages.success(request, _("Noted."))
    return taken(request, _list_of(round_, request.user, f"#stop-{stop.pk}"))


def _list_of(round_: Round, person, part: str = "") -> str:
    """Whoever does not drive it any more goes to their rounds."""
    if round_.is_with_driver and round_.driver_id == person.pk:
        return reverse("batteries_rounds:drive", args=[round_.code]) + part
    return reverse("batteries_rounds:mine")


def _not_noted(request, round_, stop, emptying, obstacle, refusal):
    form = obstacle if obstacle.is_bound else emptying
    if wants_json(request):
        first = next(iter(form.errors.values()), [""])[0]
        return not_taken(str(refusal or first))
    if refusal is not None:
        form.add_error(None, str(refusal))
    context = {
        "round": round_,
        "stop": stop,
        "form": form,
        "emptying": emptying,
        "obstacle": obstacle,
        "asks_twice": isinstance(refusal, WeightIsUnlikely),
    }
    status = 422 if form.is_bound else 200
    return render(request, "batteries_rounds/stop.html", context, status=status)


@rate_limited("round-note", "1200/h")
@read_or_send
@noting_page
def finish(request, round_):
    if request.method != "POST" and wants_json(request):
        return door(request)
    form = WeightForm(request.POST if request.method == "POST" else None)
    del form.fields["is_sure"]
    refusal = ""
    if form.is_bound and form.is_valid():
        try:
            finish_round(round_=round_, by=request.user, **form.noted)
        except Refused as fault:
            refusal = str(fault)
            form.add_error(None, refusal)
        else:
            return taken(request, _list_of(round_, request.user))
    if wants_json(request):
        return not_taken(refusal or next(iter(form.errors.values()), [""])[0])
    weighed = sum(grams or 0 for grams in round_.stops.values_list("grams", flat=True))
    context = {"round": round_, "form": form, "weighed": weighed}
    status = 422 if form.is_bound else 200
    return render(request, "batteries_rounds/finish.html", context, status=status)
