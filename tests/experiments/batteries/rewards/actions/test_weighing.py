from uuid import uuid4

import pytest

from experiments.batteries.actions.scales import make_scale
from experiments.batteries.custody.stock import stock_of
from experiments.batteries.rewards.actions.weighing import weigh
from experiments.batteries.rewards.enums import State
from experiments.batteries.rewards.models import Weighing
from experiments.batteries.rewards.permissions import KeyIsTaken
from tests.factories.battery_rewards import box_in, stated


@pytest.fixture
def scale(box, staff):
    return make_scale(point=box, name="Left", by=staff)[0]


def test_scale_that_sends_twice_counts_once(scale, bringer, box):
    drop_off, key = stated(bringer, box), uuid4()
    sent = {"scale": scale, "client_key": key, "code": drop_off.code, "grams": 230}
    first, again = weigh(**sent), weigh(**sent)
    assert (first.became, first.is_new, again.is_new) == ("confirmed", True, False)
    assert stock_of(box) == 230
    with pytest.raises(KeyIsTaken):
        weigh(**{**sent, "grams": 231})
    other = weigh(**{**sent, "client_key": uuid4()})  # the same figures by a new key
    assert (other.became, stock_of(box)) == ("confirmed", 230)
    assert Weighing.objects.count() == 2


def test_scale_speaks_for_its_own_box(scale, bringer, card):
    elsewhere = stated(bringer, box_in(card))
    answer = weigh(scale=scale, client_key=uuid4(), code=elsewhere.code, grams=230)
    assert answer.became == "unknown"


def test_doubtful_weight_waits_for_somebody_who_counts(scale, bringer, box):
    drop_off = stated(bringer, box)
    answer = weigh(scale=scale, client_key=uuid4(), code=drop_off.code, grams=9_000)
    drop_off.refresh_from_db()
    assert (answer.became, drop_off.state) == ("doubtful", State.STATED)
    assert drop_off.doubt["code"] == "too_heavy"
    assert "9000 g" in answer.sentence
    assert stock_of(box) == 0
