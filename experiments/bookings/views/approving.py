"""Waiting for me: what the park manager, or whoever lends a place, says yes or no to."""

from __future__ import annotations

from functools import wraps

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from accounts.permissions import second_factor_required
from experiments.permissions import Refused
from experiments.views.personal import personal, posted

from ..actions import approve_booking, refuse_booking
from ..cards import Card, with_things
from ..forms.changing import NoteForm
from ..models import Booking
from ..permissions import can_decide
from ..workflow import Status

MOST = 200


def decided_page(view):
    """Gives the view the booking, if the reader may decide on it."""

    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, code, **kwargs):
        found = get_object_or_404(with_things(Booking.objects.all()), code=code)
        if not can_decide(request.user, found):
            raise Http404
        return view(request, found, **kwargs)

    return opened


@personal
@require_safe
@second_factor_required
def approvals(request):
    """Those that begin first stand first. For somebody who decides on nothing the list is empty."""
    asked = Booking.objects.filter(
        status=Status.REQUESTED, starts_at__gt=timezone.now()
    ).select_related("person__profile", "experiment")
    cards = [
        Card(each)
        for each in with_things(asked).order_by("starts_at", "pk")[:MOST]
        if can_decide(request.user, each)
    ]
    return render(request, "bookings/approvals.html", {"cards": cards})


@require_POST
@decided_page
def approve(request, booking):
    try:
        approve_booking(booking=booking, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Approved. The person has a letter."))
    return redirect("bookings:approvals")


@require_http_methods(["GET", "HEAD", "POST"])
@decided_page
def refuse(request, booking):
    form = NoteForm(posted(request))
    if form.is_valid():
        try:
            refuse_booking(
                booking=booking, by=request.user, reason=form.cleaned_data["note"]
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Not approved. The person has your reason."))
        return redirect("bookings:approvals")
    context = {"booking": booking, "card": Card(booking), "form": form}
    return render(request, "bookings/refuse.html", context)
