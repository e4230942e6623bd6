"""A driver's own parking: from the hold to the way out."""

from __future__ import annotations

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from experiments.bookings.workflow import Status
from experiments.permissions import Refused
from experiments.views.personal import personal, posted
from innovation_park.lib.rate_limit import rate_limited

from ..actions import (
    arrive_at_space,
    book_space,
    cancel_deal,
    leave_space,
    report_occupied,
    stay_longer,
)
from ..alternatives import car_parks_near
from ..forms.driving import ExtendForm, OccupiedForm, PlateForm, RatingForm
from ..models import Deal, ParkingSpace
from ..permissions import can_dispute, can_rate, may_see_way_in
from .pages import driver_page, read_or_send, refused

PER_PAGE = 20


@personal
@require_safe
@login_required
def mine(request):
    own = Deal.objects.of_driver(request.user).whole()
    page = Paginator(own.order_by("-booking__starts_at", "-pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    return render(request, "parking/mine.html", {"page_obj": page})


@require_safe
@driver_page
def deal(request, deal):
    return _page(request, deal)


def _page(request, deal, *, plate=None, extend=None, status=200):
    moves = list(deal.displacements.order_by("at", "pk").select_related("left"))
    moved = moves[-1] if moves else None
    sees_way_in = may_see_way_in(request.user, deal)
    context = {
        "deal": deal,
        "booking": deal.booking,
        "moved": moved,
        "points": deal.card.price_of(deal.booking.span.minutes),
        "excess_points": deal.card.price_of_excess(deal.excess_minutes),
        "sees_way_in": sees_way_in,
        "photos": deal.space.photos_in_order() if sees_way_in else [],
        "plate_form": plate or PlateForm(),
        "extend_form": extend
        or ExtendForm(initial={"ends_at": deal.booking.ends_at.isoformat()}),
        "moves": len(moves),
        "may_arrive": deal.booking.status == Status.CONFIRMED,
        "is_in_use": deal.booking.status == Status.IN_USE,
        "is_held": deal.booking.status == Status.HELD and deal.booking.is_open,
        "rating_form": RatingForm() if can_rate(request.user, deal) else None,
        "may_dispute": can_dispute(request.user, deal),
        "car_parks": _elsewhere(deal, moved),
    }
    return render(request, "parking/deal.html", context, status=status)


def _elsewhere(deal, moved):
    """Public car parks, when nothing shared was left for somebody displaced."""
    if moved is None or moved.found_id or deal.wanted is None:
        return []
    return car_parks_near(*deal.wanted)


@require_POST
@driver_page
def deal_book(request, deal):
    form = PlateForm(request.POST)
    if not form.is_valid():
        return _page(request, deal, plate=form, status=422)
    back = redirect("parking:deal", deal.booking.code)
    try:
        book_space(deal=deal, plate=form.cleaned_data["plate"], by=request.user)
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(request, _("Booked. The way in is on this page now."))
    return back


ACTS = {
    "arrive": (arrive_at_space, _("You have arrived. Park well.")),
    "leave": (leave_space, _("You have left. Thank you: the space is free again.")),
    "cancel": (cancel_deal, _("Cancelled. The space is free again.")),
}


@require_POST
@driver_page
def deal_act(request, deal, act):
    if act not in ACTS:
        raise Http404
    action, words = ACTS[act]
    back = redirect("parking:deal", deal.booking.code)
    try:
        action(deal=deal, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(request, words)
    return back


@require_POST
@driver_page
def deal_extend(request, deal):
    form = ExtendForm(request.POST)
    if not form.is_valid():
        return _page(request, deal, extend=form, status=422)
    back = redirect("parking:deal", deal.booking.code)
    seen = form.cleaned_data["ends_at"] or deal.booking.ends_at
    until = seen + timedelta(minutes=form.cleaned_data["minutes"])
    try:
        stay_longer(deal=deal, until=until, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(request, _("You may stay longer."))
    return back


@rate_limited("parking-occupied", "10/h")
@read_or_send
@driver_page
def deal_occupied(request, deal):
    """One tap on the deal's page does it; the page of its own takes a photo too."""
    moves = deal.displacements.count()
    form = OccupiedForm(
        posted(request), request.FILES or None, initial={"moves": moves}
    )
    if request.method != "POST":
        return render(request, "parking/occupied.html", {"deal": deal, "form": form})
    if not form.is_valid():
        context = {"deal": deal, "form": form}
        return render(request, "parking/occupied.html", context, status=422)
    back = redirect("parking:deal", deal.booking.code)
    try:
        moved = report_occupied(deal=deal, by=request.user, **form.cleaned_data)
    except Refused as refusal:
        return refused(request, refusal, back)
    if moved.found_id:
        messages.success(request, _("We found you another space. Nothing more to pay."))
    else:
        messages.warning(
            request, _("No shared space is free nearby. Your points come back to you.")
        )
    return back


@personal
@require_safe
@login_required
def at_space(request, token):
    """Where the code at the space leads: to one's own deal there, and to nothing else."""
    space = get_object_or_404(ParkingSpace.objects.lent(), token=token)
    own = Deal.objects.of_driver(request.user).open().filter(space=space)
    deal = own.select_related("booking").order_by("booking__starts_at").first()
    if deal:
        return redirect("parking:deal", deal.booking.code)
    return render(
        request,
        "parking/at_space.html",
        {"is_own": space.owner_id == request.user.pk, "space": space},
    )
