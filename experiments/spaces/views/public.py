"""What the park lends, for anybody to read. What is free changes by the minute, so no copy is kept."""

from __future__ import annotations

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from experiments.bookings.calendars import hours_of
from experiments.views.personal import personal

from ..filters import SpaceFilter
from ..models import Round, Space
from ..standing import DAYS_SHOWN, days_of, pays_nothing, weekly_hours

PER_PAGE = 24


@personal
@require_safe
def space_list(request):
    listed = Space.objects.listed()
    chosen = SpaceFilter(request.GET, listed)
    found = chosen.qs.with_resource() if chosen.is_valid() else listed.none()
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    if not page.object_list and not listed.exists():
        raise Http404
    rounds = list(Round.objects.order_by("opens_at"))
    return render(
        request,
        "spaces/list.html",
        {
            "filter": chosen,
            "form": chosen.form,
            "page_of": page,
            "rounds": [each for each in rounds if each.closes_at > timezone.now()],
            "has_rounds": bool(rounds),
        },
    )


@personal
@require_safe
def space(request, slug):
    space = get_space(slug)
    resource = space.resource
    first = first_day(request, resource)
    hours = hours_of([resource])[resource.pk]
    return render(
        request,
        "spaces/space.html",
        {
            "space": space,
            "resource": resource,
            "photos": space.photos.in_order(),
            "inside": space.belongings(),
            "hours": weekly_hours(hours),
            "days": days_of(resource, hours, first),
            "earlier": _earlier(first, resource),
            "later": first + timezone.timedelta(days=DAYS_SHOWN),
            "is_free": pays_nothing(request.user, space),
        },
    )


def get_space(slug: str) -> Space:
    listed = Space.objects.listed().with_resource()
    return get_object_or_404(listed, resource__slug=slug)


def today_at(resource) -> date:
    return timezone.now().astimezone(resource.time_zone).date()


def first_day(request, resource) -> date:
    """The day of the address; today when there is none, or one that is over or too far."""
    today = today_at(resource)
    try:
        asked = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        return today
    last = today + timezone.timedelta(days=resource.rules.horizon_days)
    return min(max(asked, today), last)


def _earlier(first: date, resource) -> date | None:
    today = today_at(resource)
    back = max(first - timezone.timedelta(days=DAYS_SHOWN), today)
    return back if first > today else None
