"""An owner's spaces: described step by step, handed in, looked after."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST, require_safe

from experiments.permissions import Refused
from experiments.receipts import qr_svg
from experiments.views.personal import personal
from innovation_park.lib.private_files import file_answer
from innovation_park.lib.rate_limit import rate_limited

from ..actions import (
    agree_to_card,
    clear_occupied,
    draft_space,
    move_photo,
    pause_space,
    remove_photo,
    resume_space,
    take_space_back,
    withdraw_space,
)
from ..findings import ratings_of, shared_minutes
from ..models import Deal, ParkingScheme, ParkingSpace, SpacePhoto
from ..permissions import can_dispute, can_rate, may_see_photos
from ..workflow import SpaceStatus
from .pages import owner_page, read_or_send, refused

PER_PAGE = 20


@personal
@require_safe
def lend(request):
    """What lending means, for anybody; one's own spaces beneath."""
    scheme = ParkingScheme.objects.current()
    spaces = []
    if request.user.is_authenticated:
        own = ParkingSpace.objects.filter(owner=request.user)
        spaces = own.select_related("resource", "district").order_by("-made_at", "-pk")
    return render(request, "parking/lend.html", {"scheme": scheme, "spaces": spaces})


@rate_limited("parking-draft", "20/h")
@require_POST
@personal
@login_required
def space_new(request):
    try:
        space = draft_space(by=request.user)
    except Refused as refusal:
        return refused(request, refusal, redirect("parking:lend"))
    return redirect("parking:space-step", space.resource.slug, "place")


@require_safe
@owner_page
def space(request, space):
    """Deals are told by their times: the plate while a car may stand there, never a name."""
    deals = space.deals.whole().exclude(booking__status__in=("held", "lapsed"))
    page = Paginator(deals.order_by("-booking__starts_at", "-pk"), PER_PAGE).get_page(
        request.GET.get("page")
    )
    rows = [
        (deal, can_rate(request.user, deal), _may_dispute(request.user, deal))
        for deal in page
    ]
    context = {
        "space": space,
        "page_obj": page,
        "rows": rows,
        "ratings": ratings_of(space),
        "shared_hours": shared_minutes(space) // 60,
        "photos": space.photos_in_order(),
        "new_card": _new_card(space),
    }
    return render(request, "parking/space.html", context)


def _new_card(space):
    """The card of the scheme, when the owner agreed to another."""
    scheme = ParkingScheme.objects.current()
    is_agreed = space.card_id and space.status != SpaceStatus.WITHDRAWN
    return scheme.card if scheme and is_agreed and scheme.card != space.card else None


@read_or_send
@owner_page
def space_card(request, space):
    """The card the owner agreed to, and the new one to agree to if there is one; before the first yes only to read."""
    back = redirect("parking:space", space.resource.slug)
    if request.method == "POST":
        version = request.POST.get("version", "")
        try:
            agree_to_card(
                space=space,
                version=int(version) if version.isdecimal() else 0,
                by=request.user,
            )
        except Refused as refusal:
            return refused(request, refusal, back)
        messages.success(request, _("Thank you. Your space is lent by the new card."))
        return back
    context = {"space": space, "new_card": _new_card(space)}
    return render(request, "parking/space_card.html", context)


def _may_dispute(user, deal: Deal) -> bool:
    return hasattr(deal, "dispute") or can_dispute(user, deal)


ACTS = {
    "pause": (pause_space, _("Paused. Whoever has booked keeps their time.")),
    "resume": (resume_space, _("Lent again.")),
    "take-back": (take_space_back, _("Taken back. You can change it now.")),
    "withdraw": (
        withdraw_space,
        _("Withdrawn. Whoever had booked it is seated elsewhere."),
    ),
    "clear": (clear_occupied, _("Thank you. It can be booked again.")),
}


@require_POST
@owner_page
def space_act(request, space, act):
    if act not in ACTS:
        raise Http404
    action, words = ACTS[act]
    back = redirect("parking:space", space.resource.slug)
    try:
        action(space=space, by=request.user)
    except Refused as refusal:
        return refused(request, refusal, back)
    messages.success(request, words)
    return back


@require_safe
@owner_page
def space_withdraw(request, space):
    if space.status == SpaceStatus.WITHDRAWN:
        raise Http404
    upcoming = space.deals.open().count()
    context = {"space": space, "upcoming": upcoming}
    return render(request, "parking/space_withdraw.html", context)


@require_safe
@owner_page
def space_code(request, space):
    """To print and hang up at the space."""
    if not space.is_lent:
        raise Http404
    address = reverse("parking:at-space", args=[space.token])
    context = {"space": space, "qr_svg": qr_svg(request.build_absolute_uri(address))}
    return render(request, "parking/space_code.html", context)


@personal
@require_safe
@login_required
def space_photo(request, pk):
    photo = get_object_or_404(SpacePhoto.objects.select_related("space"), pk=pk)
    if not may_see_photos(request.user, photo.space):
        raise Http404
    return file_answer(photo.picture)


@require_POST
@personal
@login_required
def space_photo_move(request, pk):
    photo = get_object_or_404(SpacePhoto, pk=pk, space__owner=request.user)
    move_photo(photo=photo, earlier="earlier" in request.POST, by=request.user)
    return redirect("parking:space-step", photo.space.resource.slug, "way-in")


@require_POST
@personal
@login_required
def space_photo_remove(request, pk):
    photo = get_object_or_404(SpacePhoto, pk=pk, space__owner=request.user)
    slug = photo.space.resource.slug
    remove_photo(photo=photo, by=request.user)
    messages.success(request, _("The photo is deleted."))
    return redirect("parking:space-step", slug, "way-in")
