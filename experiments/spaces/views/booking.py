"""Booking a space: prepared by anybody, held for whoever is signed in."""

from __future__ import annotations

from django.views.decorators.http import require_http_methods

from experiments.bookings.views.holding import hold_view
from experiments.views.personal import personal

from ..forms.booking import SpaceHoldForm
from .public import get_space


@personal
@require_http_methods(["GET", "HEAD", "POST"])
def book(request, slug):
    space = get_space(slug)
    return hold_view(
        request,
        space.resource,
        "spaces/book.html",
        context={"space": space, "resource": space.resource},
        form_class=SpaceHoldForm,
        space=space,
        user=request.user,
    )
