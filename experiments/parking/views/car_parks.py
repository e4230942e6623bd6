"""Seoul's public car parks: where else one can park."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count, Sum
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.districts.models import District

from ..models import CarPark

PER_PAGE = 30


@require_safe
def car_park_list(request):
    listed = CarPark.objects.listed()
    here = District.objects.filter(code=request.GET.get("district", "")[:10]).first()
    shown = listed.filter(district=here) if here else listed
    rows = shown.select_related("district").order_by("district__code", "name", "pk")
    context = {
        "page_of": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "sums": shown.aggregate(number=Count("pk"), spaces=Sum("spaces")),
        "here": here,
        "districts": District.objects.filter(pk__in=listed.values("district")).order_by(
            "code"
        ),
    }
    return render(request, "parking/car_park_list.html", context)
