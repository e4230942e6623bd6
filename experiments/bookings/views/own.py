"""One's bookings, and one of them: held and counting down, or with its receipt."""

from __future__ import annotations

from functools import wraps
from uuid import uuid4

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.permissions import second_factor_required
from experiments.views.personal import personal

from ..cards import (
    Card,
    acts_of,
    coming_of,
    parts_of,
    past_of,
    times_near,
    waiting_of,
    with_things,
)
from ..enums import Purpose
from ..models import Booking, Series
from ..permissions import can_decide
from ..receipts import reason_of, receipt_of, steps_of
from ..workflow import Status

PER_PAGE = 20


def booking_page(view):
    """Gives the view the booking, if it is the reader's or the reader manages bookings."""

    @personal
    @second_factor_required
    @wraps(view)
    def opened(request, code, **kwargs):
        visible = Booking.objects.visible_to(request.user)
        found = with_things(visible.filter(purpose=Purpose.BOOKING))
        return view(request, get_object_or_404(found, code=code), **kwargs)

    return opened


@personal
@require_safe
@second_factor_required
def mine(request):
    past = Paginator(past_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "coming": coming_of(request.user),
        "waiting": waiting_of(request.user),
        "series": Series.objects.filter(person=request.user).order_by("-made_at"),
        "page_of": past,
        "past": [Card(each, request.user) for each in past.object_list],
    }
    return render(request, "bookings/mine.html", context)


@require_safe
@booking_page
def booking(request, booking):
    if booking.status in (Status.HELD, Status.LAPSED):
        return _held_page(request, booking)
    address = request.build_absolute_uri(request.path)
    context = {
        **about(request, booking),
        "receipt": receipt_of(
            booking, address=address, actions=_actions(request, booking)
        ),
        "steps": steps_of(booking),
        "reason": reason_of(booking),
        "may_decide": booking.status == Status.REQUESTED
        and can_decide(request.user, booking),
    }
    return render(request, "bookings/booking.html", context)


def about(request, booking: Booking) -> dict:
    return {
        "booking": booking,
        "card": Card(booking),
        "is_own": booking.person_id == request.user.pk,
        "parts": parts_of(booking, request.user),
        **acts_of(booking, request.user),
    }


def _held_page(request, booking: Booking):
    is_over = booking.has_lapsed or booking.status == Status.LAPSED
    left = 0 if is_over else (booking.held_until - timezone.now()).total_seconds()
    context = {
        **about(request, booking),
        "is_over": is_over,
        "now": timezone.now(),
        "minutes": int(left // 60) + 1,
        "is_offer": hasattr(booking, "waited"),
        "times": times_near(booking) if is_over else [],
        "client_key": uuid4(),
    }
    return render(request, "bookings/held.html", context)


def _actions(request, booking: Booking) -> list[tuple[str, str]]:
    actions = acts_of(booking, request.user)
    told = []
    if actions["may_extend"]:
        told.append((_("Stay longer"), reverse("bookings:extend", args=[booking.code])))
    if actions["may_reschedule"]:
        address = reverse("bookings:reschedule", args=[booking.code])
        told.append((_("Change the time"), address))
    if actions["may_cancel"]:
        told.append((_("Cancel"), reverse("bookings:cancel", args=[booking.code])))
    if actions["may_book_again"]:
        address = reverse("bookings:book-again", args=[booking.code])
        told.append((_("Book again"), address))
    return [*told, (_("My bookings"), reverse("bookings:mine"))]
