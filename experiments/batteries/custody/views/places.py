"""What everybody sees: the whole way, every place with its balance, every lot, and the files to check them by."""

from __future__ import annotations

from pathlib import Path

from django.core.paginator import Paginator
from django.db.models import Sum
from django.db.models.functions import TruncMonth
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from experiments.receipts import qr_svg

from .. import verifying
from ..balance import balance_of
from ..enums import NodeKind
from ..exports import Piece, chain_lines, epcis_file, piece_of
from ..models import Certificate, CustodyEvent, DayBalance, Head, Lot, Node, Stock
from ..workflow import Act
from .doors import fresh, lots

PER_PAGE = 20
SHOWN_LOTS = 30


@require_safe
@fresh
def overview(request):
    """Seven queries, whatever the number of events and places."""
    places = Node.objects.filter(is_active=True).exclude(
        kind__in=(NodeKind.BOX, NodeKind.OUTSIDE, NodeKind.LOSS)
    )
    stocks = Stock.objects.filter(node__in=places).values_list("node")
    context = {
        "balance": balance_of(),
        "places": places.order_by("pk")[:50],
        "stocks": dict(stocks.annotate(sum=Sum("grams"))),
        "lots": lots().order_by("-opened_at", "-pk")[:SHOWN_LOTS],
    }
    context["places"] = [
        (node, context["stocks"].get(node.pk, 0)) for node in context["places"]
    ]
    return render(request, "batteries_custody/overview.html", context)


@require_safe
@fresh
def place(request, place):
    """The balance of one place; nine queries."""
    node = get_object_or_404(Node.objects.select_related("point"), code=place)
    head = Head.objects.filter(node=node).first()
    stocks = list(Stock.objects.filter(node=node).order_by("lot_number")[:SHOWN_LOTS])
    known = Lot.objects.in_bulk([each.lot_number for each in stocks])
    context = {
        "node": node,
        "head": head,
        "balance": balance_of(node),
        "stocks": [(known.get(each.lot_number), each) for each in stocks],
        "months": _months(node),
        "page_of": _events_page(request, node, head),
        "qr_svg": _qr(request, node.link),
    }
    return render(request, "batteries_custody/place.html", context)


def _months(node: Node) -> list[dict]:
    days = DayBalance.objects.filter(node=node).annotate(month=TruncMonth("day"))
    names = ("received", "sent", "lost", "found")
    sums = {f"of_{name}": Sum(name) for name in names}
    return list(days.values("month").annotate(**sums).order_by("-month")[:12])


class _Counted(Paginator):
    """The chain's end says how many events there are: nobody counts a million."""

    def __init__(self, rows, count: int):
        super().__init__(rows, PER_PAGE)
        self.__dict__["count"] = count


def _events_page(request, node: Node, head: Head | None):
    """Newest first; a page is a piece of the chain by its numbers."""
    paginator = _Counted(CustodyEvent.objects.none(), head.seq if head else 0)
    page = paginator.get_page(request.GET.get("page"))
    last = paginator.count - (page.number - 1) * PER_PAGE
    page.object_list = list(
        CustodyEvent.objects.filter(node=node, seq__gt=last - PER_PAGE, seq__lte=last)
        .select_related("lot", "source", "destination__point", "correction")
        .defer("document")
        .order_by("-seq")
    )
    return page


@require_safe
@fresh
def lot(request, lot):
    found = get_object_or_404(lots(), code=lot)
    events = found.events.select_related("node__point", "destination", "correction")
    stocks = Stock.objects.filter(lot_number=found.pk).select_related("node")
    certificate = (
        Certificate.objects.filter(lot=found).prefetch_related("recovered").first()
    )
    context = {
        "lot": found,
        "steps": events.exclude(act=Act.SORT).defer("document").order_by("at", "pk"),
        "sorted": _sorted_in(found),
        "stocks": stocks.order_by("pk"),
        "certificate": certificate,
        "qr_svg": _qr(request, found.link),
    }
    return render(request, "batteries_custody/lot.html", context)


@require_safe
@fresh
def bag(request, bag):
    """A bag is known by its emptying: the place it came from."""
    event = get_object_or_404(
        CustodyEvent.objects.select_related("node__point", "destination").filter(
            corrects=None
        ),
        bag=bag,
    )
    return render(request, "batteries_custody/bag.html", {"event": event})


def _sorted_in(found: Lot) -> dict:
    """How much was sorted into it, in how many goes; what was taken back is not in it."""
    return found.events.filter(act=Act.SORT, corrects=None, correction=None).aggregate(
        grams=Sum("grams")
    )


@require_safe
@fresh
def place_file(request, place, kind):
    """``epcis.jsonld`` or ``chain.jsonl``; a long chain comes in pieces, whose next is named by a Link header."""
    node = get_object_or_404(Node, code=place)
    piece = piece_of(node, _after(request))
    if kind == "epcis.jsonld":
        return _epcis(request, piece)
    response = HttpResponse(
        b"".join(chain_lines(node, piece)), content_type="application/jsonl"
    )
    response["Content-Disposition"] = f'attachment; filename="{node.code}.jsonl"'
    return _with_next(request, response, piece)


@require_safe
@fresh
def lot_file(request, lot):
    found = get_object_or_404(Lot, code=lot)
    return _epcis(request, piece_of(found, _after(request)))


@require_safe
def verifier(request):
    """The very bytes that the tests run."""
    script = Path(verifying.__file__).read_bytes()
    response = HttpResponse(script, content_type="text/x-python; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="verify-custody.py"'
    return response


def _after(request) -> int:
    told = request.GET.get("after", "")
    return int(told) if told.isdecimal() and len(told) < 19 else 0


def _epcis(request, piece: Piece):
    response = JsonResponse(epcis_file(piece), content_type="application/ld+json")
    return _with_next(request, response, piece)


def _with_next(request, response, piece: Piece):
    if piece.next:
        response["Link"] = f'<{request.path}?after={piece.next}>; rel="next"'
    return response


def _qr(request, link):
    """Of the Digital Link on this site."""
    return qr_svg(link.uri(request.build_absolute_uri("/")))
