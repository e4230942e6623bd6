"""While a project is under way: milestones, contributions, reports and variations, from both sides."""

from __future__ import annotations

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from ..actions import (
    ask_variation,
    claim_contribution,
    decide_contribution,
    decide_milestone,
    decide_report,
    decide_variation,
    hand_in_milestone,
    send_report,
    take_back_contribution,
    take_back_variation,
)
from ..forms.contracting import YesOrNoForm
from ..forms.running import (
    ContributionForm,
    MilestoneForm,
    ReportForm,
    VariationForm,
)
from ..models import Contribution
from ..standing import money_of
from ..workflow import (
    ContributionStatus,
    Hat,
    MilestoneStatus,
    ReportStatus,
    VariationStatus,
)
from .pages import attempt, award_page, form_page, read_or_send


def _decided(request, action, **what):
    """Yes or no with words; whether it happened."""
    form = YesOrNoForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Your words are too long."))
        return None
    is_yes = request.POST.get("act") == "accept"
    flag = {
        decide_milestone: "is_achieved",
        decide_variation: "is_granted",
    }.get(action, "is_accepted")
    what[flag] = is_yes
    done = _("Decided. The team is told.")
    return attempt(request, done, action, answer=form.cleaned_data["answer"], **what)


@read_or_send
@award_page()
def milestone(request, award, hats, number):
    row = get_object_or_404(award.milestones, number=number)
    row.award = award
    may_hand_in = Hat.TEAM in hats and row.can_be_handed_in
    posted = request.method == "POST"
    if posted and "act" in request.POST:
        _decided(request, decide_milestone, milestone=row)
        return redirect("funding_awards:milestone", award.code, number)
    form = _hand_in_form(request, row) if may_hand_in else None
    if posted and form and form.is_valid():
        done = _("Handed in. The officer looks at it.")
        what = {"milestone": row, **form.cleaned_data}
        if attempt(request, done, hand_in_milestone, **what):
            return redirect(award.get_absolute_url())
    is_officer = Hat.OFFICER in hats
    context = {
        "award": award,
        "milestone": row,
        "form": form,
        "files": row.files.order_by("pk"),
        "may_decide": is_officer and row.status == MilestoneStatus.HANDED_IN,
        "answer_form": YesOrNoForm(),
        "payments": row.payments.select_related("payee", "file").order_by("pk"),
        "may_propose": is_officer and row.status == MilestoneStatus.ACHIEVED,
        "is_officer": is_officer,
        "is_staff": bool(hats & {Hat.OFFICER, Hat.DIRECTOR}),
        "missing": money_of(award).standing.missing_for(row.amount),
    }
    status = 422 if form and form.is_bound else 200
    return render(request, "funding_awards/milestone.html", context, status=status)


def _hand_in_form(request, row):
    if request.method == "POST":
        return MilestoneForm(request.POST, request.FILES)
    return MilestoneForm(initial={"words": row.words})


@read_or_send
@award_page(Hat.TEAM)
def contribution_new(request, award, hats):
    posted = request.method == "POST"
    form = (
        ContributionForm(request.POST, request.FILES) if posted else ContributionForm()
    )
    return form_page(
        request,
        award,
        form,
        title=_("Enter a contribution"),
        lead=_("What your team puts into the project, with something that shows it."),
        submit=_("Send to the officer"),
        action=lambda data: claim_contribution(award=award, by=request.user, **data),
        back=award.get_absolute_url(),
        money=money_of(award),
    )


@read_or_send
@award_page()
def contribution(request, award, hats, pk):
    row = get_object_or_404(Contribution, award=award, pk=pk)
    here = redirect("funding_awards:contribution", award.code, pk)
    if request.method == "POST":
        if request.POST.get("act") == "take-back":
            done = _("Taken back.")
            attempt(request, done, take_back_contribution, contribution=row)
        else:
            _decided(request, decide_contribution, contribution=row)
        return here
    is_officer = Hat.OFFICER in hats
    is_claimed = row.status == ContributionStatus.CLAIMED
    context = {
        "award": award,
        "contribution": row,
        "files": row.files.order_by("pk"),
        "may_decide": is_officer and is_claimed,
        "may_undo": is_officer and row.status == ContributionStatus.ACCEPTED,
        "may_take_back": Hat.TEAM in hats and is_claimed,
        "answer_form": YesOrNoForm(),
    }
    return render(request, "funding_awards/contribution.html", context)


@read_or_send
@award_page()
def report(request, award, hats, pk):
    row = get_object_or_404(award.reports, pk=pk)
    row.award = award
    here = redirect("funding_awards:report", award.code, pk)
    if request.method == "POST" and "act" in request.POST:
        _decided(request, decide_report, report=row)
        return here
    may_write = Hat.TEAM in hats and row.can_be_written
    form = _report_form(request, row) if may_write else None
    if request.method == "POST" and form and form.is_valid():
        words = dict(form.cleaned_data)
        what = {"report": row, "files": words.pop("files"), "words": words}
        if attempt(request, _("Sent. The officer reads it."), send_report, **what):
            return redirect(award.get_absolute_url())
    context = {
        "award": award,
        "report": row,
        "form": form,
        "files": row.files.order_by("pk"),
        "may_decide": Hat.OFFICER in hats and row.status == ReportStatus.SENT,
        "answer_form": YesOrNoForm(),
    }
    status = 422 if form and form.is_bound else 200
    return render(request, "funding_awards/report.html", context, status=status)


def _report_form(request, row):
    if request.method == "POST":
        return ReportForm(request.POST, request.FILES, is_final=row.is_final)
    names = ("done", "learnt", "next_steps", "spent", "public_summary")
    initial = {name: getattr(row, name) for name in names}
    return ReportForm(initial=initial, is_final=row.is_final)


@read_or_send
@award_page(Hat.TEAM)
def variation_new(request, award, hats):
    return form_page(
        request,
        award,
        VariationForm(request.POST or None, award=award),
        title=_("Ask for a change"),
        lead=_(
            "The sum cannot rise; days and work may change when the officer agrees."
        ),
        submit=_("Send to the officer"),
        action=lambda data: ask_variation(award=award, by=request.user, **data),
        back=award.get_absolute_url(),
    )


@read_or_send
@award_page()
def variation(request, award, hats, pk):
    row = get_object_or_404(award.variations.select_related("milestone"), pk=pk)
    if request.method == "POST":
        if request.POST.get("act") == "take-back":
            attempt(request, _("Taken back."), take_back_variation, variation=row)
        else:
            _decided(request, decide_variation, variation=row)
        return redirect("funding_awards:variation", award.code, pk)
    is_asked = row.status == VariationStatus.ASKED
    context = {
        "award": award,
        "variation": row,
        "may_decide": Hat.OFFICER in hats and is_asked,
        "may_take_back": Hat.TEAM in hats and is_asked,
        "answer_form": YesOrNoForm(),
    }
    return render(request, "funding_awards/variation.html", context)
