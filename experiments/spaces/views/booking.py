"""Booking a space: prepared by anybody, held for whoever is signed in; or the same hours every week."""

from __future__ import annotations

from django.views.decorators.http import require_http_methods

from accounts.permissions import second_factor_required
from experiments.bookings.actions.pricing import points_to_spend
from experiments.bookings.models import Resource
from experiments.bookings.views import hold_view, series_view
from experiments.views.personal import personal

from ..forms.booking import SpaceHoldForm
from ..standing import pays_nothing
from .public import get_space


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def book(request, slug):
    space = get_space(slug)
    return hold_view(
        request,
        space.resource,
        "spaces/book.html",
        context={
            "space": space,
            "resource": space.resource,
            "is_free": pays_nothing(request.user, space),
            "to_spend": _to_spend(request.user, space.resource),
        },
        form_class=SpaceHoldForm,
        space=space,
        user=request.user,
    )


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@second_factor_required
def book_weekly(request, slug):
    space = get_space(slug)
    return series_view(request, space.resource, space.get_absolute_url())


def _to_spend(user, resource: Resource) -> int | None:
    """Points, where there is something to spend them on."""
    has_price = resource.rules.points_per_hour and user.is_authenticated
    return points_to_spend(user, [(resource, 1)]) if has_price else None
