"""Whose the pages are: the hub's, a recycler's, everybody's."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from accounts.permissions import second_factor_required
from experiments.permissions import Refused
from experiments.views.personal import personal

from ..enums import NodeKind
from ..models import Lot, Node
from ..permissions import can_act_for, can_work_at_hub

read_or_send = require_http_methods(["GET", "HEAD", "POST"])
# What changes with every event is never kept.
fresh = cache_control(no_store=True)


def hub_page(view):
    """To anybody else there is no such page."""

    @read_or_send
    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, *args, **kwargs):
        if not can_work_at_hub(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return opened


def recycler_page(view):
    """Gives the view a lot on its way to a recycler for whom the reader acts."""

    @read_or_send
    @personal
    @login_required
    @wraps(view)
    def opened(request, lot):
        found = get_object_or_404(lots(), code=lot, recycler__isnull=False)
        if not can_act_for(request.user, found.recycler):
            raise Http404
        return view(request, found)

    return opened


def lots():
    return Lot.objects.select_related("hub", "recycler")


def current_hub(request) -> Node:
    """The one that was chosen; else the first."""
    hubs = Node.objects.filter(kind=NodeKind.HUB, is_active=True).order_by("pk")
    chosen = request.GET.get("hub") or request.POST.get("hub")
    hub = hubs.filter(code=chosen).first() if chosen else hubs.first()
    if hub is None:
        raise Http404
    return hub


def act_page(request, form, act, *, title, submit, done, back, facts=()):
    """One question a page: ``act(form)`` writes; ``done`` is told on the page that ``back`` names."""
    if request.method == "POST" and form.is_valid():
        try:
            act(form)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, done)
            return redirect(back)
    context = {
        "form": form,
        "page_title": title,
        "submit": submit,
        "back": back,
        "facts": facts,
    }
    status = 422 if form.is_bound else 200
    return render(request, "batteries_custody/act.html", context, status=status)
