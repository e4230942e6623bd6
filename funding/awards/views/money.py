"""Where the money goes: the account it is paid to, payments and their files, and the books."""

from __future__ import annotations

from uuid import uuid4

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ..actions import (
    bounce_payment,
    check_payee,
    confirm_payee,
    correct_entry,
    enter_payee,
    files_for,
    make_payment_file,
    order_payment,
    payee_of,
    propose_payment,
    record_money,
    refuse_payment,
    waiting_payments,
)
from ..actions.ledger import BY_HAND
from ..actions.settling import BY_HAND as WHOSE
from ..enums import AccountKind
from ..exports import bank_response, books_response, payments_csv
from ..forms.contracting import ReasonForm
from ..forms.running import MoneyForm, PayeeForm
from ..models import Award, Payment, Transaction
from ..workflow import Hat, PaymentStatus
from .pages import attempt, award_page, desk_page, form_page, read_or_send


@read_or_send
@award_page(Hat.SIGNATORY, Hat.OFFICER, Hat.DIRECTOR)
def payee(request, award, hats):
    row = payee_of(award)
    acts = {
        "confirm": (confirm_payee, _("Confirmed. An officer checks it now.")),
        "check": (check_payee, _("Checked. Payments may go there.")),
    }
    if request.method == "POST" and request.POST.get("act") in acts:
        action, done = acts[request.POST["act"]]
        if row is None or str(row.pk) != request.POST.get("payee"):
            raise Http404
        attempt(request, done, action, payee=row)
        return redirect("funding_awards:payee", award.code)
    may_enter = bool(hats & {Hat.SIGNATORY, Hat.OFFICER})
    form = PayeeForm(request.POST or None) if may_enter else None
    if request.method == "POST" and form and form.is_valid():
        done = _("Kept. Look at it once more and confirm it.")
        if attempt(request, done, enter_payee, award=award, **form.cleaned_data):
            return redirect("funding_awards:payee", award.code)
    is_ours = row and request.user.pk in (row.entered_by_id, row.confirmed_by_id)
    context = {
        "award": award,
        "payee": row,
        "form": form,
        "may_confirm": row and not row.confirmed_at and Hat.SIGNATORY in hats,
        "may_check": row
        and row.confirmed_at
        and not row.checked_at
        and not is_ours
        and hats & {Hat.OFFICER, Hat.DIRECTOR},
        "earlier": award.payees.order_by("-pk")[1:6],
    }
    status = 422 if form and form.is_bound else 200
    return render(request, "funding_awards/payee.html", context, status=status)


@require_POST
@award_page(Hat.OFFICER)
def payment_propose(request, award, hats, number):
    row = get_object_or_404(award.milestones, number=number)
    done = _("Proposed. A second person orders it.")
    attempt(request, done, propose_payment, milestone=row)
    return redirect("funding_awards:milestone", award.code, number)


@require_POST
@award_page(Hat.OFFICER, Hat.DIRECTOR)
def payment_decide(request, award, hats, pk):
    """Ordering, refusing, or saying that the bank sent it back."""
    row = get_object_or_404(Payment, milestone__award=award, pk=pk)
    here = redirect("funding_awards:milestone", award.code, row.milestone.number)
    if request.POST.get("act") == "order":
        done = _("Ordered. It goes to the bank with the next file.")
        attempt(request, done, order_payment, payment=row)
        return here
    acts = {"refuse": refuse_payment, "bounce": bounce_payment}
    action = acts.get(request.POST.get("act"))
    if action is None:
        raise Http404
    form = ReasonForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    attempt(request, _("Kept."), action, payment=row, reason=reason)
    return here


@read_or_send
@desk_page
def payments(request):
    """What waits for the bank, and the files that went there."""
    if request.method == "POST":
        done = _("The file is ready. Each payment is in it once, and in no other.")
        attempt(request, done, make_payment_file)
        return redirect("funding_awards:payments")
    rows = Payment.objects.select_related(
        "payee", "milestone__award__application__organisation"
    )
    proposed = rows.filter(
        status=PaymentStatus.PROPOSED,
        milestone__award__in=Award.objects.visible_to(request.user),
    )
    waiting = waiting_payments(request.user).select_related(
        "payee", "milestone__award__application__organisation"
    )
    files = files_for(request.user).prefetch_related("payments")[:20]
    context = {
        "proposed": proposed.order_by("pk"),
        "waiting": list(waiting),
        "files": [
            {
                "file": each,
                "count": len(each.payments.all()),
                "won": sum(row.amount for row in each.payments.all()),
            }
            for each in files
        ],
    }
    context["waiting_won"] = sum(each.amount for each in context["waiting"])
    return render(request, "funding_awards/payments.html", context)


@require_safe
@desk_page
def payment_file(request, pk, kind):
    file = get_object_or_404(files_for(request.user), pk=pk)
    if kind == "csv":
        return payments_csv(file)
    if kind == "txt":
        return bank_response(file)
    raise Http404


@require_safe
@award_page()
def books(request, award, hats):
    entries = (
        award.transactions.sealed()
        .newest_first()
        .select_related("milestone", "corrects", "corrected_by")
        .prefetch_related("postings__account")
    )
    balances = award.balances()
    context = {
        "award": award,
        "accounts": [(label, balances[kind]) for kind, label in AccountKind.choices],
        "entries": entries,
        "by_hand": BY_HAND,
        "is_officer": Hat.OFFICER in hats,
        "may_write": bool(hats & {Hat.OFFICER, Hat.DIRECTOR}),
    }
    return render(request, "funding_awards/books.html", context)


@require_safe
@award_page()
def books_file(request, award, hats):
    return books_response(award)


@read_or_send
@award_page(Hat.OFFICER, Hat.DIRECTOR)
def entry_new(request, award, hats):
    kinds = [kind for kind, hat in WHOSE.items() if hat in hats]
    form = MoneyForm(request.POST or None, kinds=kinds, initial={"key": uuid4().hex})
    return form_page(
        request,
        award,
        form,
        title=_("Write an entry"),
        lead=_("What is written stays. Something wrong is righted by a counter-entry."),
        submit=_("Write it into the books"),
        action=lambda data: record_money(award=award, by=request.user, **data),
        back=f"{award.get_absolute_url()}books/",
    )


@read_or_send
@award_page(Hat.OFFICER)
def entry_correct(request, award, hats, pk):
    entry = get_object_or_404(
        Transaction.objects.sealed(), award=award, pk=pk, kind__in=BY_HAND
    )
    if hasattr(entry, "corrected_by"):
        raise Http404
    return form_page(
        request,
        award,
        ReasonForm(request.POST or None),
        title=_("Counter-entry"),
        lead=_("The entry stays; its opposite is written beside it."),
        submit=_("Write the counter-entry"),
        action=lambda data: correct_entry(
            entry=entry, note=data["reason"], by=request.user
        ),
        back=f"{award.get_absolute_url()}books/",
    )
