"""Registering a space, one page a step. What is filled in is kept; one may stop and come back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from experiments.bookings.views import hours_view
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
    if step == "hours":
        return _hours(request, space)
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


def _hours(request, space):
    """The one page for the hours of whatever is lent, among the steps."""
    return hours_view(
        request,
        space.resource,
        reverse("parking:space", args=[space.resource.slug]),
        template="parking/step_hours.html",
        around=_around(space, "hours"),
    )


def _form(request, space, step):
    data, files = posted(request), request.FILES or None
    if step == "place":
        point = f"{space.latitude}, {space.longitude}" if space.latitude else ""
        return PlaceForm(data, initial={"address": space.address, "point": point})
    if step == "size":
        return SizeForm(data, instance=space)
    if step == "way-in":
        return WayInForm(data, files, initial={"entry_route": space.entry_route})
    return ProofForm(data, files) if step == "proof" else AgreeForm(data)


def _keep(request, space, step, form) -> None:
    by = request.user
    if step in ("place", "size"):
        describe_space(space=space, by=by, **form.facts)
    elif step == "way-in":
        tell_way_in(space=space, entry_route=form.cleaned_data["entry_route"], by=by)
        if form.cleaned_data["photo"]:
            add_photo(space=space, picture=form.cleaned_data["photo"], by=by)
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


def _around(space, step) -> dict:
    """Where in the row of steps this is; the steps of what is lent stand alone."""
    at = STEPS.index(step)
    return {
        "space": space,
        "step": step,
        "number": at + 1,
        "count": len(STEPS),
        "before": STEPS[at - 1] if at and space.may_be_rewritten else "",
        "onward": STEPS[at + 1] if space.may_be_rewritten and step != "check" else "",
    }


def _page(request, space, step, form):
    context = {
        **_around(space, step),
        "form": form,
        "missing": missing_of(space) if step == "check" else [],
        "card": ParkingScheme.objects.current().card if step == "check" else None,
        "photos": space.photos_in_order() if step == "way-in" else [],
    }
    status = 422 if form.is_bound else 200
    return render(
        request, f"parking/step_{step.replace('-', '_')}.html", context, status=status
    )
