"""How a deal went: both sides rate it, and dispute it before the park manager."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from experiments.permissions import Refused
from experiments.views.personal import personal
from innovation_park.lib.private_files import file_answer
from innovation_park.lib.rate_limit import rate_limited

from ..actions import answer_dispute, raise_dispute, rate_deal
from ..enums import Side
from ..forms.driving import DisputeForm, RatingForm
from ..models import DisputePhoto
from ..permissions import can_dispute, can_manage_parking
from .pages import read_or_send, refused, side_page


def _home_of(request, deal):
    if deal.side_of(request.user) == Side.DRIVER:
        return redirect("parking:deal", deal.booking.code)
    return redirect("parking:space", deal.space.resource.slug)


@require_POST
@side_page
def deal_rate(request, deal):
    form = RatingForm(request.POST)
    back = _home_of(request, deal)
    if not form.is_valid():
        messages.error(request, _("Choose how it went."))
        return back
    try:
        rate_deal(deal=deal, verdict=form.cleaned_data["verdict"], by=request.user)
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(request, _("Thank you. Your word counts with the others."))
    return back


@rate_limited("parking-dispute", "20/h")
@read_or_send
@side_page
def deal_dispute(request, deal):
    """Raising it, reading it, and saying more to it until it is decided."""
    dispute = getattr(deal, "dispute", None)
    if dispute is None and not can_dispute(request.user, deal):
        raise Http404
    form = DisputeForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _say(request, deal, dispute, form)
    context = {
        "deal": deal,
        "dispute": dispute,
        "form": form,
        "side": deal.side_of(request.user),
        "photos": dispute.photos.order_by("pk") if dispute else [],
    }
    status = 422 if form.is_bound else 200
    return render(request, "parking/dispute.html", context, status=status)


def _say(request, deal, dispute, form):
    said = {
        "words": form.cleaned_data["words"],
        "photos": form.photos,
        "by": request.user,
    }
    back = redirect("parking:deal-dispute", deal.booking.code)
    try:
        if dispute:
            answer_dispute(dispute=dispute, **said)
        else:
            raise_dispute(deal=deal, **said)
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(request, _("The park manager reads it, and the other side too."))
    return back


@personal
@require_safe
@login_required
def dispute_photo(request, pk):
    photo = get_object_or_404(
        DisputePhoto.objects.select_related(
            "dispute__deal__booking", "dispute__deal__space"
        ),
        pk=pk,
    )
    is_side = photo.dispute.deal.side_of(request.user) is not None
    if not is_side and not can_manage_parking(request.user):
        raise Http404
    return file_answer(photo.picture)
