"""Many scales, drivers and hands in the same moment; and what happens without the lock."""

from collections import Counter
from threading import Barrier

import pytest
from django.db import IntegrityError, connection

from experiments.batteries.custody.actions import moving
from experiments.batteries.custody.balance import balance_of
from experiments.batteries.custody.models import CustodyEvent, Head
from experiments.batteries.custody.permissions import LotIsFurther, NotEnough
from tests.experiments.at_once import at_once
from tests.factories.custody import Way

pytestmark = pytest.mark.django_db(transaction=True)


def chain_is_whole(node) -> bool:
    events = list(CustodyEvent.objects.filter(node=node).order_by("seq"))
    follows = [each.previous for each in events[1:]] == [
        each.digest for each in events[:-1]
    ]
    return follows and [each.seq for each in events] == list(range(1, len(events) + 1))


def test_one_key_sent_by_many_is_one_drop_off():
    way = Way()
    results = at_once(
        lambda: way.receive(500, key="one-key-only") for _again in range(24)
    )
    assert len({each.pk for each in results}) == 1
    assert balance_of().received == 500


def test_many_drop_offs_keep_the_chain_and_the_sums():
    way = Way()
    way.receive(1)
    at_once((lambda: way.receive(100)) for _each in range(24))
    box = Head.objects.get(node__point=way.point)
    assert (box.seq, balance_of().received) == (25, 2_401)
    assert chain_is_whole(box.node)


def test_a_lot_is_shipped_once_and_a_stock_is_sorted_once():
    way = Way()
    way.receive(1_000)
    way.empty(1_000)
    way.unload(1_000)
    sorts = at_once((lambda: way.sort(600)) for _each in range(8))
    assert Counter(type(each) for each in sorts) == {CustodyEvent: 1, NotEnough: 7}
    lot = CustodyEvent.objects.get(act="sort").lot
    for act in (way.close, way.ship):
        results = at_once((lambda act=act: act(lot)) for _each in range(8))
        kinds = Counter(type(each) for each in results)
        assert kinds == {CustodyEvent: 1, LotIsFurther: 7}
    assert (balance_of(way.hub).sent, balance_of(way.hub).stock) == (600, 400)
    assert chain_is_whole(way.hub)


def test_without_the_lock_the_database_itself_refuses(monkeypatch):
    """The control: unlocked, acts collide at the constraints, and still nothing is counted twice."""
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one write at a time, lock or not.")
    way = Way()
    way.receive(1_000)
    way.empty(1_000)
    way.unload(1_000)
    way.sort(100)  # or they would wait for one another to open the lot
    all_have_read = Barrier(8)

    def unlocked(*nodes):
        heads = {head.node_id: head for head in Head.objects.filter(node__in=nodes)}
        all_have_read.wait(20)
        return heads

    monkeypatch.setattr(moving, "lock", unlocked)
    sorts = at_once((lambda: way.sort(600)) for _each in range(8))
    kinds = {type(each) for each in sorts}
    assert IntegrityError in kinds
    assert kinds <= {CustodyEvent, NotEnough, IntegrityError}
    sorted_in = CustodyEvent.objects.filter(act="sort", grams=600)
    assert (sorted_in.count(), balance_of(way.hub).difference) == (1, 0)
