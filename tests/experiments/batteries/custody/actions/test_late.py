"""Late, twice and out of order: nothing lost, nothing counted twice."""

from datetime import timedelta

import pytest
from django.utils import timezone

from experiments.batteries.custody.actions import Weighing, receive_many
from experiments.batteries.custody.actions.places import box_of
from experiments.batteries.custody.balance import Balance, balance_of
from experiments.batteries.custody.models import CustodyEvent, Posting
from experiments.batteries.custody.permissions import (
    KeyIsTaken,
    NotAWeight,
    NotThatTime,
    TooHeavy,
)
from tests.factories.custody import Way, minutes_ago, point

pytestmark = pytest.mark.django_db


def test_a_scale_that_sends_twice_counts_once():
    way = Way()
    first = way.receive(500, key="scale-1")
    assert way.receive(500, key="scale-1") == first
    with pytest.raises(KeyIsTaken):
        way.receive(501, key="scale-1")
    with pytest.raises(KeyIsTaken):
        way.receive(500, key="scale-1", point=point(name="Other"))
    assert balance_of().received == 500


def test_an_emptying_that_is_sent_twice_counts_once():
    way = Way()
    way.receive(500)
    first = way.empty(480, key="van-1")
    assert way.empty(480, key="van-1") == first
    assert len(first.bag) == 18
    assert balance_of(box_of(way.point)) == Balance(500, 480, 20, 0, 0, 0, 0)


@pytest.mark.parametrize("grams", [0, -5, 1.5, True, "7", None])
def test_what_is_no_weight_is_refused(grams):
    way = Way()
    with pytest.raises(NotAWeight):
        way.receive(grams)
    with pytest.raises(NotAWeight):
        way.empty(grams)
    assert CustodyEvent.objects.count() == 0


def test_absurd_weights_and_moments_are_refused():
    way = Way()
    with pytest.raises(TooHeavy) as refusal:
        way.receive(500_000)
    assert str(refusal.value) == (
        "500 kg cannot be right: at most 60 kg fit. Were grams and kilograms mixed up?"
    )
    for moment in (minutes_ago(-60), timezone.now() - timedelta(days=91)):
        with pytest.raises(NotThatTime):
            way.receive(500, at=moment)


def test_a_drop_off_told_after_the_box_was_emptied_was_in_the_bag():
    way = Way()
    way.receive(300)
    way.empty(800)
    way.receive(450, at=minutes_ago(600))
    box = box_of(way.point)
    assert balance_of(box) == Balance(750, 800, 0, 50, 0, 0, 0)
    way.receive(100, at=minutes_ago(600))
    assert balance_of(box) == Balance(850, 800, 50, 50 - 50, 0, 0, 0)


def test_emptyings_told_in_the_wrong_order_come_to_the_same():
    def way_of(order):
        way = Way()
        start = way.now
        acts = {
            "in": lambda: way.receive(500, at=start),
            "first": lambda: way.empty(490, at=start + timedelta(minutes=10)),
            "more": lambda: way.receive(200, at=start + timedelta(minutes=20)),
            "second": lambda: way.empty(205, at=start + timedelta(minutes=30)),
            "hub": lambda: way.unload(690, at=start + timedelta(minutes=40)),
        }
        for name in order.split():
            acts[name]()
        places = (box_of(way.point), way.van, way.hub)
        return [
            (b.received, b.sent, b.found - b.lost, b.stock, b.difference)
            for b in map(balance_of, places)
        ]

    told = way_of("in first more second hub")
    assert told == [(700, 695, -5, 0, 0), (695, 690, -5, 0, 0), (690, 0, 0, 690, 0)]
    for order in (
        "in more second first hub",
        "in second hub first more",
        "second hub in more first",
        "hub second first more in",
    ):
        assert way_of(order) == told


def test_many_at_once_keep_no_good_one_out(django_assert_max_num_queries):
    points = [point(), point()]
    now = minutes_ago(5)
    rows = [
        Weighing(points[number % 2], 100, "alkaline", now, f"k{number}")
        for number in range(100)
    ]
    rows[3] = Weighing(points[0], -1, "alkaline", now, "k3")
    rows[5] = rows[4]
    receive_many(rows[:2])
    with django_assert_max_num_queries(16):
        received = receive_many(rows)
    refused = [each for each in received if each.refusal]
    assert [type(each.refusal) for each in refused] == [NotAWeight]
    assert sum(each.is_new for each in received) == 100 - 2 - 1 - 1
    assert balance_of().received == 98 * 100
    assert set(Posting.objects.values_list("transaction__is_sealed", flat=True)) == {
        True
    }
