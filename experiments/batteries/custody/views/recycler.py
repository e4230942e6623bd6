"""The recycler: confirms what came and what it weighs, states what was won. By account, or by the link of one lot."""

from __future__ import annotations

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from experiments.views.personal import personal
from innovation_park.lib.private_files import file_answer
from innovation_park.lib.rate_limit import rate_limited
from innovation_park.lib.signed_links import read_link

from ..actions import certify, confirm_arrival
from ..enums import NodeKind
from ..forms import CertifyForm, WeighForm
from ..models import Certificate, Lot, Node, Stock
from ..permissions import can_act_for, can_work_at_hub, weight
from ..workflow import LotState
from .doors import act_page, lots, read_or_send, recycler_page

BY_LINK = "custody-lot"
LASTS = timedelta(days=180)


@require_safe
@personal
@login_required
def recycler(request):
    """The lots that come to the recyclers for whom one acts."""
    own = Node.objects.filter(kind=NodeKind.RECYCLER, keepers=request.user)
    if not own.exists():
        raise Http404
    found = lots().filter(recycler__in=own).order_by("-pk")[:60]
    context = {
        "waiting": [
            lot for lot in found if lot.state in (LotState.SHIPPED, LotState.ARRIVED)
        ],
        "done": [lot for lot in found if lot.state == LotState.CERTIFIED],
    }
    return render(request, "batteries_custody/recycler.html", context)


@recycler_page
def recycler_lot(request, lot):
    return _next_step(
        request, lot, request.user, reverse("batteries_custody:recycler"), False
    )


@rate_limited("custody-link", "60/h")
@read_or_send
@personal
def by_link(request, token):
    """Whoever has the letter acts for this one lot, while it is with this recycler."""
    facts = read_link(BY_LINK, token, lasts=LASTS)
    if facts is None:
        raise Http404
    lot = get_object_or_404(lots(), code=facts[0], recycler__code=facts[1])
    return _next_step(request, lot, None, request.path, True)


def _next_step(request, lot: Lot, by, back: str, by_link: bool):
    told = {"lot": lot, "by": by, "by_link": by_link}
    if lot.state == LotState.SHIPPED:
        return act_page(
            request,
            WeighForm(request.POST or None),
            lambda form: confirm_arrival(
                at=timezone.now(), **told, **form.cleaned_data
            ),
            title=_("What does the lot weigh on arrival?"),
            submit=_("Confirm the arrival"),
            done=_("Confirmed. When it is recycled, state here what was won."),
            back=back,
            facts=_facts(lot),
        )
    if lot.state == LotState.ARRIVED:
        return act_page(
            request,
            CertifyForm(request.POST or None, request.FILES or None),
            lambda form: _certify(form, told),
            title=_("What was won from the lot?"),
            submit=_("State it"),
            done=_("Thank you. The way of these batteries is complete."),
            back=reverse("batteries_custody:lot", args=[lot.code]),
            facts=_facts(lot),
        )
    return render(request, "batteries_custody/recycled.html", {"lot": lot})


def _certify(form: CertifyForm, told: dict) -> None:
    names = ("number", "document", "key")
    said = {name: form.cleaned_data[name] for name in names}
    certify(recovered=form.recovered, at=timezone.now(), **said, **told)


@require_safe
@personal
@login_required
def certificate_file(request, lot):
    """For the hub and the recycler: signatures may stand in it. Its digest is public."""
    found = get_object_or_404(
        Certificate.objects.select_related("lot__recycler").exclude(document=""),
        lot__code=lot,
    )
    may = can_work_at_hub(request.user) or can_act_for(request.user, found.lot.recycler)
    if not may:
        raise Http404
    name = f"certificate-{found.lot.code}.pdf"
    return file_answer(found.document, as_attachment=True, filename=name)


def _facts(lot: Lot) -> list:
    row = Stock.objects.filter(lot_number=lot.pk, grams__gt=0).first()
    return [
        (_("Lot"), lot.code),
        (_("Chemistry"), lot.get_chemistry_display()),
        (_("Weight so far"), weight(row.grams if row else 0)),
    ]
