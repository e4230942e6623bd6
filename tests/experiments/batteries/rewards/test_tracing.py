"""Where one's grams are: certain in the box, in everybody's shares beyond it, and together all of them."""

from uuid import uuid4

from django.utils import timezone

from experiments.batteries.custody.actions import empty_box, unload
from experiments.batteries.custody.enums import NodeKind
from experiments.batteries.rewards.tracing import where_now
from tests.factories.battery_rewards import box_in, brought
from tests.factories.custody import place


def keys_and_grams(person):
    return [(key, grams) for key, _words, grams in where_now(person)]


def test_grams_go_on_with_the_van_and_stay_in_other_boxes(
    bringer, neighbour, staff, card
):
    here, there = box_in(card), box_in(card)
    assert keys_and_grams(bringer) == []
    brought(bringer, here, staff, cells=20)
    brought(bringer, there, staff, cells=10)
    brought(neighbour, here, staff, cells=20)
    assert keys_and_grams(bringer) == [("box", 690)]
    van, hub = place(NodeKind.VAN), place(NodeKind.HUB)
    now = timezone.now()
    told = {"at": now, "by": None}
    empty_box(point=here, van=van, grams=920, key=str(uuid4()), **told)
    assert keys_and_grams(bringer) == [("box", 230), ("van", 460)]
    unload(van=van, hub=hub, grams=460, key=str(uuid4()), **told)
    found = dict(keys_and_grams(bringer))
    assert sum(found.values()) == 690
    assert found["box"] == 230
    assert found["hub"] > 0
