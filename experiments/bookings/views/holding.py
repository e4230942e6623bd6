"""Holding a time: the view that every lender's page calls."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from experiments.permissions import Refused
from innovation_park.lib.rate_limit import take_turn, too_many_requests

from ..forms.holding import HoldForm
from ..models import Resource
from ..permissions import (
    AlreadyTaken,
    KeyHasOtherWish,
    KeyIsSpent,
    NotEnoughPoints,
    Unavailable,
)
from ..purses import purse
from ..receipts import time_buttons

HOLDS = "120/h"


def hold_view(
    request,
    resource: Resource,
    template: str,
    *,
    context: dict | None = None,
    form_class: type[HoldForm] = HoldForm,
    hold_minutes: int | None = None,
    **for_form,
):
    """The page ``template`` with a form to hold ``resource``, and what becomes of it when it is sent.

    The template shows ``{% include "bookings/_hold_form.html" %}`` or, inside a form of its own,
    ``bookings/_hold_fields.html``; the context has ``form`` (a ``form_class``, made with ``for_form``), ``refusal``,
    ``times`` and ``may_wait``. Held: on to the booking's page. Refused: the same page with the sentence, everything typed,
    and the nearest free times as buttons. Not signed in: sign in first, and the form is filled when one comes back.
    The caller decides who sees the page at all, and forbids caching it.
    """
    if request.method != "POST":
        initial = {k: request.GET[k] for k in request.GET if k != "client_key"}
        form = form_class(resource, initial=initial, **for_form)
        return render(request, template, {**(context or {}), "form": form})
    if not request.user.is_authenticated:
        return _sign_in_first(request)
    if wait := take_turn("bookings-hold", f"user-{request.user.pk}", HOLDS):
        return too_many_requests(request, wait)
    form = form_class(resource, request.POST, **for_form)
    told = {}
    if form.is_valid():
        try:
            return _done(request, form, hold_minutes)
        except KeyHasOtherWish:
            form.renew_key()
            told = {"refusal": KeyIsSpent()}
        except Refused as refusal:
            told = told_of(refusal, resource)
    page = {**(context or {}), "form": form, **told}
    return render(request, template, page, status=422)


def told_of(refusal: Refused, resource: Resource) -> dict:
    """What ``bookings/_refusal.html`` shows."""
    times = refusal.times if isinstance(refusal, Unavailable) else []
    return {
        "refusal": refusal,
        "times": time_buttons(times, resource.zone),
        "may_wait": isinstance(refusal, AlreadyTaken),
        "purse": purse() if isinstance(refusal, NotEnoughPoints) else None,
    }


def _done(request, form: HoldForm, hold_minutes: int | None):
    if "wait" in request.POST:
        form.wait(request.user)
        messages.success(
            request,
            _("You are in line. When the time becomes free, we hold it and write."),
        )
        return redirect("bookings:mine")
    booking = form.ask(request.user, hold_minutes)
    return redirect("bookings:booking", booking.code)


def _sign_in_first(request):
    """Back to the same page with everything that was typed, except the keys."""
    typed = [
        (name, value)
        for name, value in request.POST.items()
        if name not in ("csrfmiddlewaretoken", "client_key", "take", "wait")
    ]
    return redirect_to_login(f"{request.path}?{urlencode(typed)}")
