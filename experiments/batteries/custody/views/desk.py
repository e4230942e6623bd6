"""The hub, on a phone: what is in the van is weighed, sorted into lots, closed and shipped."""

from __future__ import annotations

from django.db.models import Count, Sum
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from innovation_park.lib.signed_links import sign_link

from ..actions import close_lot, correct, ship_lot, sort_lot, state_loss, unload
from ..enums import NodeKind
from ..forms import CloseForm, CorrectForm, LossForm, ShipForm, SortForm, WeighForm
from ..models import CustodyEvent, Lot, Node, Stock
from ..permissions import weight
from ..workflow import Act, LotState
from .doors import act_page, current_hub, hub_page, lots
from .recycler import BY_LINK

SHOWN = 15


@require_safe
@hub_page
def desk(request):
    hub = current_hub(request)
    stocks = dict(Stock.objects.filter(node=hub).values_list("lot_number", "grams"))
    here = lots().filter(hub=hub)
    context = {
        "hub": hub,
        "hubs": Node.objects.filter(kind=NodeKind.HUB, is_active=True).order_by("pk"),
        "vans": _vans(),
        "unsorted": stocks.get(0, 0),
        "open_lots": _with_stock(here.filter(state=LotState.OPEN), stocks),
        "closed_lots": _with_stock(here.filter(state=LotState.CLOSED), stocks),
        "lots_away": here.filter(
            state__in=(LotState.SHIPPED, LotState.ARRIVED)
        ).order_by("-pk")[:SHOWN],
        "events": CustodyEvent.objects.filter(node=hub)
        .select_related("lot", "correction")
        .defer("document")
        .order_by("-seq")[:SHOWN],
    }
    return render(request, "batteries_custody/desk.html", context)


def _vans():
    return (
        Stock.objects.filter(node__kind=NodeKind.VAN, grams__gt=0)
        .select_related("node")
        .order_by("node_id")
    )


def _with_stock(found, stocks: dict):
    return [(lot, stocks.get(lot.pk, 0)) for lot in found.order_by("pk")[:60]]


def _back(hub: Node) -> str:
    return f"{reverse('batteries_custody:desk')}?hub={hub.code}"


@hub_page
def desk_unload(request, van):
    hub = current_hub(request)
    van = get_object_or_404(Node, code=van, kind=NodeKind.VAN)
    since = CustodyEvent.objects.filter(node=van, act=Act.UNLOAD, correction=None)
    bags = CustodyEvent.objects.filter(
        destination=van, act=Act.EMPTY, corrects=None, correction=None
    )
    if last := since.order_by("-at").first():
        bags = bags.filter(at__gt=last.at)
    told = bags.aggregate(number=Count("pk"), grams=Sum("grams"))
    return act_page(
        request,
        WeighForm(request.POST or None),
        lambda form: unload(
            van=van, hub=hub, at=timezone.now(), by=request.user, **form.cleaned_data
        ),
        title=_("What does the scale say?"),
        submit=_("Weigh in"),
        done=_("Weighed in. The load lies at the hub now, unsorted."),
        back=_back(hub),
        facts=[
            (_("Van"), van.label),
            (_("Bags"), told["number"]),
            (_("By the driver’s scale"), weight(told["grams"] or 0)),
        ],
    )


@hub_page
def desk_sort(request):
    hub = current_hub(request)
    row = Stock.objects.filter(node=hub, lot_number=0).first()
    return act_page(
        request,
        SortForm(request.POST or None),
        lambda form: sort_lot(
            hub=hub, at=timezone.now(), by=request.user, **form.cleaned_data
        ),
        title=_("What was sorted?"),
        submit=_("Put into the lot"),
        done=_("In the lot."),
        back=_back(hub),
        facts=[(_("Unsorted"), weight(row.grams if row else 0))],
    )


@hub_page
def desk_loss(request):
    hub = current_hub(request)
    return act_page(
        request,
        LossForm(request.POST or None),
        lambda form: state_loss(
            node=hub, at=timezone.now(), by=request.user, **form.cleaned_data
        ),
        title=_("What is no longer there?"),
        submit=_("State it"),
        done=_("Stated. Everybody can read it in the balance."),
        back=_back(hub),
    )


@hub_page
def desk_lot(request, lot):
    """Its next step at the hub; on its way, the link for the recycler."""
    lot = get_object_or_404(lots(), code=lot)
    if lot.state == LotState.OPEN:
        return _close(request, lot)
    if lot.state == LotState.CLOSED:
        return _ship(request, lot)
    path = reverse(
        "batteries_custody:by-link",
        args=[sign_link(BY_LINK, lot.code, lot.recycler.code)],
    )
    context = {"lot": lot, "link": request.build_absolute_uri(path)}
    return render(request, "batteries_custody/desk_lot.html", context)


def _close(request, lot: Lot):
    return act_page(
        request,
        CloseForm(request.POST or None),
        lambda form: close_lot(
            lot=lot, at=timezone.now(), by=request.user, **form.cleaned_data
        ),
        title=_("Close this lot?"),
        submit=_("Close the lot"),
        done=_("Closed. Nothing is added to it any more; it can be shipped."),
        back=_back(lot.hub),
        facts=_facts(lot),
    )


def _ship(request, lot: Lot):
    return act_page(
        request,
        ShipForm(request.POST or None),
        lambda form: ship_lot(
            lot=lot, at=timezone.now(), by=request.user, **form.cleaned_data
        ),
        title=_("Who takes this lot?"),
        submit=_("Ship the lot"),
        done=_("Shipped. Give the recycler the link on the page of the lot."),
        back=reverse("batteries_custody:desk-lot", args=[lot.code]),
        facts=_facts(lot),
    )


@hub_page
def desk_correct(request, event):
    event = get_object_or_404(
        CustodyEvent.objects.select_related("node__point", "lot"),
        pk=event,
        corrects=None,
    )
    if CustodyEvent.objects.filter(corrects=event).exists():
        raise Http404
    return act_page(
        request,
        CorrectForm(request.POST or None),
        lambda form: correct(event, request.user, form.cleaned_data["reason"]),
        title=_("Take this entry back?"),
        submit=_("Take the entry back"),
        done=_("Taken back by a counter-entry. Both stay in the books."),
        back=reverse("batteries_custody:desk"),
        facts=[
            (_("What"), event.get_act_display()),
            (_("Where"), event.node.label),
            (_("When"), timezone.localtime(event.at).strftime("%Y-%m-%d %H:%M")),
            (_("Weight"), weight(event.grams)),
        ],
    )


def _facts(lot: Lot) -> list:
    row = Stock.objects.filter(node=lot.hub, lot_number=lot.pk).first()
    return [
        (_("Lot"), lot.code),
        (_("Chemistry"), lot.get_chemistry_display()),
        (_("By the books"), weight(row.grams if row else 0)),
    ]
