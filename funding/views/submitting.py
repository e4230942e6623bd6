"""The last check, the second person, the press of the button, and the receipt."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.refusals import Refused

from ..actions.submitting import (
    fingerprint_of,
    return_from_sign_off,
    send_for_sign_off,
    submit_application,
)
from ..answer_words import in_words
from ..documents import receipt_pdf as pdf_of
from ..enums import TeamRole
from ..forms.submitting import ReturnForm
from ..permissions import can_do
from ..receipts import moment_in_words, receipt_of
from ..standing import Filled, signatories_of
from ..workflow import Event, Status
from .doors import read_or_send, team_page

OPEN_TO_CHECK = {Status.DRAFT, Status.SIGN_OFF, Status.CHANGES_REQUESTED}


@rate_limited("funding-submit", "120/h")
@read_or_send
@team_page
def check(request, application):
    """GET shows what is submitted, word for word; POST submits exactly that, or sends it to the second person."""
    received_at = timezone.now()
    if request.method == "POST":
        return _submit(request, application, received_at)
    if application.status not in OPEN_TO_CHECK:
        return redirect(application)
    filled = Filled.of(application)
    call = application.call
    member = application.team.get(person=request.user)
    context = {
        "application": application,
        "filled": filled,
        "sections": _with_files(in_words(filled.form, filled.values), filled),
        "missing": filled.missing,
        "shown": fingerprint_of(filled),
        "act": _act(request.user, application),
        "takes": call.takes_at(received_at)
        or application.status == Status.CHANGES_REQUESTED,
        "uses_grace": call.uses_grace_at(received_at),
        "now": received_at,
        "closes_at": moment_in_words(call.deadline),
        "signatories": list(
            signatories_of(application).select_related("person__profile")
        ),
        "is_lead": member.role == TeamRole.LEAD,
        "form": ReturnForm(),
    }
    return render(request, "funding/application_check.html", context)


def _act(user, application) -> str:
    """What the person may press now: "submit", "send", "sign", "resubmit", or "" with a sentence in the template."""
    if application.status == Status.SIGN_OFF:
        return "sign" if can_do(user, application, Event.SUBMIT) else ""
    if application.status == Status.CHANGES_REQUESTED:
        is_signatory = application.team.filter(
            person=user, role=TeamRole.SIGNATORY
        ).exists()
        may = can_do(user, application, Event.RESUBMIT)
        return (
            "resubmit"
            if may and is_signatory == application.call.needs_sign_off
            else ""
        )
    if application.call.needs_sign_off:
        return "send" if can_do(user, application, Event.SEND_FOR_SIGN_OFF) else ""
    return "submit" if can_do(user, application, Event.SUBMIT) else ""


def _with_files(sections: list[dict], filled: Filled) -> list[dict]:
    for section in sections:
        section["may_write"] = filled.may_write(section["section"])
        for row in section["rows"]:
            row["files"] = filled.documents.get(row["key"], [])
    return sections


def _submit(request, application, received_at):
    shown, act = request.POST.get("shown", ""), _act(request.user, application)
    if application.status == Status.SIGN_OFF and not act:
        return redirect(application)  # the lead pressed twice: it is sent
    try:
        if act == "send":
            send_for_sign_off(
                application=application, shown=shown, by=request.user, at=received_at
            )
            messages.success(request, _("Sent. Whoever signs off has been written to."))
            return redirect(application)
        submit_application(
            application=application, shown=shown, by=request.user, at=received_at
        )
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("funding:check", application.code)
    return redirect("funding:receipt", application.code)


@require_POST
@team_page
def sign_off_return(request, application):
    form = ReturnForm(request.POST)
    if not form.is_valid():
        messages.warning(request, _("Say what is to be changed: your team reads it."))
        return redirect("funding:check", application.code)
    try:
        return_from_sign_off(
            application=application, reason=form.cleaned_data["reason"], by=request.user
        )
    except Refused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Returned. Your team can write again."))
    return redirect(application)


@require_safe
@team_page
def receipt(request, application):
    submission = _newest(application)
    address = request.build_absolute_uri(
        reverse("funding:receipt", args=[application.code])
    )
    context = {
        "application": application,
        "submission": submission,
        "receipt": receipt_of(submission, address=address),
    }
    return render(request, "funding/receipt.html", context)


@rate_limited("funding-receipt", "60/h", safe_methods=True)
@require_safe
@team_page
def receipt_pdf(request, application):
    submission = _newest(application)
    return _download(
        pdf_of(submission),
        "application/pdf",
        f"{application.code}-{submission.number}.pdf",
    )


@require_safe
@team_page
def receipt_json(request, application):
    """Byte for byte what the hash is of."""
    submission = _newest(application)
    return _download(
        submission.content,
        "application/json",
        f"{application.code}-{submission.number}.json",
    )


def _download(content, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _newest(application):
    submission = application.submissions.order_by("-number").first()
    if submission is None:
        raise Http404
    submission.application = application
    return submission
