"""A booking at another time: moved there, or made again."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from experiments.permissions import Refused
from experiments.views.personal import posted
from innovation_park.lib.rate_limit import take_turn, too_many_requests

from ..actions.rescheduling import require_movable
from ..cards import consequence_of_moving, times_near
from ..forms.changing import RescheduleForm
from ..lenders import lender_of
from ..models import Booking
from ..opening_hours import Span, still_to_come
from ..permissions import AgreedTime, KeyHasOtherWish, KeyMovedIt, NotBookable
from .holding import HOLDS, told_of
from .own import about, booking_page

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@read_or_send
@booking_page
def reschedule(request, booking):
    try:
        require_movable(booking, request.user)
    except AgreedTime as refusal:
        context = {**about(request, booking), "agreed": refusal}
        return render(request, "bookings/reschedule.html", context)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("bookings:booking", booking.code)
    form = RescheduleForm(booking, posted(request), by=request.user)
    if request.method == "POST":
        return _moved(request, booking, form)
    return _page(request, booking, form, {"times": times_near(booking)})


def _moved(request, booking: Booking, form: RescheduleForm):
    if wait := take_turn("bookings-hold", f"user-{request.user.pk}", HOLDS):
        return too_many_requests(request, wait)
    told = {}
    if form.is_valid():
        try:
            form.move()
        except KeyHasOtherWish:
            form.renew_key()
            told = {"refusal": KeyMovedIt()}
        except Refused as refusal:
            told = {**told_of(refusal, form.resource), "may_wait": False}
        else:
            messages.success(request, _("Done. It is at the new time."))
            return redirect("bookings:booking", booking.code)
    return _page(request, booking, form, told, status=422)


def _page(request, booking: Booking, form, told: dict, status: int = 200):
    context = {
        **about(request, booking),
        **told,
        "form": form,
        "moves": True,
        "consequences": consequence_of_moving(booking),
        "address": lender_of(form.resource.kind).address(form.resource),
    }
    return render(request, "bookings/reschedule.html", context, status=status)


@require_safe
@booking_page
def book_again(request, booking):
    """On to the form of whoever lends it, with what it had and a time that is still to come."""
    resource = booking.items.all()[0].resource
    address = lender_of(resource.kind).again(booking, _time_again(booking, resource))
    if not address:
        messages.error(request, str(NotBookable()))
        return redirect("bookings:booking", booking.code)
    return redirect(address)


def _time_again(booking: Booking, resource) -> Span:
    """Whoever left early asks for a length that can be booked."""
    rules = resource.rules
    steps = -(booking.span.minutes // -rules.step_minutes)
    minutes = max(steps * rules.step_minutes, rules.min_minutes)
    span = Span(booking.starts_at, booking.starts_at + timedelta(minutes=minutes))
    return still_to_come(span, resource.time_zone, timezone.now())
