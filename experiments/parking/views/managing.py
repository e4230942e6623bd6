"""What waits for the park manager: spaces to look at, and disputes to decide."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experiments.permissions import Refused
from innovation_park.lib.private_files import file_answer

from ..actions import approve_space, decide_dispute, refuse_space
from ..enums import Decision
from ..forms.lending import DecideForm, RefuseForm
from ..models import Displacement, Dispute, ParkingSpace
from ..workflow import SpaceStatus
from .pages import manager_page, read_or_send, refused


@require_safe
@manager_page
def desk(request):
    spaces = ParkingSpace.objects.filter(status=SpaceStatus.SUBMITTED)
    disputes = Dispute.objects.filter(decision=Decision.OPEN)
    context = {
        "spaces": spaces.select_related("resource", "district").order_by(
            "submitted_at"
        ),
        "disputes": disputes.select_related("deal__booking").order_by("raised_at"),
    }
    return render(request, "parking/desk.html", context)


@read_or_send
@manager_page
def desk_space(request, slug):
    """Posting without a reason approves; with one it refuses: two buttons, one of which asks why."""
    space = get_object_or_404(
        ParkingSpace.objects.visible_to(request.user).select_related(
            "resource", "district", "card"
        ),
        resource__slug=slug,
    )
    form = RefuseForm(request.POST if "refuse" in request.POST else None)
    if request.method == "POST":
        if "approve" in request.POST:
            return _decide(request, approve_space, space=space)
        if form.is_valid():
            return _decide(request, refuse_space, space=space, **form.cleaned_data)
    context = {
        "space": space,
        "photos": space.photos_in_order(),
        "form": form,
        "is_waiting": space.status == SpaceStatus.SUBMITTED,
    }
    status = 422 if form.is_bound else 200
    return render(request, "parking/desk_space.html", context, status=status)


def _decide(request, action, **what):
    try:
        action(by=request.user, **what)
    except Refused as refusal:
        return refused(request, refusal, redirect("parking:desk"))
    messages.success(request, _("Decided. A letter tells those concerned."))
    return redirect("parking:desk")


@require_safe
@manager_page
def desk_proof(request, slug):
    space = get_object_or_404(
        ParkingSpace, resource__slug=slug, status=SpaceStatus.SUBMITTED
    )
    if not space.proof:
        raise Http404
    return file_answer(space.proof, as_attachment=True)


@read_or_send
@manager_page
def desk_dispute(request, code):
    dispute = get_object_or_404(
        Dispute.objects.select_related("deal__booking", "deal__space__resource"),
        deal__booking__code=code,
    )
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _decide(request, decide_dispute, dispute=dispute, **form.cleaned_data)
    context = {
        "dispute": dispute,
        "deal": dispute.deal,
        "photos": dispute.photos.order_by("pk"),
        "moves": dispute.deal.displacements.order_by("at"),
        "form": form,
    }
    status = 422 if form.is_bound else 200
    return render(request, "parking/desk_dispute.html", context, status=status)


@require_safe
@manager_page
def occupied_photo(request, pk):
    moved = get_object_or_404(Displacement.objects.exclude(photo=""), pk=pk)
    return file_answer(moved.photo)
