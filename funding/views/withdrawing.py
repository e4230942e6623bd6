from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from experiments.views.personal import posted
from innovation_park.lib.refusals import Refused

from ..actions.withdrawing import withdraw_application
from ..forms.submitting import WithdrawForm
from ..permissions import can_do
from ..workflow import BEFORE_SUBMISSION, Event
from .doors import read_or_send, team_page


@read_or_send
@team_page
def withdraw(request, application):
    """One page, one press, no reason needed; of the lead."""
    if not can_do(request.user, application, Event.WITHDRAW):
        raise Http404
    form = WithdrawForm(posted(request), initial={"version": application.version})
    if form.is_valid():
        try:
            withdraw_application(
                application=application, by=request.user, **form.cleaned_data
            )
        except Refused as refusal:
            messages.warning(request, str(refusal))
            return redirect("funding:withdraw", application.code)
        messages.success(request, _("Withdrawn. Nobody decides about it any more."))
        return redirect(application)
    context = {
        "application": application,
        "form": form,
        "is_draft": application.status in BEFORE_SUBMISSION,
    }
    return render(request, "funding/application_withdraw.html", context)
