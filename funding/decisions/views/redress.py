"""The foundation's side of redress: what waits, what became of it, and the answer."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from funding.models import Application, Redress
from innovation_park.lib.refusals import Refused

from ..actions.redress import answer_redress, decided_before
from ..figures import feedback_of, redress_figures
from ..forms.redress import AnswerForm
from ..standing import decision_of
from .doors import desk_page


def _readable(user):
    readable = Application.objects.at_the_desk(user)
    return Redress.objects.filter(application__in=readable).select_related(
        "application__call", "application__revision", "by__profile"
    )


@require_safe
@desk_page
def redresses(request):
    readable = _readable(request.user)
    context = {
        "open": readable.filter(status="open").order_by("until", "pk"),
        "over": readable.exclude(status="open").order_by("-answered_at", "-pk")[:50],
        "figures": redress_figures(readable),
    }
    return render(request, "funding_decisions/redress_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@desk_page
def redress(request, pk):
    redress = get_object_or_404(_readable(request.user), pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            answer_redress(
                redress=redress,
                is_upheld=form.cleaned_data["verdict"] == "upheld",
                answer=form.cleaned_data["answer"],
                by=request.user,
            )
        except Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Your answer is on its way."))
            return redirect("funding_decisions:redresses")
    application = redress.application
    context = {
        "redress": redress,
        "application": application,
        "call": application.call,
        "decision": decision_of(application),
        "feedback": feedback_of(application),
        "events": application.events.select_related("actor__profile").order_by("seq"),
        "form": form,
        "decided_it": decided_before(request.user, application),
    }
    return render(request, "funding_decisions/redress_answer.html", context)
