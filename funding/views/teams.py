"""Who writes an application together: invited by a letter, joined by its link."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from experiments.views.personal import personal, posted
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.teams import (
    change_role,
    invitation_of,
    invite_again,
    invite_member,
    join_team,
    remove_member,
)
from ..enums import TeamRole
from ..forms.teams import InvitationForm, RoleForm
from ..models import TeamMember
from .doors import read_or_send, team_page


@rate_limited("funding-invite", "30/h")
@read_or_send
@team_page
def team(request, application):
    members = list(application.team.select_related("person__profile").order_by("pk"))
    own = next(each for each in members if each.person_id == request.user.pk)
    is_lead = own.role == TeamRole.LEAD
    form = InvitationForm(posted(request) if is_lead else None)
    if form.is_valid():
        try:
            invite_member(application=application, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error("email", str(refusal))
        else:
            messages.success(request, _("Invited: a letter is on its way."))
            return redirect("funding:team", application.code)
    context = {
        "application": application,
        "members": members,
        "own": own,
        "is_lead": is_lead,
        "form": form,
        "roles": [each for each in TeamRole if each != TeamRole.LEAD],
    }
    return render(request, "funding/team.html", context)


@rate_limited("funding-team", "60/h")
@require_POST
@team_page
def team_member(request, application, pk):
    """One row of the team: another part, the lead, a new letter, or removed."""
    member = get_object_or_404(TeamMember, application=application, pk=pk)
    act = request.POST.get("act", "")
    if act not in ACTS:
        raise Http404
    try:
        said = ACTS[act](request, member)
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, said)
        if act == "remove" and member.person_id == request.user.pk:
            return redirect("funding:application-list")
    return redirect("funding:team", application.code)


def _change(request, member) -> str:
    form = RoleForm(request.POST)
    if not form.is_valid():
        raise Http404
    change_role(member=member, role=form.cleaned_data["role"], by=request.user)
    return _("Changed.")


def _again(request, member) -> str:
    invite_again(member=member, by=request.user)
    return _("Invited: a letter is on its way.")


def _remove(request, member) -> str:
    is_own = member.person_id == request.user.pk
    remove_member(member=member, by=request.user)
    return _("You have left the team.") if is_own else _("Removed from the team.")


ACTS = {"change": _change, "again": _again, "remove": _remove}


@personal
@rate_limited("funding-join", "30/h", by="ip")
@read_or_send
@login_required
def invitation(request, token):
    """Opening the link changes nothing; the button joins."""
    found = invitation_of(token)
    if request.method == "POST":
        try:
            application = join_team(token=token, by=request.user)
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return redirect("funding:application-list")
        messages.success(request, _("Welcome to the team."))
        return redirect(application)
    return render(
        request,
        "funding/invitation.html",
        {"invitation": found},
        status=200 if found else 404,
    )
