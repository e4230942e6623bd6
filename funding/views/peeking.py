"""A sealed call before its deadline: how many there are, and the one way to look into one of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import second_factor_required
from experiments.views.personal import personal, posted
from innovation_park.lib.refusals import Refused

from ..actions.peeking import peek
from ..forms.peeking import PeekForm
from ..models import Application, Call
from ..permissions import is_foundation


@require_http_methods(["GET", "HEAD", "POST"])
@personal
@second_factor_required
def sealed(request, slug):
    call = get_object_or_404(Call.objects.published(), slug=slug)
    if not is_foundation(request.user) or not call.is_sealed_at(timezone.now()):
        raise Http404
    form = PeekForm(posted(request))
    if form.is_valid() and (application := _looked_into(request, call, form)):
        messages.success(
            request, _("You looked into it; its team reads so in the log.")
        )
        return redirect("funding:work-application", application.code)
    context = {"call": call, "form": form, "count": _handed_in(call).count()}
    return render(request, "funding/sealed.html", context)


def _handed_in(call: Call):
    return call.applications.filter(submitted_at__isnull=False)


def _looked_into(request, call: Call, form: PeekForm) -> Application | None:
    """A code that is bound by a conflict is told apart by nothing from one that is not there."""
    code = form.cleaned_data["code"].strip().upper()
    open_to = _handed_in(call).without_conflict(request.user)
    application = open_to.filter(code=code).first()
    if application is None:
        form.add_error("code", _("There is no application of this code here."))
        return None
    try:
        peek(
            application=application, reason=form.cleaned_data["reason"], by=request.user
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    return application
