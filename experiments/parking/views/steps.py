"""Registering a space, one page a step. What is filled in is kept; one may stop and come back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from experiments.permissions import Refused
from experiments.views.personal import posted
from innovation_park.lib.rate_limit import rate_limited

from ..actions import (
    add_photo,
    describe_space,
    hand_in_proof,
    submit_space,
    tell_way_in,
)
from ..forms.hours import HoursForm
from ..forms.lending import AgreeForm, PlaceForm, ProofForm, SizeForm, WayInForm
from ..models import ParkingScheme
from ..readiness import missing_of
from .pages import owner_page, read_or_send, refused

STEPS = ("place", "size", "way-in", "hours", "proof", "check")
OPEN_LATER = {"way-in", "hours"}  # may change while it is lent


@rate_limited("parking-steps", "200/h")
@read_or_send
@owner_page
def space_step(request, space, step):
    if step not in STEPS or not (space.may_be_rewritten or step in OPEN_LATER):
        raise Http404
    form = _form(request, space, step)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(request, space, step, form)
            return _on(request, space, step)
        except ValidationError as fault:
            form.add_error(None, fault.messages)
        except Refused as refusal:
            return refused(request, refusal, redirect(request.path))
    return _page(request, space, step, form)


def _form(request, space, step):
    data, files = posted(request), request.FILES or None
    if step == "place":
        point = f"{space.latitude}, {space.longitude}" if space.latitude else ""
        return PlaceForm(data, initial={"address": space.address, "point": point})
    if step == "size":
        return SizeForm(data, instance=space)
    if step == "way-in":
        return WayInForm(data, files, initial={"entry_route": space.entry_route})
    if step == "hours":
        return HoursForm(data, resource=space.resource)
    return ProofForm(data, files) if step == "proof" else AgreeForm(data)


def _keep(request, space, step, form) -> None:
    by = request.user
    if step in ("place", "size"):
        describe_space(space=space, by=by, **form.facts)
    elif step == "way-in":
        tell_way_in(space=space, entry_route=form.cleaned_data["entry_route"], by=by)
        if form.cleaned_data["photo"]:
            add_photo(space=space, picture=form.cleaned_data["photo"], by=by)
    elif step == "hours":
        form.keep(space=space, by=by)
    elif step == "proof":
        hand_in_proof(space=space, document=form.cleaned_data["proof"], by=by)
    else:
        submit_space(space=space, by=by)


def _on(request, space, step):
    slug = space.resource.slug
    if step == "check":
        messages.success(
            request, _("Handed in. The park manager looks at it and writes to you.")
        )
    elif space.may_be_rewritten:
        return redirect("parking:space-step", slug, STEPS[STEPS.index(step) + 1])
    else:
        messages.success(request, _("Kept."))
    return redirect("parking:space", slug)


def _page(request, space, step, form):
    at = STEPS.index(step)
    context = {
        "space": space,
        "step": step,
        "form": form,
        "number": at + 1,
        "count": len(STEPS),
        "back": STEPS[at - 1] if at and space.may_be_rewritten else "",
        "missing": missing_of(space) if step == "check" else [],
        "card": ParkingScheme.objects.current().card if step == "check" else None,
        "photos": space.photos.order_by("pk") if step == "way-in" else [],
    }
    status = 422 if form.is_bound else 200
    return render(
        request, f"parking/step_{step.replace('-', '_')}.html", context, status=status
    )
