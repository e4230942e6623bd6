"""The public page of a draw: the promise before, seed and order after, and the lines with which a stranger repeats it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from ..drawing import lot_of, recipe_for
from ..models import Draw


def _public():
    return Draw.objects.filter(call__published_at__isnull=False).select_related("call")


@require_safe
def draw(request, slug):
    draw = get_object_or_404(_public(), call__slug=slug)
    is_told = draw.told_at is not None
    return render(
        request,
        "funding_decisions/call_draw.html",
        {
            "draw": draw,
            "call": draw.call,
            "is_told": is_told,
            "lots": [(code, lot_of(draw.seed, code)) for code in draw.order]
            if is_told
            else [],
            "recipe": _recipe(draw) if is_told else "",
        },
    )


@require_safe
def draw_recipe(request, slug):
    told = _public().filter(told_at__isnull=False)
    draw = get_object_or_404(told, call__slug=slug)
    disposition = content_disposition_header(True, f"{slug}-draw.py")
    return HttpResponse(
        _recipe(draw),
        content_type="text/x-python; charset=utf-8",
        headers={"Content-Disposition": disposition},
    )


def _recipe(draw: Draw) -> str:
    return recipe_for(seed=draw.seed, commitment=draw.commitment, codes=draw.order)
