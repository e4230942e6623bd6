"""In = stock + out + stated loss, wherever one looks."""

import pytest
from django.db import IntegrityError, transaction

from experiments.batteries.custody.actions.places import box_of
from experiments.batteries.custody.balance import Balance, balance_of
from experiments.batteries.custody.enums import Side
from experiments.batteries.custody.models import (
    CustodyEvent,
    DayBalance,
    Posting,
    Stock,
)
from experiments.batteries.custody.stock import stock_of
from tests.factories.custody import Way

pytestmark = pytest.mark.django_db


def test_a_whole_way_closes_to_the_gram():
    way = Way()
    way.receive(600)
    way.receive(400)
    way.empty(990)
    way.unload(995)
    lot = way.sort(900).lot
    way.close(lot, grams=905)
    way.ship(lot)
    lot.refresh_from_db()
    way.arrive(lot, 900)
    way.certify(lot, zinc=300, steel=400)

    assert balance_of(box_of(way.point)) == Balance(1000, 990, 10, 0, 0, 0, 0)
    assert balance_of(way.van) == Balance(990, 995, 0, 5, 0, 0, 0)
    assert balance_of(way.hub) == Balance(995, 905, 0, 5, 0, 0, 95)
    assert balance_of(way.recycler) == Balance(900, 700, 200, 0, 0, 0, 0)
    whole = balance_of()
    assert whole == Balance(1000, 700, 215, 10, 0, 0, 95)
    assert whole.difference == 0


def test_running_sums_are_those_of_the_books():
    way = Way()
    lot = way.lot_at_recycler()
    way.arrive(lot, 980)
    for stock in Stock.objects.all():
        postings = Posting.objects.filter(
            node=stock.node_id, lot_number=stock.lot_number
        )
        sums = dict.fromkeys(Side.values, 0)
        for each in postings:
            sums[each.side] += each.grams
        assert (stock.received, -stock.sent) == (sums["in"], sums["out"])
        assert (-stock.lost, stock.found) == (sums["lost"], sums["found"])
        assert stock.grams == sum(sums.values())
    assert sum(Posting.objects.values_list("grams", flat=True)) == 0
    days = DayBalance.objects.values_list("received", flat=True)
    assert sum(days) == sum(Stock.objects.values_list("received", flat=True))


def test_the_database_refuses_a_stock_below_nought_and_books_that_do_not_add_up():
    way = Way()
    event = way.receive(500)
    copy = CustodyEvent.objects.get(pk=event.pk)
    copy.pk, copy.seq, copy.client_key, copy.is_sealed = None, 2, "other", False
    copy.save()
    box = box_of(way.point)

    def post(grams, side=Side.OUT):
        with transaction.atomic():
            return Posting.objects.create(
                transaction=copy, node=box, side=side, day="2026-11-01", grams=grams
            )

    with pytest.raises(IntegrityError):
        post(-501)
    with pytest.raises(IntegrityError):
        post(-100, side="")
    post(-500)
    with pytest.raises(IntegrityError), transaction.atomic():
        CustodyEvent.objects.filter(pk=copy.pk).update(is_sealed=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        CustodyEvent.objects.filter(pk=event.pk).update(grams=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        event.postings.all().delete()
    post(500, side=Side.IN)
    assert CustodyEvent.objects.filter(pk=copy.pk).update(is_sealed=True) == 1


def test_a_time_has_its_own_balance():
    way = Way()
    event = way.receive(500)
    day = DayBalance.objects.get().day
    box = box_of(way.point)
    assert balance_of(box, since=day) == Balance(received=500, stock=500)
    assert balance_of(box, until=day) == Balance()
    later = day.replace(year=day.year + 1)
    assert balance_of(box, since=later) == Balance(before=500, stock=500)
    assert (event.grams, stock_of(way.point)) == (500, 500)
