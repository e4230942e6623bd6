"""What its person does with a booking."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import UUIDField
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from experiments.permissions import Refused
from experiments.views.personal import posted

from ..actions import (
    agree_booking,
    ask_for_booking,
    call_off_booking,
    check_in,
    extend_booking,
    leave_booking,
)
from ..cards import consequence_of, ends_of, price_of_longer
from ..forms.changing import ExtendForm, NoteForm
from ..permissions import NotEnoughPoints, can_cancel, can_extend
from ..purses import purse
from ..receipts import span_of
from .holding import told_of
from .own import about, booking_page

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


def _step(action, done):
    """A view that takes one step and goes back to the booking's page; the same press again changes nothing."""

    @require_POST
    @booking_page
    def step(request, booking):
        try:
            action(booking=booking, by=request.user)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, done())
        return redirect("bookings:booking", booking.code)

    return step


confirm = _step(agree_booking, lambda: _("Done. The receipt is below."))
arrive = _step(check_in, lambda: _("Welcome. You are there."))
leave = _step(leave_booking, lambda: _("Thank you. What was left is free for others."))


@read_or_send
@booking_page
def cancel(request, booking):
    if not can_cancel(request.user, booking):
        return redirect("bookings:booking", booking.code)
    is_own = booking.person_id == request.user.pk
    form = None if is_own else NoteForm(posted(request))
    if request.method == "POST" and (is_own or form.is_valid()):
        note = "" if is_own else form.cleaned_data["note"]
        try:
            call_off_booking(booking=booking, by=request.user, note=note)
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("Cancelled. The time is free for others."))
        return redirect("bookings:booking", booking.code)
    context = {
        **about(request, booking),
        "form": form,
        "consequences": consequence_of(booking),
    }
    return render(request, "bookings/cancel.html", context)


@read_or_send
@booking_page
def extend(request, booking):
    if not can_extend(request.user, booking):
        return redirect("bookings:booking", booking.code)
    form = ExtendForm(booking, posted(request))
    refusal = None
    if form.is_valid():
        try:
            extend_booking(booking=booking, until=form.end, by=request.user)
        except Refused as reason:
            refusal = reason
        else:
            messages.success(request, _("It is yours for longer."))
            return redirect("bookings:booking", booking.code)
    context = {
        **about(request, booking),
        "form": form,
        "refusal": refusal,
        "ends": ends_of(booking),
        "purse": purse() if isinstance(refusal, NotEnoughPoints) else None,
        "price": price_of_longer(booking),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "bookings/extend.html", context, status=status)


@require_POST
@booking_page
def again(request, booking):
    """The same things at one of the free times that were offered in place of a hold that lapsed."""
    span = span_of(request.POST.get("take", ""))
    try:
        key = UUIDField().clean(request.POST.get("client_key"))
    except ValidationError:
        key = None
    if span is None or key is None:
        return redirect("bookings:booking", booking.code)
    try:
        held = ask_for_booking(
            person=request.user, wish=booking.wish_at(span), client_key=key
        )
    except Refused as refusal:
        resource = booking.items.all()[0].resource
        told = told_of(refusal, resource)
        context = {
            **about(request, booking),
            **told,
            "is_over": True,
            "may_wait": False,
            "client_key": request.POST["client_key"],
        }
        return render(request, "bookings/held.html", context, status=422)
    return redirect("bookings:booking", held.code)
