"""What the pages of the boxes have in common: whose they are."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_http_methods

from accounts.permissions import second_factor_required
from experiments.permissions import Refused
from experiments.views.personal import personal

from ..models import BatteryPoint, BatteryScheme
from ..permissions import JoinFirst, can_check, can_manage_batteries

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def manager_page(view):
    """To anybody else there is no such page."""

    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not can_manage_batteries(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return opened


def checker_page(view):
    """For whoever runs the boxes or takes part; others are told how to join, while the experiment runs."""

    @personal
    @login_required
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not can_check(request.user):
            if BatteryScheme.objects.current() is None:
                raise Http404
            return refused(request, JoinFirst(), redirect("batteries:points"))
        return view(request, *args, **kwargs)

    return opened


def point_of(request, code) -> BatteryPoint:
    seen = BatteryPoint.objects.visible_to(request.user).select_related("district")
    return get_object_or_404(seen, code=code)


def refused(request, refusal: Refused, back):
    """The sentence, and the page where one can do something about it."""
    if isinstance(refusal, JoinFirst):
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if scheme := BatteryScheme.objects.current():
            messages.info(request, str(refusal))
            return redirect(scheme.experiment.get_absolute_url())
    messages.error(request, str(refusal))
    return back
