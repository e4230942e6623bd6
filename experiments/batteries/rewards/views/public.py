"""For everybody: what each district gives, what is safe, and the books."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from innovation_park.lib.spreadsheets import csv_response

from ..exports.books import (
    CHECKER,
    HEADINGS,
    books_document,
    books_table,
    published_periods,
)
from ..fire_safety import KIND, LOOK, advice_on
from ..models import RuleCard, Stock


@require_safe
def rewards(request):
    """Cards, what is on the shelves, and how to check the books."""
    cards = RuleCard.objects.in_force().select_related("district")
    stocks = Stock.objects.select_related("reward").order_by("pk")
    shelves: dict[int, list[Stock]] = {}
    for stock in stocks:
        shelves.setdefault(stock.district_id, []).append(stock)
    context = {
        "cards": [
            (card, shelves.get(card.district_id, []))
            for card in cards.order_by("district__code")
        ],
        "periods": sum(map(len, published_periods().values())),
    }
    return render(request, "batteries_rewards/rewards.html", context)


@require_safe
def safety(request):
    """The whole table, for who wants to know before going."""
    looks = [(look, _kinds_by_advice(look.key)) for look in LOOK.choices]
    return render(request, "batteries_rewards/safety.html", {"looks": looks})


def _kinds_by_advice(look: str):
    """Kinds with the same advice together, in the order of the table."""
    grouped: dict[str, list] = {}
    for kind in KIND.choices:
        grouped.setdefault(advice_on(look, kind.key).key, []).append(kind)
    return [(advice_on(look, kinds[0].key), kinds) for kinds in grouped.values()]


@require_safe
def books_file(request, kind):
    document = books_document(published_periods())
    if kind == "json":
        return JsonResponse(document)
    if kind == "csv":
        return csv_response("battery-rewards", HEADINGS, books_table(document))
    raise Http404


@require_safe
def checker(request):
    """The very bytes that a test runs on a Python that has nothing else."""
    return HttpResponse(
        CHECKER.read_bytes(),
        content_type="text/x-python; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="check_books.py"'},
    )
