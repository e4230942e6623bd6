"""What the pages of parking have in common: whose they are, and where one goes when one may not yet."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.permissions import second_factor_required
from experiments.permissions import Refused
from experiments.views.personal import personal

from ..models import Deal, ParkingScheme, ParkingSpace
from ..permissions import JoinFirst, can_manage_parking

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def owner_page(view):
    """Gives the view the space, if it is the reader's own."""

    @personal
    @login_required
    @wraps(view)
    def opened(request, slug, **kwargs):
        own = ParkingSpace.objects.filter(owner=request.user)
        own = own.select_related("resource", "district", "card")
        return view(request, get_object_or_404(own, resource__slug=slug), **kwargs)

    return opened


def side_page(view):
    """Gives the view the deal, to its driver and to the owner of its space."""

    @personal
    @login_required
    @wraps(view)
    def opened(request, code, **kwargs):
        deal = get_object_or_404(Deal.objects.whole(), booking__code=code)
        if deal.side_of(request.user) is None:
            raise Http404
        return view(request, deal, **kwargs)

    return opened


def driver_page(view):
    @personal
    @login_required
    @wraps(view)
    def opened(request, code, **kwargs):
        own = Deal.objects.of_driver(request.user).whole()
        return view(request, get_object_or_404(own, booking__code=code), **kwargs)

    return opened


def manager_page(view):
    """To anybody else there is no such page."""

    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not can_manage_parking(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return opened


def refused(request, refusal: Refused, back):
    """The sentence, and the page where one can do something about it."""
    if isinstance(refusal, JoinFirst):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        messages.info(request, str(refusal))
        return redirect(_door(request.user))
    messages.error(request, str(refusal))
    return back


def _door(user) -> str:
    """Where one joins; for whoever has joined, where the present text is signed or the waiting is told."""
    experiment = ParkingScheme.objects.current().experiment
    if experiment.participations.active().filter(user=user).exists():
        return reverse("experiments:consent-renew", args=[experiment.slug])
    return experiment.get_absolute_url()
