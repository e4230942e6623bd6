"""The park manager adds a space and changes it."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from experiments.views.personal import posted

from ..actions.describing import describe_space
from ..forms.spaces import ResourceForm, SpaceForm
from ..models import Space
from .managing import manager_page, read_or_send


@require_safe
@manager_page
def manage_spaces(request):
    spaces = Space.objects.with_resource().order_by("resource__kind", "resource__slug")
    context = {"section": "spaces", "spaces": spaces}
    return render(request, "spaces/manage_spaces.html", context)


@sensitive_post_parameters("door_code")
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
