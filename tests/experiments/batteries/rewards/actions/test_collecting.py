from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from accounts.notifications.models import Notification
from experiments.batteries.rewards.actions.collecting import (
    cancel_collection,
    exchange_reward,
    give_reward,
    lapse_collections,
    set_aside,
)
from experiments.batteries.rewards.actions.correcting import take_back_drop_off
from experiments.batteries.rewards.actions.stocking import count_stock, deliver_stock
from experiments.batteries.rewards.counting import contribution_of
from experiments.batteries.rewards.enums import CollectionState
from experiments.batteries.rewards.exports.books import books_difference
from experiments.batteries.rewards.models import Collection, Transaction
from experiments.batteries.rewards.permissions import (
    KeyIsTaken,
    NoExchange,
    NotAllowed,
    NothingToCollect,
    NotOpen,
    OutOfStock,
    ReasonNeeded,
)
from tests.factories.batteries import collector
from tests.factories.battery_rewards import box_in, brought, rewards, shelf


@pytest.fixture
def stock(card, staff):
    return shelf(card, 2, staff)


@pytest.fixture
def rich(bringer, staff, card):
    """Three bags are theirs."""
    return brought(bringer, box_in(card), staff, cells=30)


def aside(stock, person, key=None) -> Collection:
    return set_aside(stock=stock, person=person, client_key=key or uuid4())


def test_set_aside_and_handed_out_once(stock, rich, bringer, staff):
    collection = aside(stock, bringer)
    assert collection.pieces == 2  # three are theirs, two are there
    for _again in range(2):
        give_reward(collection=collection, by=staff)
    stock.refresh_from_db()
    assert stock.pieces == 0
    [holding] = contribution_of(bringer).holdings
    assert (holding.pieces, holding.is_there) == (1, False)
    assert contribution_of(bringer).given == 2
    assert Transaction.objects.filter(kind="given").count() == 1
    assert books_difference() == 0


def test_double_click_and_second_tab_give_the_same_code(stock, rich, bringer):
    key = uuid4()
    codes = {aside(stock, bringer, key).code for _again in range(2)}
    assert codes | {aside(stock, bringer).code} == codes


def test_key_of_another_is_refused(stock, rich, bringer, scheme, staff, card):
    key, other = uuid4(), collector(scheme)
    brought(other, box_in(card), staff)
    aside(stock, bringer, key)
    with pytest.raises(KeyIsTaken):
        aside(stock, other, key)


def test_what_is_set_aside_is_not_there_for_others(stock, rich, bringer, scheme, staff):
    other = collector(scheme)
    brought(other, rich.point, staff)
    collection = aside(stock, bringer)
    with pytest.raises(OutOfStock):
        aside(stock, other)
    cancel_collection(collection=collection)
    assert aside(stock, other).pieces == 1


def test_nothing_earned_is_nothing_to_collect(stock, bringer):
    with pytest.raises(NothingToCollect):
        aside(stock, bringer)


def test_only_staff_hand_out(stock, rich, bringer):
    with pytest.raises(NotAllowed):
        give_reward(collection=aside(stock, bringer), by=bringer)


def test_code_ends_and_the_reward_stays(stock, rich, bringer, staff):
    collection = aside(stock, bringer)
    Collection.objects.update(until=timezone.now() - timedelta(seconds=1))
    with pytest.raises(NotOpen):
        give_reward(collection=collection, by=staff)
    assert (lapse_collections(), lapse_collections()) == (1, 0)
    collection.refresh_from_db()
    assert collection.state == CollectionState.LAPSED
    assert contribution_of(bringer).holdings[0].pieces == 3
    assert aside(stock, bringer).code != collection.code


def test_second_person_at_the_counter_is_told(stock, rich, bringer, staff, manager):
    collection = aside(stock, bringer)
    give_reward(collection=collection, by=staff)
    with pytest.raises(NotOpen):
        give_reward(collection=collection, by=manager)


def test_out_of_stock_waits_and_is_told_when_new_ones_come(card, rich, bringer, staff):
    stock = shelf(card, 0, staff)
    with pytest.raises(OutOfStock):
        aside(stock, bringer)
    key = uuid4()
    for _again in range(2):
        deliver_stock(stock=stock, pieces=5, client_key=key, by=staff)
    stock.refresh_from_db()
    assert stock.pieces == 5
    told = Notification.objects.filter(person=bringer, event="in_stock")
    assert told.count() == 1
    with pytest.raises(KeyIsTaken):
        deliver_stock(stock=stock, pieces=6, client_key=key, by=staff)


def test_another_reward_instead(card, rich, bringer, staff):
    stock, cells = shelf(card, 0, staff), rewards()["cells-aa"]
    key = uuid4()
    for _again in range(2):
        exchange_reward(
            stock=stock, reward=cells, pieces=2, person=bringer, client_key=key
        )
    held = contribution_of(bringer).holdings
    assert {each.stock.reward.key: each.pieces for each in held} == {
        "bag-10": 1,
        "cells-aa": 2,
    }
    assert books_difference() == 0


@pytest.mark.parametrize(
    ("reward", "pieces", "refusal"),
    [("bag-10", 1, NoExchange), ("cells-aa", 0, NoExchange)]
    + [("cells-aa", 4, NothingToCollect)],
)
def test_no_other_exchange(card, rich, bringer, staff, reward, pieces, refusal):
    with pytest.raises(refusal):
        exchange_reward(
            stock=shelf(card, 0, staff),
            reward=rewards()[reward],
            pieces=pieces,
            person=bringer,
            client_key=uuid4(),
        )


def test_counted_shelf_is_mended_with_its_reason(stock, staff):
    with pytest.raises(ReasonNeeded):
        count_stock(stock=stock, counted=1, reason="", client_key=uuid4(), by=staff)
    key = uuid4()
    for _again in range(2):
        count_stock(stock=stock, counted=1, reason="Torn", client_key=key, by=staff)
    stock.refresh_from_db()
    assert (stock.pieces, books_difference()) == (1, 0)


def test_what_was_handed_out_is_not_asked_back(stock, rich, bringer, staff):
    give_reward(collection=aside(stock, bringer), by=staff)
    take_back_drop_off(drop_off=rich, reason="Typed wrong", by=staff)
    contribution = contribution_of(bringer)
    assert (contribution.given, contribution.holdings) == (2, [])
    assert books_difference() == 0
