"""The contract: writing, approving, comparing, signing, and the evidence of it."""

from __future__ import annotations

import time
from datetime import UTC, datetime

from allauth.account.app_settings import REAUTHENTICATION_TIMEOUT
from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from funding.models import Application
from innovation_park.lib.private_files import file_answer
from innovation_park.lib.refusals import Refused
from innovation_park.lib.text_differences import differences_html

from ..actions import (
    amount_of,
    decide_step,
    next_step,
    rule_of,
    sign_contract,
    write_contract,
)
from ..contract_words import blocks_of, title_of
from ..documents import evidence_of, evidence_pdf
from ..enums import Side
from ..forms.contracting import (
    DaysForm,
    Instalments,
    SignForm,
    YesOrNoForm,
    plan_from,
)
from ..models import Award, ContractVersion
from ..outlook import first_days, first_instalments
from ..permissions import can_decide_step, can_handle
from ..workflow import ContractStatus, Hat
from .pages import attempt, award_page, desk_page, read_or_send


@read_or_send
@desk_page
def contract_write(request, code):
    """Of an application that was selected; with it the award is made."""
    readable = Application.objects.visible_to(request.user).select_related(
        "organisation", "call", "revision", "decision"
    )
    application = get_object_or_404(readable, code=code)
    if not can_handle(request.user):
        raise Http404
    award = Award.objects.filter(application=application).first()
    amount = award.amount if award else amount_of(application)
    days, instalments = _plan_forms(request, award, amount)
    if _is_sent(request) and days.is_valid() and instalments.is_valid():
        plan = plan_from(days, instalments)
        done = _("Version written. It waits for the approval of two people.")
        what = {"application": application, "plan": plan}
        if attempt(request, done, write_contract, **what):
            return redirect("funding_awards:contract", code)
    context = {
        "application": application,
        "award": award,
        "amount": amount,
        "rule": award.rule if award else rule_of(application),
        "days": days,
        "instalments": instalments,
    }
    status = 422 if _is_sent(request) else 200
    return render(request, "funding_awards/contract_write.html", context, status=status)


def _is_sent(request) -> bool:
    """Not only to have room for another instalment."""
    return request.method == "POST" and "add" not in request.POST


def _plan_forms(request, award, amount: int):
    """As planned so far, or as the foundation suggests it."""
    if request.method == "POST":
        days, instalments = DaysForm(request.POST), Instalments(request.POST)
        if "add" in request.POST:
            instalments = Instalments(_with_one_more(request.POST))
    else:
        begin = first_days(award)
        days = DaysForm(initial=begin)
        instalments = Instalments(initial=first_instalments(award, amount, begin))
    instalments.amount = amount
    return days, instalments


def _with_one_more(posted):
    data = posted.copy()
    data["form-TOTAL_FORMS"] = str(int(data.get("form-TOTAL_FORMS") or 0) + 1)
    return data


@require_safe
@award_page()
def contract(request, award, hats, number=None):
    versions = award.contracts.order_by("-number")
    if not versions:
        raise Http404
    version = get_object_or_404(versions, number=number) if number else versions[0]
    version.award = award
    step = next_step(version)
    earlier = next((each for each in versions if each.number < version.number), None)
    context = {
        "award": award,
        "version": version,
        "versions": versions,
        "earlier": earlier,
        "title": title_of(version.text),
        "blocks": blocks_of(version.text),
        "approvals": version.approvals.select_related("by__profile").order_by("at"),
        "signatures": version.signatures.order_by("at"),
        "step": step,
        "may_decide": can_decide_step(request.user, version, step),
        "side": _side_to_sign(request.user, version, hats),
        "may_write": Hat.OFFICER in hats and version.status != ContractStatus.SIGNED,
        "form": YesOrNoForm(),
    }
    return render(request, "funding_awards/contract.html", context)


def _side_to_sign(user, version: ContractVersion, hats) -> Side | None:
    """For which side this reader may sign now."""
    if version.status != ContractStatus.APPROVED:
        return None
    signed = {each.side for each in version.signatures.all()}
    if version.signatures.filter(person=user).exists():
        return None
    wanted = {Hat.SIGNATORY: Side.TEAM, Hat.DIRECTOR: Side.FOUNDATION}
    sides = [side for hat, side in wanted.items() if hat in hats]
    return next((side for side in sides if side not in signed), None)


