from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.notifications.models import Notification
from experiments.batteries.custody.models import CustodyEvent
from experiments.batteries.custody.stock import stock_of
from experiments.batteries.rewards.actions.confirming import (
    close_unsafe,
    confirm_drop_off,
    expire_drop_offs,
    refuse_drop_off,
)
from experiments.batteries.rewards.actions.correcting import take_back_drop_off
from experiments.batteries.rewards.counting import contribution_of
from experiments.batteries.rewards.enums import Refusal, State
from experiments.batteries.rewards.exports.books import books_difference
from experiments.batteries.rewards.models import RuleCard, Transaction
from experiments.batteries.rewards.permissions import (
    AlreadyDecided,
    NotAllowed,
    NotConfirmed,
    OverLimit,
    ReasonNeeded,
)
from tests.factories.batteries import collector
from tests.factories.battery_rewards import box_in, brought, card_of, stated


def earned(person) -> int:
    return contribution_of(person).earned


def events_told(person) -> list[str]:
    told = Notification.objects.filter(person=person, kind__startswith="batteries")
    return list(told.order_by("pk").values_list("event", flat=True))


def test_weighed_is_in_both_books(bringer, staff, box):
    drop_off = brought(bringer, box, staff, cells=20)
    assert (drop_off.state, drop_off.confirmed_grams) == (State.CONFIRMED, 460)
    assert stock_of(box) == 460
    assert earned(bringer) == 2
    assert events_told(bringer) == ["earned"]
    assert books_difference() == 0


def test_same_figures_again_count_once(bringer, staff, box):
    drop_off = brought(bringer, box, staff, cells=20)
    again = confirm_drop_off(drop_off=drop_off, grams=460, by=staff)
    assert again == drop_off
    assert (stock_of(box), earned(bringer)) == (460, 2)
    assert CustodyEvent.objects.count() == Transaction.objects.count() == 1
    with pytest.raises(AlreadyDecided):
        confirm_drop_off(drop_off=drop_off, grams=461, by=staff)


def test_remainder_is_carried_and_the_cap_of_the_day_holds(bringer, staff, card):
    boxes = [box_in(card) for _each in range(4)]
    got = []
    for box, cells in zip(boxes, (9, 1, 25, 10), strict=True):
        brought(bringer, box, staff, cells=cells)
        got.append(earned(bringer))
    assert got == [0, 1, 3, 3]


def test_order_of_weighing_does_not_matter(scheme, staff, card):
    days = [(2, 25), (2, 4), (1, 12), (0, 35)]
    results = set()
    for order in ((0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)):
        person = collector(scheme)
        waiting = [
            stated(person, box_in(card), cells=cells, ago=60 * 24 * day)
            for day, cells in days
        ]
        for number in order:
            cells = days[number][1]
            confirm_drop_off(drop_off=waiting[number], grams=23 * cells, by=staff)
        results.add(earned(person))
    assert results == {7}  # 29 + 12 + 30 cells


def test_neighbour_earns_nothing_and_the_grams_count(neighbour, staff, box):
    brought(neighbour, box, staff)
    assert (earned(neighbour), stock_of(box)) == (0, 230)
    assert events_told(neighbour) == ["confirmed"]


def test_rechargeable_only_means_rechargeable_only(bringer, staff):
    card = card_of(
        {
            "gives": {"reward": "bag-10", "number": 1},
            "for": {"cells": 10},
            "accepts": ["nimh", "nicd", "li_ion"],
            "remainder": "carried",
        },
        code="11220",
    )
    brought(bringer, box_in(card), staff, cells=50)
    assert earned(bringer) == 0
    brought(bringer, box_in(card), staff, cells=10, grams=270, kind="nimh")
    assert earned(bringer) == 1


def test_power_bank_is_a_bag(bringer, staff, box):
    brought(bringer, box, staff, cells=1, grams=350, kind="power_bank")
    assert earned(bringer) == 1


@pytest.mark.parametrize("grams", [10, 9_000])
def test_weight_that_cannot_be_is_refused_and_waits(bringer, staff, box, grams):
    drop_off = stated(bringer, box)
    with pytest.raises(OverLimit):
        confirm_drop_off(drop_off=drop_off, grams=grams, by=staff)
    drop_off.refresh_from_db()
    assert (drop_off.state, stock_of(box)) == (State.STATED, 0)


def test_only_staff_weigh(bringer, box):
    drop_off = stated(bringer, box)
    for act in (
        lambda: confirm_drop_off(drop_off=drop_off, grams=230, by=bringer),
        lambda: refuse_drop_off(drop_off=drop_off, reason=Refusal.NOTHING, by=bringer),
        lambda: close_unsafe(drop_off=drop_off, by=bringer),
        lambda: take_back_drop_off(drop_off=drop_off, reason="x", by=bringer),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_refused_is_told_with_its_sentence(bringer, staff, box):
    drop_off = stated(bringer, box)
    for _again in range(2):
        refuse_drop_off(drop_off=drop_off, reason=Refusal.NOT_BATTERIES, by=staff)
    letter = Notification.objects.get(person=bringer, event="refused")
    assert str(Refusal.NOT_BATTERIES.label) in letter.letter["text"]
    with pytest.raises(AlreadyDecided):
        confirm_drop_off(drop_off=drop_off, grams=230, by=staff)


def test_leaking_ones_found_by_staff_earn_nothing(bringer, staff, box):
    drop_off = stated(bringer, box)
    refuse_drop_off(drop_off=drop_off, reason=Refusal.UNSAFE, by=staff)
    drop_off.refresh_from_db()
    assert (drop_off.state, earned(bringer)) == (State.UNSAFE, 0)
    assert events_told(bringer) == ["unsafe"]


def test_nobody_weighs_and_it_expires_once(bringer, box):
    stated(bringer, box, ago=60 * 24 * 14 + 5)
    other = stated(bringer, box)
    assert (expire_drop_offs(), expire_drop_offs()) == (1, 0)
    assert events_told(bringer) == ["expired"]
    other.refresh_from_db()
    assert other.state == State.STATED


def test_taken_back_in_both_books_and_what_was_handed_out_stays(bringer, staff, card):
    first = brought(bringer, box_in(card), staff, cells=20)
    second = brought(bringer, box_in(card), staff, cells=10)
    assert earned(bringer) == 3
    for _again in range(2):
        take_back_drop_off(drop_off=first, reason="Typed wrong", by=staff)
    first.refresh_from_db()
    assert first.state == State.CORRECTED
    assert earned(bringer) == 1
    assert (stock_of(first.point), stock_of(second.point)) == (0, 230)
    assert books_difference() == 0


def test_taking_back_asks_for_a_reason_and_something_to_take_back(bringer, staff, box):
    drop_off = stated(bringer, box)
    with pytest.raises(NotConfirmed):
        take_back_drop_off(drop_off=drop_off, reason="Typed wrong", by=staff)
    with pytest.raises(ReasonNeeded):
        take_back_drop_off(drop_off=drop_off, reason=" ", by=staff)


def test_used_card_stays_as_it_is(bringer, box, card):
    RuleCard.objects.filter(pk=card.pk).update(number=7)
    stated(bringer, box)
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleCard.objects.filter(pk=card.pk).update(
            valid_from=timezone.now() - timedelta(days=1)
        )


def test_books_cannot_be_changed(bringer, staff, box):
    brought(bringer, box, staff)
    with pytest.raises(IntegrityError), transaction.atomic():
        Transaction.objects.update(kind="given")
    with pytest.raises(IntegrityError), transaction.atomic():
        Transaction.objects.get().postings.update(pieces=9)
