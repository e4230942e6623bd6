"""When a place is open: one page for whoever lends something."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.permissions import second_factor_required
from experiments.permissions import Refused
from experiments.views.personal import personal

from ..actions.opening import (
    add_exception,
    remove_exception,
    set_always_open,
    set_weekly_hours,
)
from ..forms.hours import ExceptionForm, WeekForm, clock
from ..lenders import lender_of
from ..models import HoursException, Resource
from ..permissions import may_manage

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def managed_page(view):
    """Gives the view the resource, if the reader lends it or manages bookings."""

    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, slug, **kwargs):
        resource = get_object_or_404(Resource.objects.with_rules(), slug=slug)
        if not may_manage(request.user, resource):
            raise Http404
        return view(request, resource, **kwargs)

    return opened


@read_or_send
@managed_page
def hours(request, resource):
    address = lender_of(resource.kind).address
    return hours_view(request, resource, address(resource) or reverse("bookings:mine"))


def hours_view(
    request,
    resource: Resource,
    back: str,
    *,
    template: str = "bookings/hours.html",
    around: dict | None = None,
):
    """The weekly hours and the exceptions of ``resource``; ``back`` is where the link above the page leads.

    For the caller's own address, where GET and POST come. The caller has checked that the reader may, and
    :func:`may_manage` is checked again with every change. Personal: not to be cached. A ``template`` of the caller's includes
    ``bookings/_hours.html`` and knows what is ``around`` it.
    """
    week, exception = WeekForm(resource), ExceptionForm()
    if request.method == "POST":
        act = request.POST.get("act")
        if act == "remove":
            return _removed(request, resource)
        if act in ("always", "by-week"):
            set_always_open(
                resource=resource, is_always=act == "always", by=request.user
            )
            return redirect(request.path)
        if act == "exception":
            exception = ExceptionForm(request.POST)
            if exception.is_valid() and _added(request, resource, exception):
                return redirect(request.path)
        else:
            week = WeekForm(resource, request.POST)
            if _week_saved(request, resource, week):
                return redirect(request.path)
    context = {
        **(around or {}),
        "resource": resource,
        "back": back,
        "week": week,
        "exception": exception,
        "form": exception if exception.is_bound else week,
        "exceptions": _exceptions(resource),
    }
    is_bad = week.is_bound and week.errors or exception.is_bound
    return render(request, template, context, status=422 if is_bad else 200)


def _week_saved(request, resource, week: WeekForm) -> bool:
    if "copy" in request.POST or "more" in request.POST:
        if "copy" in request.POST:
            messages.info(request, _("Copied. Look at it, then save the week."))
        return False
    if not week.is_valid():
        return False
    try:
        set_weekly_hours(resource=resource, week=week.week, by=request.user)
    except Refused as refusal:
        week.add_error(None, str(refusal))
        return False
    messages.success(request, _("The week is saved. Bookings that are made stay."))
    return True


def _added(request, resource, form: ExceptionForm) -> bool:
    try:
        stay = add_exception(
            resource=resource,
            day=form.date,
            hours=form.hours,
            reason=form.cleaned_data["reason"],
            by=request.user,
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The day is saved."))
    if stay:
        words = ngettext(
            "%(number)s booking of that day stays: talk with whoever booked.",
            "%(number)s bookings of that day stay: talk with whoever booked.",
            stay,
        )
        messages.warning(request, words % {"number": stay})
    return True


def _removed(request, resource):
    exceptions = HoursException.objects.filter(resource=resource)
    pk = request.POST.get("exception", "")
    found = get_object_or_404(exceptions, pk=pk if pk.isdecimal() else 0)
    remove_exception(exception=found, by=request.user)
    messages.success(request, _("The usual hours hold again on that day."))
    return redirect(request.path)


def _exceptions(resource) -> list[dict]:
    today = timezone.now().astimezone(resource.time_zone).date()
    rows = resource.hours_exceptions.filter(day__gte=today).order_by("day", "opens")
    return [
        {
            "row": each,
            "hours": f"{clock(each.opens)}–{clock(each.closes)}"
            if each.opens is not None
            else "",
        }
        for each in rows
    ]
