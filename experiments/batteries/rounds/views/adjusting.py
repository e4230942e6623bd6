"""One round on the manager's desk: boxes, their order, the driver."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from experiments.batteries.models import BatteryScheme

from ..actions import (
    add_box,
    assign_driver,
    call_off_round,
    leave_out,
    move_stop,
    publish_round,
)
from ..actions.adjusting import course_of_round
from ..charts import drawing_of_tours
from ..forms.planning import BoxForm, DriverForm, MoveForm
from ..models import Round, Stop
from ..outlook import emptied_by_us
from ..workflow import STANDING
from .pages import acted, manager_page, require_POST, require_safe


def _round(code) -> Round:
    return get_object_or_404(Round.objects.whole(), code=code)


def _free_boxes(round_: Round):
    taken = Stop.objects.filter(round__day=round_.day, round__state__in=STANDING)
    return emptied_by_us().exclude(pk__in=taken.values("point")).order_by("name")


@require_safe
@manager_page
def round_(request, code):
    found = _round(code)
    stops, course = course_of_round(found)
    scheme = BatteryScheme.objects.current()
    hub = (scheme.hub_latitude, scheme.hub_longitude)
    drivers = Round.objects.filter(driver__isnull=False).values("driver")
    context = {
        "round": found,
        "stops": stops,
        "course": course,
        "drawing": drawing_of_tours(hub, [[each.point.place for each in stops]]),
        "weighed": sum(each.grams or 0 for each in stops),
        "driver_form": DriverForm(
            initial={"driver": getattr(found.driver, "email", "")}
        ),
        "box_form": BoxForm(free=_free_boxes(found)),
        "known": get_user_model().objects.filter(pk__in=drivers, is_active=True),
    }
    return render(request, "batteries_rounds/round.html", context)


def _back(code, part: str = "") -> str:
    return reverse("batteries_rounds:round", args=[code]) + part


@require_POST
@manager_page
def round_driver(request, code):
    form = DriverForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["driver"]))
        return redirect(_back(code, "#driver"))
    driver = form.cleaned_data["driver"]
    back = _back(code, "#driver")
    return acted(request, back, assign_driver, round_=_round(code), driver=driver)


@require_POST
@manager_page
def round_publish(request, code):
    return acted(request, _back(code), publish_round, round_=_round(code))


@require_POST
@manager_page
def round_call_off(request, code):
    return acted(request, _back(code), call_off_round, round_=_round(code))


@require_POST
@manager_page
def round_add(request, code):
    found = _round(code)
    form = BoxForm(request.POST, free=_free_boxes(found))
    if not form.is_valid():
        messages.error(request, " ".join(form.errors["box"]))
        return redirect(_back(code, "#add"))
    point = form.cleaned_data["box"]
    return acted(request, _back(code, "#add"), add_box, round_=found, point=point)


@require_POST
@manager_page
def stop_move(request, code, pk):
    stop = get_object_or_404(Stop, round__code=code, pk=pk)
    form = MoveForm(request.POST)
    if not form.is_valid():
        return redirect(_back(code))
    back = _back(code, f"#stop-{pk}")
    return acted(request, back, move_stop, stop=stop, to=form.cleaned_data["to"])


@require_POST
@manager_page
def stop_leave_out(request, code, pk):
    stop = get_object_or_404(Stop, round__code=code, pk=pk)
    return acted(request, _back(code, "#stops"), leave_out, stop=stop)
