"""Deciding about one application or many: chosen, looked at with every letter, and only then decided."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from experiments.views.personal import posted
from funding.models import Application
from innovation_park.lib.refusals import Refused

from ..actions.carrying import settle
from ..actions.ruling import Wish, committed_of, hurry, rule, undo
from ..emails import preview_of
from ..figures import CallRanking, ranking_of
from ..forms.deciding import DecideForm, leaves_at
from ..models import PanelNote, Ruling
from .doors import desk_call

CHECK, CONFIRM, CHANGE = "check", "confirm", "change"


@dataclass(frozen=True)
class Tried:
    """One decision of a dry run: the letter as its reader would get it, or why it cannot be."""

    wish: Wish
    refusal: str = ""
    language: str = ""
    subject: str = ""
    text: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@desk_call
def decide(request, call):
    ranked = ranking_of(call, request.user)
    listed = _chosen(ranked, request.GET.getlist("code"))
    step = request.POST.get("step", CHECK)
    form = DecideForm(posted(request), listed=listed, suggested=suggestions_for(ranked))
    if not form.is_bound or not form.is_valid() or step == CHANGE:
        return _page(request, call, form, ranked)
    due_at = leaves_at(form.cleaned_data["leaves"], timezone.now())
    tried, problem = dry_run(call, form.wishes(), due_at, request.user)
    if step == CONFIRM and not problem and not any(each.refusal for each in tried):
        try:
            rule(call=call, wishes=form.wishes(), due_at=due_at, by=request.user)
        except Refused as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _decided(len(tried)))
            return redirect("funding_decisions:rulings", call.slug)
    return _check_page(request, call, form, tried, problem, due_at)


def _chosen(ranked: CallRanking, codes: list[str]) -> list:
    if not codes:
        return ranked.open
    chosen = [each for each in ranked.open if each.application.code in codes]
    if not chosen:
        raise Http404
    return chosen


def _page(request, call, form, ranked):
    context = {"call": call, "section": "decide", "form": form, "ranked": ranked}
    context["left"] = call.total_amount - committed_of(call)
    return render(request, "funding_decisions/call_decide.html", context)


def _check_page(request, call, form, tried, problem, due_at):
    given = sum(each.wish.sum or 0 for each in tried)
    left = call.total_amount - committed_of(call)
    context = {
        "call": call,
        "section": "decide",
        "form": form,
        "tried": tried,
        "problem": problem,
        "due_at": due_at,
        "given": given,
        "left": left,
        "left_after": left - given,
        "can_confirm": not problem and not any(each.refusal for each in tried),
    }
    return render(request, "funding_decisions/call_decide_check.html", context)


def suggestions_for(ranked: CallRanking) -> dict[str, tuple[str, int | None]]:
    """What the last panel recommended, by code."""
    notes = (
        PanelNote.objects.filter(application__in=[e.application for e in ranked.open])
        .exclude(recommendation="")
        .select_related("application")
        .order_by("saved_at")
    )
    return {note.application.code: (note.recommendation, note.amount) for note in notes}


def dry_run(call, wishes, due_at, by) -> tuple[list[Tried], str]:
    """Everything is done as it will be, and taken back: what is refused here would be refused then."""
    problem, tried = "", []
    with transaction.atomic():
        try:
            with transaction.atomic():
                rule(call=call, wishes=wishes, due_at=due_at, by=by)
                transaction.set_rollback(True)
        except Refused as refusal:
            problem = str(refusal)
        tried = [_try(wish, by) for wish in wishes]
        transaction.set_rollback(True)
    return tried, problem


def _try(wish: Wish, by) -> Tried:
    try:
        with transaction.atomic():
            ruling = Ruling(
                application=wish.application,
                outcome=wish.outcome,
                amount=wish.sum,
                reason=wish.reason.strip(),
                by=by,
            )
            language, subject, text = preview_of(settle(ruling))
            transaction.set_rollback(True)
    except Refused as refusal:
        return Tried(wish, refusal=str(refusal))
    return Tried(wish, "", language, subject, text)


@require_safe
@desk_call
def rulings(request, call):
    """What is decided and not told yet, and what got stuck."""
    readable = _readable(request.user, call)
    waiting = readable.waiting().order_by("due_at", "pk")
    done = readable.filter(done_at__isnull=False).order_by("-done_at", "-pk")[:50]
    undone = readable.filter(undone_at__isnull=False).order_by("-undone_at", "-pk")
    context = {"waiting": waiting, "done": done, "undone": undone[:20]}
    return render(
        request,
        "funding_decisions/call_rulings.html",
        {"call": call, "section": "rulings", **context},
    )


@require_POST
@desk_call
def ruling_undo(request, call):
    return _act(request, call, undo, _undone)


@require_POST
@desk_call
def ruling_hurry(request, call):
    return _act(request, call, hurry, _hurried)


def _act(request, call, act, said):
    chosen = _readable(request.user, call).waiting()
    if keys := request.POST.getlist("ruling"):
        chosen = chosen.filter(pk__in=[key for key in keys if key.isdigit()])
    try:
        number = act(rulings=list(chosen), by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, said(number))
    return redirect("funding_decisions:rulings", call.slug)


def _readable(user, call):
    readable = Application.objects.at_the_desk(user).filter(call=call)
    return Ruling.objects.filter(application__in=readable).select_related(
        "application", "by__profile", "undone_by__profile"
    )


def _decided(number: int) -> str:
    words = ngettext(
        "%(n)s decision is made. Until its letter leaves it can be taken back.",
        "%(n)s decisions are made. Until their letters leave they can be taken back.",
        number,
    )
    return words % {"n": number}


def _undone(number: int) -> str:
    words = ngettext(
        "%(n)s decision is taken back. Nobody was told.",
        "%(n)s decisions are taken back. Nobody was told.",
        number,
    )
    return words % {"n": number}


def _hurried(number: int) -> str:
    words = ngettext(
        "%(n)s letter leaves within a minute.",
        "%(n)s letters leave within a minute.",
        number,
    )
    return words % {"n": number}