@require_POST
@award_page(Hat.OFFICER, Hat.DIRECTOR)
def contract_decide(request, award, hats, number):
    version = get_object_or_404(award.contracts, number=number)
    form = YesOrNoForm(request.POST)
    is_granted = request.POST.get("act") == "approve"
    back = redirect("funding_awards:contract", award.code)
    if not form.is_valid():
        messages.error(request, _("Your words are too long."))
        return back
    done = _("Approved.") if is_granted else _("Sent back with your reason.")
    what = {
        "version": version,
        "is_granted": is_granted,
        "reason": form.cleaned_data["answer"],
    }
    attempt(request, done, decide_step, **what)
    return back


@read_or_send
@award_page(Hat.SIGNATORY, Hat.DIRECTOR)
@reauthentication_required(enabled=True)
def contract_sign(request, award, hats, number):
    version = get_object_or_404(award.contracts, number=number)
    side = _side_to_sign(request.user, version, hats)
    if side is None:
        return redirect("funding_awards:contract", award.code)
    if not _is_fresh(request):
        return render(
            request,
            "funding_awards/contract_prove.html",
            {"award": award, "version": version},
        )
    form = SignForm(request.POST or None, initial={"sha256": version.sha256})
    if request.method == "POST" and form.is_valid():
        answer = _signed(request, award, version, side, form)
        if answer:
            return answer
    context = {
        "award": award,
        "version": version,
        "side": side,
        "form": form,
        "title": title_of(version.text),
        "blocks": blocks_of(version.text),
    }
    status = 422 if form.is_bound else 200
    return render(request, "funding_awards/contract_sign.html", context, status=status)


def _signed(request, award, version, side, form):
    proof = _proof(request)
    try:
        sign_contract(
            version=version,
            side=side,
            sha256=form.cleaned_data["sha256"],
            proof="+".join(dict.fromkeys(each["method"] for each in proof))[:60],
            proved_at=datetime.fromtimestamp(_proved_at(proof), UTC),
            by=request.user,
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return None
    messages.success(request, _("Signed. The evidence sheet has it."))
    return redirect("funding_awards:contract", award.code)


def _proof(request) -> list[dict]:
    records = get_authentication_records(request, request.user)
    return records or [{"method": "session", "at": 0}]


def _proved_at(proof: list[dict]) -> float:
    return max(each.get("at", 0) for each in proof)


def _is_fresh(request) -> bool:
    """Whoever signs in with codes alone has no way to prove themselves anew but signing in again."""
    return time.time() - _proved_at(_proof(request)) < REAUTHENTICATION_TIMEOUT


@require_POST
@award_page(Hat.SIGNATORY, Hat.DIRECTOR)
def contract_prove(request, award, hats, number):
    """Out, and in again with a new code; then back to the signature."""
    version = get_object_or_404(award.contracts, number=number)
    logout(request)
    return redirect_to_login(_sign_url(award, version))


def _sign_url(award: Award, version: ContractVersion) -> str:
    return f"{award.get_absolute_url()}contract/{version.number}/sign/"


@require_safe
@award_page()
def contract_changes(request, award, hats, number):
    version = get_object_or_404(award.contracts, number=number)
    earlier = (
        award.contracts.filter(number__lt=version.number).order_by("-number").first()
    )
    if earlier is None:
        raise Http404
    context = {
        "award": award,
        "version": version,
        "earlier": earlier,
        "differences": differences_html(earlier.text, version.text),
    }
    return render(request, "funding_awards/contract_changes.html", context)


@require_safe
@award_page()
def contract_pdf(request, award, hats, number):
    version = get_object_or_404(award.contracts, number=number)
    return file_answer(
        version.pdf,
        as_attachment=True,
        filename=f"{award.code}-v{version.number}.pdf",
        content_type="application/pdf",
    )


@require_safe
@award_page()
def contract_evidence(request, award, hats, number, kind):
    version = get_object_or_404(award.contracts, number=number)
    version.award = award
    if not version.signatures.exists() or kind not in ("pdf", "json"):
        raise Http404
    name = f"{award.code}-v{version.number}-evidence.{kind}"
    if kind == "json":
        answer = JsonResponse(
            evidence_of(version), json_dumps_params={"ensure_ascii": False, "indent": 2}
        )
    else:
        answer = HttpResponse(evidence_pdf(version), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
