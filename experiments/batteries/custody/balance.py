"""In = stock + out + stated loss: of one place, of one lot, or of the whole way from the resident to the recycler."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from .enums import NodeKind
from .models import DayBalance, Lot, Node, Stock

COLUMNS = ("received", "sent", "lost", "found", "shifted")


@dataclass(frozen=True)
class Balance:
    """Grams within a time; ``before`` was there at its beginning, ``stock`` at its end, as the books of stock say.

    ``difference`` is nought, or the running sums contradict the stock.
    """

    received: int = 0
    sent: int = 0
    lost: int = 0
    found: int = 0
    shifted: int = 0
    before: int = 0
    stock: int = 0

    @property
    def difference(self) -> int:
        came = self.before + self.received + self.found + self.shifted
        return came - self.sent - self.lost - self.stock


def balance_of(
    node: Node | None = None,
    since: date | None = None,
    until: date | None = None,
    *,
    lot: Lot | None = None,
) -> Balance:
    """From the first day to the day before ``until``. Without a place: received by the boxes, sent as recovered material.

    Two queries over the balances of days, whatever the number of events.
    """
    days = DayBalance.objects.all()
    if lot:
        days = days.filter(lot_number=lot.pk)
    if node:
        days = days.filter(node=node)
        return _of_place(days, _stock(node, lot, until, days), since, until)
    return _of_all(days, since, until)


def _of_place(days: QuerySet, stock: int, since, until) -> Balance:
    sums = _sums(_within(days, since, until))
    before = _net(_sums(days.filter(day__lt=since))) if since else 0
    return Balance(**sums, before=before, stock=stock)


def _of_all(days: QuerySet, since, until) -> Balance:
    """What boxes received came in, what became material went out; the moves between were within."""
    inner = ~Q(node__kind=NodeKind.MATERIAL)
    entering = Q(node__kind=NodeKind.BOX)

    def of(rows) -> dict[str, int]:
        return _named(
            rows.aggregate(
                of_received=_sum("received", entering),
                of_sent=_sum("received", ~inner),
                of_lost=_sum("lost"),
                of_found=_sum("found"),
                of_shifted=_sum("shifted"),
            )
        )

    before = _net(of(days.filter(day__lt=since))) if since else 0
    stocks = Stock.objects.filter(inner).aggregate(of_grams=_sum("grams"))["of_grams"]
    if until:
        stocks -= _net(of(days.filter(day__gte=until)))
    return Balance(**of(_within(days, since, until)), before=before, stock=stocks)


def _stock(node: Node, lot: Lot | None, until, days: QuerySet) -> int:
    stocks = Stock.objects.filter(node=node)
    if lot:
        stocks = stocks.filter(lot_number=lot.pk)
    now = stocks.aggregate(of_grams=_sum("grams"))["of_grams"]
    return now - _net(_sums(days.filter(day__gte=until))) if until else now


def _within(days: QuerySet, since, until) -> QuerySet:
    if since:
        days = days.filter(day__gte=since)
    return days.filter(day__lt=until) if until else days


def _sums(days: QuerySet) -> dict[str, int]:
    return _named(days.aggregate(**{f"of_{name}": _sum(name) for name in COLUMNS}))


def _named(sums: dict[str, int]) -> dict[str, int]:
    """A sum cannot bear the name of its column."""
    return {name.removeprefix("of_"): told for name, told in sums.items()}


def _sum(name: str, only: Q | None = None):
    return Coalesce(Sum(name, filter=only), 0)


def _net(sums: dict[str, int]) -> int:
    came = sums["received"] + sums["found"] + sums["shifted"]
    return came - sums["sent"] - sums["lost"]
