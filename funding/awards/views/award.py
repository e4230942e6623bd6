"""The page of an award: the next step, the money in plain words, the plan, and everything that belongs to it."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from experiments.models import Experiment
from experiments.permissions import can_organise
from funding.workflow import Status
from innovation_park.lib.private_files import file_answer

from ..actions import (
    begin_closing,
    close_award,
    note_visit,
    open_experiment,
    terminate_award,
    unsettled,
)
from ..charts import money_bar
from ..forms.running import TerminateForm, VisitForm
from ..models import Award, EvidenceFile, Payment
from ..standing import money_of, next_acts
from ..workflow import Hat
from .pages import attempt, award_page, form_page, read_or_send

UNDER_WAY = (Status.RUNNING, Status.CLOSING)
TAKES_MATCH = (Status.CONTRACTING, *UNDER_WAY)


@require_safe
@award_page()
def award(request, award, hats):
    payments = Payment.objects.select_related("payee", "file").order_by("pk")
    milestones = award.milestones.order_by("number").prefetch_related(
        Prefetch("payments", payments)
    )
    money = money_of(award)
    visits = award.visits.order_by("-on", "-pk")
    is_staff = bool(hats & {Hat.OFFICER, Hat.DIRECTOR})
    context = {
        "award": award,
        "application": award.application,
        "is_staff": is_staff,
        "is_under_way": award.application.status in UNDER_WAY,
        "takes_match": award.application.status in TAKES_MATCH,
        "may_see_payee": is_staff or Hat.SIGNATORY in hats,
        "experiment_address": _experiment_address(request.user, award),
        "is_team": Hat.TEAM in hats,
        "money": money,
        "bar": money_bar(award.amount, money.balances),
        "acts": next_acts(award, hats, money),
        "milestones": milestones,
        "contract": award.contracts.order_by("-number").first(),
        "payee": award.payees.order_by("-pk").first(),
        "contributions": award.contributions.order_by("-on", "-pk"),
        "reports": award.reports.order_by("due_on", "pk"),
        "variations": award.variations.order_by("-pk"),
        "visits": visits if is_staff else visits.filter(is_shared=True),
    }
    return render(request, "funding_awards/award.html", context)


@require_safe
@award_page()
def award_file(request, award, hats, pk):
    files = EvidenceFile.objects.select_related("milestone", "report", "contribution")
    found = get_object_or_404(files, pk=pk)
    owner = found.milestone or found.report or found.contribution
    if owner.award_id != award.pk:
        raise Http404
    return file_answer(found.file, as_attachment=True, filename=found.name)


@read_or_send
@award_page(Hat.OFFICER, Hat.DIRECTOR)
def visit_new(request, award, hats):
    return form_page(
        request,
        award,
        VisitForm(request.POST or None),
        title=_("Note a visit"),
        submit=_("Keep the note"),
        action=lambda data: note_visit(award=award, by=request.user, **data),
        back=_home(award),
    )


@require_POST
@award_page(Hat.OFFICER)
def experiment_open(request, award, hats):
    done = _("The experiment is proposed. Its words are written at the editors’ desk.")
    attempt(request, done, open_experiment, award=award)
    return redirect(_home(award))


@read_or_send
@award_page(Hat.OFFICER, Hat.DIRECTOR)
def award_end(request, award, hats):
    """Closing in two steps, and ending before time."""
    form = TerminateForm(request.POST if "reason" in request.POST else None)
    if request.method == "POST":
        answer = _ended(request, award, form)
        if answer:
            return answer
    context = {
        "award": award,
        "form": form,
        "missing": unsettled(award),
        "takes_match": award.application.status in TAKES_MATCH,
        "is_director": Hat.DIRECTOR in hats,
        "is_officer": Hat.OFFICER in hats,
    }
    status = 422 if form.is_bound else 200
    return render(request, "funding_awards/end.html", context, status=status)


def _ended(request, award, form):
    acts = {"closing": begin_closing, "close": close_award}
    act = acts.get(request.POST.get("act"))
    if act:
        attempt(request, _("Done."), act, award=award)
        return redirect(_home(award))
    if form.is_valid():
        data = form.cleaned_data
        ended = attempt(
            request,
            _("The contract has ended. The team is told why."),
            terminate_award,
            award=award,
            reason=data["reason"],
            asked_back=data["asked_back"] or 0,
        )
        return redirect(_home(award)) if ended else None
    if not form.is_bound:
        messages.error(request, _("Choose what is to be done."))
        return redirect(_home(award))
    return None


def _experiment_address(user, award: Award) -> str:
    """Its page once it is public; before that the organisers' pages, for those who may read them."""
    experiment = award.experiment
    if experiment is None:
        return ""
    if Experiment.objects.listed().filter(pk=experiment.pk).exists():
        return experiment.get_absolute_url()
    if can_organise(user, experiment):
        return reverse("experiments:organise", args=[experiment.slug])
    return ""


def _home(award: Award) -> str:
    return award.get_absolute_url()
