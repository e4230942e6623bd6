"""Who applies: answered once, used again in every application."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from experiments.views.personal import personal, posted
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.applying import use_organisation
from ..actions.organisations import save_organisation
from ..forms.applying import OrganisationForm
from ..models import Organisation
from ..permissions import can_write_answers
from .doors import read_or_send, team_page


@rate_limited("funding-organisation", "60/h")
@read_or_send
@team_page
def application_organisation(request, application):
    """One of one's own, or a new one; what its profile knows is filled in."""
    own = Organisation.objects.of(request.user).order_by("name")
    may_write = can_write_answers(request.user, application)
    form = OrganisationForm(posted(request) if "name" in request.POST else None)
    if request.method == "POST" and may_write:
        try:
            chosen = _chosen(request, own, form)
            if chosen:
                use_organisation(
                    application=application, organisation=chosen, by=request.user
                )
                messages.success(
                    request,
                    _("Saved. What we know of it is filled in; check it on the way."),
                )
                return redirect(application)
        except Refused as refusal:
            form.add_error(None, str(refusal)) if form.is_bound else messages.warning(
                request, str(refusal)
            )
    context = {
        "application": application,
        "own": own,
        "form": form,
        "may_write": may_write,
    }
    return render(request, "funding/application_organisation.html", context)


def _chosen(request, own, form) -> Organisation | None:
    pk = request.POST.get("choose", "")
    if pk.isdecimal() and len(pk) < 19:
        return own.filter(pk=pk).first()
    if not form.is_valid():
        return None
    return save_organisation(organisation=form.save(commit=False), by=request.user)


@personal
@rate_limited("funding-organisation", "60/h")
@read_or_send
@login_required
def organisation(request, pk):
    """The profile, for its members."""
    found = get_object_or_404(Organisation.objects.of(request.user), pk=pk)
    form = OrganisationForm(posted(request), instance=found)
    if form.is_valid():
        try:
            save_organisation(organisation=form.save(commit=False), by=request.user)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Saved. Applications you begin from now on use it.")
            )
            return redirect("funding:application-list")
    return render(
        request, "funding/organisation.html", {"organisation": found, "form": form}
    )
