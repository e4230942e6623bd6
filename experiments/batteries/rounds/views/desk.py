"""The manager's desk: which boxes want emptying, and a plan for a day."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from experiments.batteries.models import BatteryPoint, BatteryScheme
from experiments.permissions import Refused

from ..actions import keep_van, plan_day, take_better_plan
from ..charts import drawing_of_boxes, drawing_of_tours
from ..enums import LeftOut
from ..forecast.calibration import MEANT
from ..forms.planning import PlanForm, VanForm
from ..models import DayPlan, Round, Stop, Van
from ..outlook import boxes, calibration_at, fill_of
from ..workflow import STANDING
from .pages import manager_page, read_or_send, require_POST, require_safe

SHOWN_ROUNDS = 12


@read_or_send
@manager_page
def desk(request):
    scheme = BatteryScheme.objects.current()
    if scheme is None:
        return render(request, "batteries_rounds/desk.html", {"is_closed": True})
    form = PlanForm(request.POST if request.method == "POST" else None)
    is_whole = request.method == "POST" and form.is_valid()
    if is_whole and (plan := _planned(request, form.cleaned_data)):
        return redirect("batteries_rounds:plan", plan.pk)
    day = _day_of(request)
    context = {**_boxes_of(day, scheme), "form": form, "day": day, **_around()}
    return render(
        request,
        "batteries_rounds/desk.html",
        context,
        status=422 if form.errors else 200,
    )


def _planned(request, told: dict) -> DayPlan | None:
    try:
        return plan_day(
            day=told["day"], points=told["boxes"], vans=told["vans"], by=request.user
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return None


def _day_of(request) -> date:
    """Today, or the later day that is asked for."""
    try:
        asked = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        asked = timezone.localdate()
    return max(asked, timezone.localdate())


def _boxes_of(day: date, scheme: BatteryScheme) -> dict:
    outlooks = sorted(
        fill_of(boxes(), day=day).values(),
        key=lambda each: (-each.later.chance_full, -each.now.share, each.point.pk),
    )
    standing = Stop.objects.filter(round__day=day, round__state__in=STANDING)
    placed = set(standing.values_list("point", flat=True))
    free = [each for each in outlooks if each.point.pk not in placed]
    hub = (scheme.hub_latitude, scheme.hub_longitude)
    spots = [(each.point.place, each.is_due) for each in outlooks]
    return {
        "due": [each for each in free if each.is_due],
        "others": [each for each in free if not each.is_due],
        "placed": len(outlooks) - len(free),
        "drawing": drawing_of_boxes(hub, spots),
    }


def _around() -> dict:
    rounds = Round.objects.filter(state__in=STANDING).whole()
    return {
        "vans": Van.objects.filter(is_active=True)
        .select_related("node")
        .order_by("pk"),
        "rounds": rounds.order_by("-day", "-pk")[:SHOWN_ROUNDS],
        "calibration": calibration_at(timezone.now()),
        "meant": MEANT,
    }


@require_safe
@manager_page
def plan(request, pk):
    found = get_object_or_404(DayPlan, pk=pk)
    rounds = list(found.rounds.whole().order_by("pk"))
    stops = Stop.objects.filter(round__in=rounds).select_related("point")
    tours = {each.pk: [] for each in rounds}
    for stop in stops.order_by("place", "pk"):
        tours[stop.round_id].append(stop)
    scheme = BatteryScheme.objects.current()
    hub = (scheme.hub_latitude, scheme.hub_longitude)
    places = [[stop.point.place for stop in tours[each.pk]] for each in rounds]
    context = {
        "plan": found,
        "tours": [(each, tours[each.pk]) for each in rounds],
        "drawing": drawing_of_tours(hub, places),
        "left_out": _left_out(found),
        "can_take_better": _can_take_better(found, rounds),
    }
    return render(request, "batteries_rounds/plan.html", context)


def _left_out(plan: DayPlan) -> list[tuple[BatteryPoint, str]]:
    points = BatteryPoint.objects.filter(code__in=plan.left_out).order_by("name")
    return [(each, LeftOut(plan.left_out[each.code]).label) for each in points]


def _can_take_better(plan: DayPlan, rounds: list[Round]) -> bool:
    """Something was changed by hand while the worker was still thinking, or since."""
    return (
        not plan.is_waiting
        and all(each.is_draft for each in rounds)
        and any(each.is_adjusted for each in rounds)
    )


@require_POST
@manager_page
def plan_better(request, pk):
    found = get_object_or_404(DayPlan, pk=pk)
    back = ("batteries_rounds:plan", found.pk)
    try:
        take_better_plan(plan=found, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(*back)


@read_or_send
@manager_page
def vans(request, pk=None):
    van = get_object_or_404(Van.objects.select_related("node"), pk=pk) if pk else None
    form = VanForm(request.POST if request.method == "POST" else None, instance=van)
    if request.method == "POST" and form.is_valid():
        keep_van(
            van=form.save(commit=False), name=form.cleaned_data["name"], by=request.user
        )
        messages.success(request, _("Kept."))
        return redirect("batteries_rounds:vans")
    everyone = Van.objects.select_related("node").order_by("-is_active", "pk")
    context = {"form": form, "van": van, "vans": everyone}
    status = 422 if form.errors else 200
    return render(request, "batteries_rounds/vans.html", context, status=status)
