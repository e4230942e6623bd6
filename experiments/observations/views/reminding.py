"""Reminders: choosing them, and stopping them from a letter without signing in."""

from __future__ import annotations

from django.contrib import messages
from django.core import signing
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from experiments.models import Participation
from experiments.permissions import Refused
from experiments.views.personal import personal, posted
from innovation_park.lib.rate_limit import rate_limited

from ..actions import choose_reminders, stop_reminders
from ..emails import REMINDER_SALT
from ..forms.filling_in import RemindersForm
from ..standing import tasks_of
from .participating import about, participant_page


@rate_limited("observe-reminders", "60/h")
@require_http_methods(["GET", "HEAD", "POST"])
@participant_page
def observe_reminders(request, participation, protocol):
    tasks = [each for each in tasks_of(participation, protocol) if each.period]
    hours = dict(participation.reminders.values_list("form", "hour"))
    form = RemindersForm(tasks, hours, posted(request))
    if form.is_valid():
        try:
            choose_reminders(
                participation=participation, hours=form.hours, by=request.user
            )
        except Refused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Kept: we remind you as you chose."))
        return redirect("observations:observe", participation.experiment.slug)
    context = {**about(request, participation), "form": form}
    return render(request, "observations/observe_reminders.html", context)


@rate_limited("reminders-stop", "30/h", by="ip")
@personal
@require_http_methods(["GET", "HEAD", "POST"])
def reminders_stop(request, token):
    """Opening the link changes nothing, for programs open the links of letters too; its one button does."""
    try:
        pk = signing.loads(token, salt=REMINDER_SALT)
    except signing.BadSignature:
        raise Http404 from None
    participation = Participation.objects.select_related("experiment").filter(pk=pk)
    is_stopped = request.method == "POST"
    if is_stopped:
        stop_reminders(participation_pk=pk)
    known = participation.first()
    context = {
        "experiment": known.experiment if known else None,
        "is_stopped": is_stopped or known is None or not known.reminders.exists(),
    }
    return render(request, "observations/reminders_stop.html", context)
