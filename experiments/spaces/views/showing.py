"""The park manager shows a space: photos in an order, each with what it shows in three languages."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from experiments.permissions import Refused
from experiments.views.personal import posted

from ..actions.showing import add_photo, delete_photo, describe_photo, move_photo
from ..forms.spaces import PhotoForm, PhotoWordsForm
from ..models import Space, SpacePhoto
from .managing import manager_page, read_or_send

WAYS = {"earlier": -1, "later": 1}


@read_or_send
@manager_page
def manage_photos(request, slug):
    space = get_object_or_404(Space.objects.with_resource(), resource__slug=slug)
    files = request.FILES if request.method == "POST" else None
    form = PhotoForm(posted(request), files)
    if form.is_valid():
        try:
            add_photo(space=space, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The photo is shown."))
            return redirect("spaces:manage-photos", slug)
    photos = space.photos.in_order()
    context = {"section": "spaces", "space": space, "photos": photos, "form": form}
    return render(request, "spaces/manage_photos.html", context)


@read_or_send
@manager_page
def manage_photo(request, slug, pk):
    """What it shows, in other words."""
    photo = _photo(slug, pk)
    form = PhotoWordsForm(posted(request), instance=photo)
    if form.is_valid():
        describe_photo(photo=photo, by=request.user, **form.cleaned_data)
        messages.success(request, _("The words are changed."))
        return redirect("spaces:manage-photos", slug)
    context = {"section": "spaces", "space": photo.space, "photo": photo, "form": form}
    return render(request, "spaces/manage_photo.html", context)


@require_POST
@manager_page
def manage_photo_move(request, slug, pk):
    """By a button that says which way; without one it stays."""
    steps = WAYS.get(request.POST.get("way"), 0)
    move_photo(photo=_photo(slug, pk), steps=steps, by=request.user)
    messages.success(request, _("The photos have a new order."))
    return redirect("spaces:manage-photos", slug)


@require_POST
@manager_page
def manage_photo_delete(request, slug, pk):
    delete_photo(photo=_photo(slug, pk), by=request.user)
    messages.success(request, _("The photo is gone."))
    return redirect("spaces:manage-photos", slug)


def _photo(slug: str, pk: int) -> SpacePhoto:
    photos = SpacePhoto.objects.select_related("space__resource")
    return get_object_or_404(photos, space__resource__slug=slug, pk=pk)
