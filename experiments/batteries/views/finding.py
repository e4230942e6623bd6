"""Where used batteries go: map and list, and one point with all that is known of it."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.districts.models import District

from ..codes import as_typed
from ..enums import PointStatus
from ..facts import newest_of, shown_facts
from ..filters import ELSEWHERE, PointFilter
from ..maps import plan_with_counts, points_geojson
from ..models import BatteryPoint, BatteryScheme
from ..panels import HOME, POINT, panels_for
from ..permissions import can_check

PER_PAGE = 30


@require_safe
def points(request):
    """Seven queries, however many points there are, and those of the panels."""
    chosen = PointFilter(request.GET, BatteryPoint.objects.listed())
    found = chosen.found
    code = request.GET.get("district", "")
    districts = District.objects.annotate(
        found=Count("battery_points", filter=Q(battery_points__in=found.order_by()))
    ).order_by("code")
    plan, counted = plan_with_counts(districts, code)
    context = {
        "scheme": BatteryScheme.objects.current(),
        "filter": chosen,
        "form": chosen.form,
        "page_of": Paginator(found.select_related("district"), PER_PAGE).get_page(
            request.GET.get("page")
        ),
        "plan": plan,
        "counted": counted,
        "is_elsewhere": code == ELSEWHERE,
        "unconfirmed": BatteryPoint.objects.listed()
        .filter(status=PointStatus.UNCONFIRMED)
        .count(),
        "query": request.GET.urlencode(),
        "panels": panels_for(HOME, None, request.user),
    }
    return render(request, "batteries/points.html", context)


@require_safe
def points_json(request):
    """All that the list holds, not only its page."""
    chosen = PointFilter(request.GET, BatteryPoint.objects.listed())
    return JsonResponse(points_geojson(chosen.found, timezone.now()))


@require_safe
def point(request, code):
    if code != (plain := as_typed(code)):
        return redirect("batteries:point", plain)
    seen = BatteryPoint.objects.visible_to(request.user).select_related("district")
    point = get_object_or_404(seen, code=code)
    now = timezone.now()
    reports = point.reports.open().order_by("-at")
    context = {
        "point": point,
        "facts": shown_facts(point, newest_of(point.facts.all()), now),
        "reports": reports,
        "now": now,
        "scheme": BatteryScheme.objects.current(),
        "may_check": can_check(request.user),
        "panels": panels_for(POINT, point, request.user),
    }
    return render(request, "batteries/point.html", context)
