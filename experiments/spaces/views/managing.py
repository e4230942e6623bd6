"""The park manager's day: all spaces on one screen, how they are used, and the seasons. Nobody else has these pages."""

from __future__ import annotations

from datetime import date, timedelta
from functools import wraps
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.permissions import second_factor_required
from experiments.bookings.models import Booking
from experiments.bookings.permissions import can_manage_bookings
from experiments.bookings.workflow import Status
from experiments.permissions import Refused
from experiments.views.personal import personal, posted

from ..actions import allot_round, close_space
from ..charts import day_plan, use_chart
from ..enums import PARK
from ..figures import day_of_all, use_of_all
from ..forms.managing import CloseForm, RoundForm
from ..models import Repair, Round, Space

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def manager_page(view):
    """To whoever does not manage bookings, signed in or not, there is no such page."""

    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not can_manage_bookings(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return opened


@require_safe
@manager_page
def manage_day(request, day=None):
    now = timezone.now().astimezone(ZoneInfo(PARK))
    shown = _day_of(day, now.date())
    rows = day_of_all(shown)
    minute = now.hour * 60 + now.minute if shown == now.date() else None
    context = {
        "section": "day",
        "day": shown,
        "is_today": shown == now.date(),
        "before": shown - timedelta(days=1),
        "after": shown + timedelta(days=1),
        "plan": day_plan(rows, minute),
        "rows": rows,
        "waiting": Booking.objects.filter(
            status=Status.REQUESTED, starts_at__gt=now
        ).count(),
    }
    return render(request, "spaces/manage_day.html", context)


def _day_of(text: str | None, today: date) -> date:
    try:
        day = date.fromisoformat(text) if text else today
    except ValueError:
        raise Http404 from None
    if abs((day - today).days) > 3660:
        raise Http404
    return day


@require_safe
@manager_page
def manage_use(request):
    today = timezone.now().astimezone(ZoneInfo(PARK)).date()
    rows = use_of_all(today)
    context = {"section": "use", "rows": rows, "chart": use_chart(rows)}
    return render(request, "spaces/manage_use.html", context)


@read_or_send
@manager_page
def manage_close(request, slug):
    spaces = Space.objects.with_resource()
    space = get_object_or_404(spaces, resource__slug=slug)
    form = CloseForm(space.resource, posted(request))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            repair = close_space(
                space=space, span=form.span, reason=reason, by=request.user
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("It is closed. Everybody concerned is told."))
            return redirect(repair)
    context = {"section": "spaces", "space": space, "form": form}
    return render(request, "spaces/manage_close.html", context)


@require_safe
@manager_page
def manage_repair(request, pk):
    repairs = Repair.objects.select_related("space__resource", "closure")
    repair = get_object_or_404(repairs, pk=pk)
    outcomes = repair.outcomes.select_related(
        "booking__person__profile", "moved_to__resource"
    ).order_by("booking__starts_at", "pk")
    context = {"section": "spaces", "repair": repair, "outcomes": outcomes}
    return render(request, "spaces/manage_repair.html", context)


@require_safe
@manager_page
def manage_rounds(request):
    rounds = Round.objects.order_by("-first_day", "slug")
    context = {"section": "rounds", "rounds": rounds}
    return render(request, "spaces/manage_rounds.html", context)


@read_or_send
@manager_page
def manage_round_new(request):
    form = RoundForm(posted(request))
    if form.is_valid():
        round = form.save()
        messages.success(request, _("The round is planned and can be read."))
        return redirect(round)
    context = {"section": "rounds", "form": form}
    return render(request, "spaces/manage_round_new.html", context)


@require_POST
@manager_page
def manage_round_allot(request, slug):
    round = get_object_or_404(Round, slug=slug)
    try:
        allot_round(round=round, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Given out. Every group has a letter."))
    return redirect(round)
