"""The park manager adds a space, changes it, and shows it."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from experiments.views.personal import posted

from ..actions.describing import delete_photo, describe_space
from ..forms.spaces import PhotoForm, ResourceForm, SpaceForm
from ..models import Space, SpacePhoto
from .managing import manager_page, read_or_send


@require_safe
@manager_page
def manage_spaces(request):
    spaces = Space.objects.with_resource().order_by("resource__kind", "resource__slug")
    context = {"section": "spaces", "spaces": spaces}
    return render(request, "spaces/manage_spaces.html", context)


@read_or_send
@manager_page
def manage_space(request, slug=None):
    """Both halves are one form to the reader."""
    space = None
    if slug is not None:
        space = get_object_or_404(Space.objects.with_resource(), resource__slug=slug)
    data = posted(request)
    halves = (
        ResourceForm(data, instance=space.resource if space else None),
        SpaceForm(data, instance=space),
    )
    are_valid = [half.is_valid() for half in halves]  # both, for both tell their errors
    if all(are_valid):
        told = describe_space(
            resource_form=halves[0], space_form=halves[1], by=request.user
        )
        messages.success(request, _("Saved: %(space)s.") % {"space": told})
        return redirect("spaces:manage-spaces")
    context = {"section": "spaces", "space": space, "halves": halves}
    return render(request, "spaces/manage_space.html", context)


@read_or_send
@manager_page
def manage_photos(request, slug):
    space = get_object_or_404(Space.objects.with_resource(), resource__slug=slug)
    files = request.FILES if request.method == "POST" else None
    photo = SpacePhoto(space=space, position=space.photos.count())
    form = PhotoForm(posted(request), files, instance=photo)
    if form.is_valid():
        form.save()
        messages.success(request, _("The photo is shown."))
        return redirect("spaces:manage-photos", slug)
    photos = space.photos.order_by("position", "pk")
    context = {"section": "spaces", "space": space, "photos": photos, "form": form}
    return render(request, "spaces/manage_photos.html", context)


@require_POST
@manager_page
def manage_photo_delete(request, slug, pk):
    photos = SpacePhoto.objects.filter(space__resource__slug=slug)
    delete_photo(photo=get_object_or_404(photos, pk=pk), by=request.user)
    messages.success(request, _("The photo is gone."))
    return redirect("spaces:manage-photos", slug)
