"""Where officers and directors begin: the portfolio, and what waits for an approval."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from funding.models import Application
from funding.workflow import Status

from ..charts import by_status, over_time
from ..figures import monthly, sums_of
from ..models import Award, ContractVersion, Payee, Payment
from ..permissions import can_approve, can_handle
from ..workflow import ContractStatus, PaymentStatus
from .pages import desk_page

PER_PAGE = 30
SHOWN = (
    Status.SELECTED,
    Status.CONTRACTING,
    Status.RUNNING,
    Status.CLOSING,
    Status.CLOSED,
    Status.TERMINATED,
)


@require_safe
@desk_page
def portfolio(request):
    applications = Application.objects.visible_to(request.user)
    readable = Award.objects.filter(application__in=applications)
    counts, sums = sums_of(readable)
    wanted = request.GET.get("status", "")
    rows = readable.filter(application__status=wanted) if wanted in SHOWN else readable
    rows = rows.whole().with_balances().order_by("-application__decided_at", "-pk")
    pages = Paginator(rows, PER_PAGE)
    pages.count = counts.get(wanted, 0) if wanted in SHOWN else sum(counts.values())
    page = pages.get_page(request.GET.get("page"))
    without = applications.filter(status=Status.SELECTED, award=None)
    months = monthly(readable, timezone.localdate())
    context = {
        "page_of": page,
        "wanted": wanted,
        "statuses": [(each, each.label, counts.get(each, 0)) for each in SHOWN],
        "sums": sums,
        "to_begin": without.select_related("organisation").order_by("decided_at"),
        "time_chart": over_time(months),
        "months": months,
        "state_chart": by_status(
            [(each.label, counts[each]) for each in SHOWN if counts.get(each)]
        ),
        "is_officer": can_handle(request.user),
    }
    return render(request, "funding_awards/portfolio.html", context)


@require_safe
@desk_page
def approvals(request):
    """What waits for a yes or no: contracts, signatures, payments, accounts."""
    mine = Award.objects.visible_to(request.user)
    contracts = ContractVersion.objects.filter(award__in=mine).select_related(
        "award__application__organisation"
    )
    in_approval = contracts.filter(status=ContractStatus.IN_APPROVAL)
    in_approval = in_approval.exclude(approvals__by=request.user)
    payees = Payee.objects.filter(
        award__in=mine, confirmed_at__isnull=False, checked_at=None
    ).exclude(entered_by=request.user)
    context = {
        "is_director": can_approve(request.user),
        "contracts": in_approval.prefetch_related("approvals").order_by("made_at"),
        "to_sign": contracts.filter(status=ContractStatus.APPROVED)
        .exclude(signatures__side="foundation")
        .order_by("made_at"),
        "payments": Payment.objects.filter(
            milestone__award__in=mine, status=PaymentStatus.PROPOSED
        )
        .exclude(proposed_by=request.user)
        .select_related("milestone__award__application__organisation")
        .order_by("proposed_at"),
        "payees": payees.select_related("award__application__organisation"),
    }
    return render(request, "funding_awards/approvals.html", context)
