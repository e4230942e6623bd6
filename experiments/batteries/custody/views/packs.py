"""The park's own battery packs and their passports, for everybody."""

from __future__ import annotations

from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from experiments.receipts import qr_svg

from ..models import BatteryPack
from ..passports import PARTS


@require_safe
def pack(request, serial):
    found = get_object_or_404(BatteryPack, serial=serial)
    context = {
        "pack": found,
        "facts": found.facts,
        "parts": list(PARTS),
        "qr_svg": qr_svg(found.link.uri(request.build_absolute_uri("/"))),
    }
    return render(request, "batteries_custody/pack.html", context)


@require_safe
def pack_part(request, serial, part):
    found = get_object_or_404(BatteryPack, serial=serial)
    if part not in PARTS:
        raise Http404
    page = request.build_absolute_uri(
        reverse("batteries_custody:pack", args=[found.serial])
    )
    return JsonResponse(PARTS[part](found, page))
