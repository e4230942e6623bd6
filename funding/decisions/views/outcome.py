"""What the applicants read of the decision, and how they ask for redress."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from innovation_park.lib.refusals import Refused

from ..actions.redress import ask_redress, prove_redressable, withdraw_redress
from ..figures import feedback_of
from ..forms.redress import RedressForm
from ..models import Draw
from ..permissions import leads
from ..redressing import last_moment_to_ask
from ..standing import decision_of
from .doors import team_application


@require_safe
@team_application
def decision(request, application):
    found = decision_of(application)
    if found is None:
        raise Http404
    draw = Draw.objects.filter(call=application.call, told_at__isnull=False).first()
    context = {
        "application": application,
        "call": application.call,
        "decision": found,
        "drawn": draw is not None and application.code in draw.order,
        "feedback": feedback_of(application),
        "redresses": application.redresses.order_by("-asked_at"),
        "may_ask": leads(request.user, application) and _may_ask(application),
        "is_lead": leads(request.user, application),
        "until": application.decided_at and last_moment_to_ask(application.decided_at),
    }
    return render(request, "funding_decisions/application_decision.html", context)


def _may_ask(application) -> bool:
    try:
        prove_redressable(application)
    except Refused:
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@team_application
def redress_ask(request, application):
    if not leads(request.user, application):
        raise Http404
    form = RedressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            ask_redress(application=application, by=request.user, **form.cleaned_data)
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(
                request, _("Your redress has arrived. Somebody else looks at it.")
            )
            return redirect("funding_decisions:decision", application.code)
    elif request.method != "POST" and not _may_ask(application):
        return redirect("funding_decisions:decision", application.code)
    context = {"application": application, "call": application.call, "form": form}
    context["until"] = application.decided_at and last_moment_to_ask(
        application.decided_at
    )
    return render(request, "funding_decisions/application_redress.html", context)


@require_POST
@team_application
def redress_withdraw(request, application, pk):
    redress = get_object_or_404(application.redresses, pk=pk)
    try:
        withdraw_redress(redress=redress, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Your redress is taken back."))
    return redirect("funding_decisions:decision", application.code)
