"""Booking the same hours every week, and what became of each date."""

from __future__ import annotations

from uuid import uuid5

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_POST,
    require_safe,
)

from accounts.permissions import second_factor_required
from experiments.permissions import Refused
from experiments.views.personal import personal, posted
from innovation_park.lib.rate_limit import (
    rate_limited,
    take_turn,
    too_many_requests,
)

from ..actions import ask_for_booking
from ..actions.repeating import book_series, cancel_series
from ..cards import dates_of
from ..forms.series import SeriesForm
from ..models import Resource, Series
from ..receipts import span_of
from ..wishes import Wish
from ..workflow import HOLDS_TIME

SERIES = "20/h"


def series_view(request, resource: Resource, back: str):
    """The form for a series of ``resource``, and on to its dates. For the caller's own address, as :func:`hours_view`.

    The caller has made sure that the reader is signed in and may see when the resource is free, for that is what the
    dates tell; the engine refuses what cannot be booked, date by date.
    """
    who = f"user-{request.user.pk}"
    if request.method == "POST" and (wait := take_turn("bookings-series", who, SERIES)):
        return too_many_requests(request, wait)
    form = SeriesForm(posted(request))
    if form.is_valid():
        try:
            series = book_series(
                person=request.user,
                resource=resource,
                rhythm=form.rhythm(),
                title=form.cleaned_data["title"],
                client_key=form.cleaned_data["client_key"],
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("bookings:series", series.pk)
    context = {"resource": resource, "form": form, "back": back}
    status = 422 if form.errors else 200
    return render(request, "bookings/series_new.html", context, status=status)


def _own(request, pk: int) -> Series:
    own = Series.objects.filter(person=request.user, resource__isnull=False)
    return get_object_or_404(own.select_related("resource__rules"), pk=pk)


@personal
@require_safe
@second_factor_required
def series(request, pk):
    found = _own(request, pk)
    dates = dates_of(found)
    context = {
        "series": found,
        "dates": dates,
        "booked": sum(date.booking is not None for date in dates),
        "may_cancel": any(
            date.booking and date.booking.status in HOLDS_TIME for date in dates
        ),
    }
    return render(request, "bookings/series.html", context)


@personal
@require_POST
@second_factor_required
def series_cancel(request, pk):
    number = cancel_series(series=_own(request, pk), by=request.user)
    words = ngettext(
        "%(number)s date is given back.", "%(number)s dates are given back.", number
    )
    messages.success(request, words % {"number": number})
    return redirect("bookings:series", pk)


@rate_limited("bookings-hold", "120/h")
@personal
@require_POST
@second_factor_required
def series_take(request, pk):
    """One of the times that are free instead: held, to be confirmed. The same press again is the same hold."""
    found = _own(request, pk)
    taken = request.POST.get("take", "")
    span = span_of(taken)
    if span is None:
        return redirect("bookings:series", pk)
    try:
        booking = ask_for_booking(
            person=request.user,
            wish=Wish.for_one(found.resource, span, title=found.title),
            client_key=uuid5(found.client_key, taken),
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("bookings:series", pk)
    return redirect("bookings:booking", booking.code)
