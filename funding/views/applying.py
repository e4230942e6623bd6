"""From beginning an application to its last page: tasks, and the pages of its form."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from experiments.views.personal import personal, posted
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused
from innovation_park.lib.translated import active_language

from ..actions.applying import begin_application
from ..actions.carrying import carry_answers
from ..enums import TeamRole
from ..forms.applying import BeginForm
from ..models import Application, Call, TeamMember
from ..panels import panels_for
from ..permissions import can_do, can_write_answers
from ..standing import Filled, TaskState
from ..workflow import WRITABLE, Event
from .awaiting import history_of, outlook_for, state_of
from .doors import read_or_send, team_page
from .eligibility import take_answers


@personal
@rate_limited("funding-begin", "20/h")
@read_or_send
@login_required
def application_begin(request, slug):
    call = get_object_or_404(Call.objects.published(), slug=slug)
    drafts = Application.objects.of_team(request.user).filter(call=call)
    form = BeginForm(request.user, posted(request))
    if form.is_valid():
        try:
            application = begin_application(
                call=call,
                by=request.user,
                organisation=form.chosen("organisation"),
                earlier=form.chosen("earlier"),
            )
            carry_answers(
                application=application,
                answers=take_answers(request, call),
                by=request.user,
            )
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return redirect("funding:application-begin", call.slug)
        return redirect(application)
    context = {
        "call": call,
        "form": form,
        "own": drafts.order_by("-created_at"),
        "takes": call.takes_at(timezone.now()),
    }
    return render(request, "funding/application_begin.html", context)


@personal
@require_safe
@login_required
def application_list(request):
    """What waits for this person first, then the rest, newest first."""
    mine = Prefetch(
        "team", TeamMember.objects.filter(person=request.user), to_attr="mine"
    )
    own = Application.objects.of_team(request.user).select_related(
        "call", "organisation"
    )
    rows = [
        state_of(each, each.mine[0].role)
        for each in own.prefetch_related(mine).order_by("-created_at", "-pk")[:200]
    ]
    waiting = [row for row in rows if row.task]
    context = {
        "waiting": sorted(waiting, key=lambda row: (row.due is None, row.due)),
        "others": [row for row in rows if not row.task],
        "calls_url": f"/{active_language()}/funding/",
    }
    return render(request, "funding/application_list.html", context)


@require_safe
@team_page
def application(request, application):
    member = application.team.get(person=request.user)
    row = state_of(application, member.role)
    if application.status in WRITABLE:
        return _tasks(request, application, member, row)
    context = {
        "application": application,
        "member": member,
        "row": row,
        "may_withdraw": can_do(request.user, application, Event.WITHDRAW),
        "panels": panels_for(application, request.user),
        **_what_happened(application),
    }
    return render(request, "funding/application.html", context)


def _what_happened(application) -> dict:
    return {
        "outlook": outlook_for(application),
        "history": history_of(application),
        "submission": application.submissions.order_by("-number").first(),
        "team_size": application.team.count(),
    }


def _tasks(request, application, member, row):
    filled = Filled.of(application)
    context = {
        "application": application,
        "filled": filled,
        "tasks": filled.tasks,
        "missing": filled.missing,
        "member": member,
        "row": row,
        "is_lead": member.role == TeamRole.LEAD,
        "may_write": can_write_answers(request.user, application),
        "request_event": filled.request,
        "team": application.team.select_related("person__profile").order_by("pk"),
        "done": sum(
            each.state in (TaskState.COMPLETED, TaskState.NOT_NEEDED)
            for each in filled.tasks
        ),
        "panels": panels_for(application, request.user),
    }
    return render(request, "funding/application_tasks.html", context)
