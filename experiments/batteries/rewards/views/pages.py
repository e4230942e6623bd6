"""What the pages of drop-offs and rewards have in common: whose they are, and what a session has stated."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect

from experiments.batteries.enums import PointKind
from experiments.batteries.models import BatteryPoint
from experiments.permissions import Refused
from experiments.views.personal import personal

from ..models import Collection, DropOff
from ..permissions import may_see_collection, may_see_drop_off

REMEMBERED = 20
DROP_OFFS = "battery-drop-offs"
NEAR = 20_000  # metres, in which staffed places are looked for


def codes_of(request) -> list[str]:
    """Of the drop-offs that were stated in this session."""
    return request.session.get(DROP_OFFS, [])


def remember(request, drop_off: DropOff) -> None:
    others = [each for each in codes_of(request) if each != drop_off.code]
    request.session[DROP_OFFS] = [*others, drop_off.code][-REMEMBERED:]


def drop_off_page(view):
    """To anybody else there is no such page."""

    @personal
    @wraps(view)
    def opened(request, drop, **kwargs):
        drop_off = get_object_or_404(DropOff.objects.whole(), code=drop)
        if not may_see_drop_off(request.user, drop_off, codes_of(request)):
            raise Http404
        return view(request, drop_off, **kwargs)

    return opened


def collection_page(view):
    @personal
    @login_required
    @wraps(view)
    def opened(request, ticket):
        rows = Collection.objects.select_related(
            "stock__reward", "stock__district", "account"
        )
        collection = get_object_or_404(rows, code=ticket)
        if not may_see_collection(request.user, collection):
            raise Http404
        return view(request, collection)

    return opened


def told(request, act, success: str, back: str, *args):
    """Does the act; says what came of it; leads back."""
    try:
        act()
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        if success:
            messages.success(request, success)
    return redirect(back, *args)


def staffed_places(point: BatteryPoint, user, limit=3) -> list[BatteryPoint]:
    """Where somebody takes dangerous ones from one's hand, the nearest first."""
    centres = BatteryPoint.objects.visible_to(user).filter(kind=PointKind.CENTRE)
    return _nearest(centres, point, limit)


def places_taking(chemistry, point: BatteryPoint, user, limit=3) -> list[BatteryPoint]:
    rows = BatteryPoint.objects.visible_to(user).accepting(chemistry)
    return _nearest(rows.exclude(pk=point.pk), point, limit)


def _nearest(rows, point: BatteryPoint, limit: int) -> list[BatteryPoint]:
    found = rows.near(*point.place, NEAR)[:limit]
    for each in found:
        each.kilometres_off = round(each.metres_off / 1_000, 1)
    return found
