"""Saying that something is wrong, in two taps and without an account; and looking whether it is."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from experiments.filters import district_choices
from experiments.permissions import Refused
from experiments.views.personal import personal
from innovation_park.lib.rate_limit import rate_limited

from ..actions import check_point, report_point
from ..enums import ReportKind
from ..facts import newest_of, shown_facts
from ..forms.reporting import CheckForm, ReportForm
from ..models import BatteryPoint
from .pages import checker_page, point_of, read_or_send, refused

PER_PAGE = 20


@personal
@rate_limited("battery-report", "12/h", by="ip")
@read_or_send
def report(request, code):
    """The first tap opens this page, the second is one of its buttons."""
    point = point_of(request, code)
    if request.method != "POST":
        return _report_page(request, point, ReportForm.fresh())
    form = ReportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _report_page(request, point, form, status=422)
    person = request.user if request.user.is_authenticated else None
    report_point(point=point, person=person, **form.cleaned_data)
    return redirect("batteries:reported", point.code, form.cleaned_data["client_key"])


def _report_page(request, point, form, status=200):
    context = {"point": point, "form": form, "kinds": ReportKind}
    return render(request, "batteries/report.html", context, status=status)


@personal
@require_safe
def reported(request, code, key):
    """The receipt; by its key anybody who has it reads what became of the report, and nothing of who sent it."""
    point = point_of(request, code)
    report = point.reports.filter(client_key=key).first()
    if report is None:
        return redirect("batteries:point", point.code)
    return render(
        request, "batteries/reported.html", {"point": point, "report": report}
    )


@require_safe
@checker_page
def checks(request):
    """What is to be looked at again, the most pressing first; a district narrows it."""
    due = BatteryPoint.objects.visible_to(request.user).rechecks_due(timezone.now())
    district = request.GET.get("district", "")
    if district:
        due = due.filter(district__code=district)
    context = {
        "page_of": Paginator(due.select_related("district"), PER_PAGE).get_page(
            request.GET.get("page")
        ),
        "districts": district_choices(),
        "district": district,
    }
    return render(request, "batteries/checks.html", context)


@rate_limited("battery-check", "60/h")
@read_or_send
@checker_page
def check(request, code):
    point = point_of(request, code)
    form = CheckForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        back = redirect("batteries:checks")
        try:
            check_point(
                point=point,
                status=form.cleaned_data["status"],
                found=form.found,
                by=request.user,
            )
        except Refused as refusal:
            return refused(request, refusal, redirect("batteries:check", point.code))
        messages.success(request, _("Thank you. Everybody sees now what you found."))
        return back
    context = {
        "point": point,
        "form": form,
        "facts": shown_facts(point, newest_of(point.facts.all()), timezone.now()),
        "reports": point.reports.open().order_by("-at"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "batteries/check.html", context, status=status)
