"""Two at once: the last bag of a shelf, and the cap of a day. With the lock off, both races show."""

import threading
from contextlib import suppress
from uuid import uuid4

import pytest
from django.db import connection

from experiments.batteries.rewards.actions import collecting, confirming
from experiments.batteries.rewards.counting import contribution_of
from experiments.batteries.rewards.models import Account, Collection, Stock
from experiments.batteries.rewards.permissions import OutOfStock
from tests.experiments.at_once import at_once
from tests.factories.batteries import battery_manager, collector, running_batteries
from tests.factories.battery_rewards import box_in, brought, card_of, shelf, stated

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def on_postgresql():
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time.")


@pytest.fixture
def park():
    scheme = running_batteries()
    return scheme, card_of(), battery_manager()


def meets(monkeypatch, module, name):
    """Whoever asks this waits a moment for the other, who has asked it too unless a lock keeps them out."""
    asked, barrier = getattr(module, name), threading.Barrier(2)

    def asking(*args, **kwargs):
        answer = asked(*args, **kwargs)
        with suppress(threading.BrokenBarrierError):
            barrier.wait(1)
        return answer

    monkeypatch.setattr(module, name, asking)


def two_ask_for_the_last_bag(park, monkeypatch) -> list:
    scheme, card, staff = park
    stock, people = shelf(card, 1, staff), [collector(scheme), collector(scheme)]
    for person in people:
        brought(person, box_in(card), staff)
    meets(monkeypatch, collecting, "reserved_of")
    return at_once(
        [
            lambda person=person: collecting.set_aside(
                stock=stock, person=person, client_key=uuid4()
            )
            for person in people
        ]
    )


def test_last_bag_goes_to_one(park, monkeypatch):
    results = two_ask_for_the_last_bag(park, monkeypatch)
    assert {type(each) for each in results} == {Collection, OutOfStock}
    assert Collection.objects.count() == 1


def test_without_the_lock_the_last_bag_goes_to_both(park, monkeypatch):
    monkeypatch.setattr(
        collecting, "lock_stock", lambda stock: Stock.objects.get(pk=stock.pk)
    )
    two_ask_for_the_last_bag(park, monkeypatch)
    assert Collection.objects.count() == 2


def two_are_weighed_on_one_day(park, monkeypatch) -> int:
    scheme, card, staff = park
    person = collector(scheme)
    waiting = [stated(person, box_in(card), cells=25) for _each in range(2)]
    meets(monkeypatch, confirming, "days_of")
    results = at_once(
        [
            lambda drop_off=drop_off: confirming.confirm_drop_off(
                drop_off=drop_off, grams=575, by=staff
            )
            for drop_off in waiting
        ]
    )
    assert [each for each in results if isinstance(each, Exception)] == []
    return contribution_of(person).earned


def test_cap_of_the_day_holds_for_two_at_once(park, monkeypatch):
    assert two_are_weighed_on_one_day(park, monkeypatch) == 3


def test_without_the_lock_the_cap_is_passed(park, monkeypatch):
    monkeypatch.setattr(
        confirming, "lock_account", lambda account: Account.objects.get(pk=account.pk)
    )
    assert two_are_weighed_on_one_day(park, monkeypatch) == 4


def test_code_is_handed_out_once_by_two_at_the_counter(park):
    scheme, card, staff = park
    stock, person = shelf(card, 5, staff), collector(scheme)
    brought(person, box_in(card), staff)
    collection = collecting.set_aside(stock=stock, person=person, client_key=uuid4())
    other = battery_manager()
    at_once(
        [
            lambda by=by: collecting.give_reward(collection=collection, by=by)
            for by in (staff, other)
        ]
    )
    stock.refresh_from_db()
    assert (stock.pieces, contribution_of(person).given) == (4, 1)


def test_double_click_at_once_makes_one_drop_off(park):
    scheme, card, _staff = park
    person, box, key = collector(scheme), box_in(card), uuid4()
    results = at_once([lambda: stated(person, box, key=key)] * 2)
    assert len({each.pk for each in results}) == 1
