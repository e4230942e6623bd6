"""Looking for a space: by block, on a list and on a map. Nothing here tells of a single space."""

from __future__ import annotations

from uuid import uuid4

from django.contrib.auth.views import redirect_to_login
from django.db.models import Count
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from accounts.districts.models import District
from experiments.permissions import Refused
from experiments.views.personal import personal
from innovation_park.lib.rate_limit import rate_limited

from ..actions import hold_space, log_search
from ..alternatives import car_parks_near
from ..availability import area_named, areas_for
from ..blocks import HIDDEN_AMONG
from ..charts import drawing_of, ground_of
from ..forms.driving import HoldForm
from ..forms.searching import SearchForm
from ..maps import (
    areas_geojson,
    may_be_told,
    most_points,
    shown_areas,
)
from ..models import ParkingScheme, ParkingSpace
from ..permissions import takes_part
from .pages import read_or_send, refused


@personal
@rate_limited("parking-search", "120/10m", "ip", safe_methods=True)
@require_safe
def search(request):
    """Everybody may look; it is asked who one is when one holds a space."""
    scheme = ParkingScheme.objects.current()
    form = _form(scheme, request.GET if "place" in request.GET else None)
    context = {
        "scheme": scheme,
        "form": form,
        "districts": list(District.objects.order_by("code")),
        "is_part": takes_part(request.user, scheme),
    }
    if scheme and form.is_valid():
        context |= _found(request, form, context["is_part"])
        context["ground"] = ground_of(form.wish.point, context["districts"])
    else:
        context["lent_in"] = _districts_with_spaces()
    return render(request, "parking/search.html", context)


def _form(scheme, asked) -> SearchForm:
    return SearchForm(asked, rules=scheme.booking_rules if scheme else None)


def _found(request, form, is_part: bool) -> dict:
    found = areas_for(form.wish)
    areas = shown_areas(found, form.wish, is_part)
    is_any_free = any(each.is_free for each in areas)
    log_search(wish=form.wish, found=any(each.is_free for each in found))
    return {
        "wish": form.wish,
        "areas": areas,
        "query": request.GET.urlencode(),
        "is_any_free": is_any_free,
        "drawing": drawing_of(areas, form.wish),
        "needs_a_part": form.wish.needs.narrows and not is_part,
        "car_parks": []
        if is_any_free
        else car_parks_near(form.wish.latitude, form.wish.longitude),
    }


def _districts_with_spaces():
    """Where there are enough of them to hide one among the others."""
    spaces = ParkingSpace.objects.lent().values("district")
    counted = {
        row["district"]: row["spaces"]
        for row in spaces.annotate(
            spaces=Count("pk"), owners=Count("owner", distinct=True)
        ).filter(owners__gte=HIDDEN_AMONG)
    }
    return [
        (each, counted[each.pk]) for each in District.objects.filter(pk__in=counted)
    ]


@personal
@rate_limited("parking-search", "120/10m", "ip", safe_methods=True)
@require_safe
def areas_json(request):
    """What the map shows: the same areas as the list."""
    scheme = ParkingScheme.objects.current()
    form = _form(scheme, request.GET)
    if scheme is None or not form.is_valid():
        return JsonResponse(areas_geojson([]))
    is_part = takes_part(request.user, scheme)
    areas = shown_areas(areas_for(form.wish), form.wish, is_part)
    return JsonResponse(areas_geojson(areas))


@personal
@rate_limited("parking-hold", "30/h")
@read_or_send
def area_hold(request, key):
    """What one is about to hold, for anybody to read; pressing the button needs an account and a place.

    Without a time and a place it leads to where one says them.
    """
    scheme = ParkingScheme.objects.current()
    form = _form(scheme, request.GET)
    if scheme and not form.is_valid():
        return redirect(f"{reverse('parking:search')}?{request.GET.urlencode()}")
    area = area_named(form.wish, key) if scheme else None
    is_part = takes_part(request.user, scheme)
    if area is None or not may_be_told(area, form.wish, is_part):
        raise Http404
    back = redirect(f"{request.path}?{request.GET.urlencode()}")
    hold = HoldForm(request.POST or None, initial={"client_key": uuid4()})
    if request.method == "POST" and hold.is_valid():
        return _hold(request, area, form.wish, hold.cleaned_data["client_key"], back)
    context = {
        "scheme": scheme,
        "area": area,
        "wish": form.wish,
        "needs": form.needs_in_words,
        "form": hold,
        "query": request.GET.urlencode(),
        "points": most_points(area, form.wish),
    }
    return render(request, "parking/area_hold.html", context)


def _hold(request, area, wish, key, back):
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    try:
        deal = hold_space(person=request.user, area=area, wish=wish, client_key=key)
    except Refused as refusal:
        return refused(request, refusal, back)
    log_search(wish=wish, found=True, was_booked=True)
    return redirect("parking:deal", deal.booking.code)
