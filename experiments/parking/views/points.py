"""Points and what they are good for: the rules for everybody, the books for everybody, and one's own."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from experiments.bookings.actions.pricing import points_set_aside
from experiments.views.personal import personal
from innovation_park.lib.spreadsheets import csv_response

from ..exports.points import (
    HEADINGS,
    points_document,
    points_table,
    published_periods,
)
from ..models import Account, ParkingScheme, Posting, PriorityRule
from ..standing import progress_of

PER_PAGE = 30


@require_safe
def points(request):
    """How points come about, what they give, and how to check the books."""
    scheme = ParkingScheme.objects.current()
    rules = PriorityRule.objects.in_force().prefetch_related("districts")
    periods = published_periods()
    context = {
        "card": scheme.card if scheme else None,
        "rules": rules.order_by("pk"),
        "periods": [
            (period, sum(each for each in period.lines.values() if each > 0))
            for period in reversed(periods[-24:])
        ],
    }
    return render(request, "parking/points.html", context)


@require_safe
def points_file(request, kind):
    if kind not in ("csv", "json"):
        raise Http404
    periods = published_periods()
    if kind == "csv":
        return csv_response("parking-points", HEADINGS, points_table(periods))
    return JsonResponse(points_document(periods))


@personal
@login_required
@require_safe
def points_mine(request):
    account = Account.objects.with_balance().filter(person=request.user).first()
    moved = Posting.objects.filter(
        account__person=request.user, transaction__is_sealed=True
    ).select_related("transaction")
    context = {
        "account": account,
        "set_aside": points_set_aside(request.user),
        "progress": progress_of(request.user),
        "page_of": Paginator(
            moved.order_by("-transaction__posted_at", "-pk"), PER_PAGE
        ).get_page(request.GET.get("page")),
    }
    return render(request, "parking/points_mine.html", context)
