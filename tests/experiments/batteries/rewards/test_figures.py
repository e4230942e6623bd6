from django.utils import timezone

from experiments.batteries.rewards.actions.confirming import refuse_drop_off
from experiments.batteries.rewards.enums import Refusal
from experiments.batteries.rewards.figures import FIGURES, figures_of
from tests.factories.batteries import collector
from tests.factories.battery_rewards import box_in, brought, stated


def test_day_of_five_people_is_told_and_of_four_is_not(scheme, card, staff):
    today = timezone.localdate()
    for _each in range(5):
        assert figures_of(today) == {}
        person = collector(scheme)
        brought(person, box_in(card), staff)
    wrong = stated(person, box_in(card))
    refuse_drop_off(drop_off=wrong, reason=Refusal.NOTHING, by=staff)
    figures = figures_of(today)
    assert figures == {
        "drop_offs": 5,
        "grams_brought": 1_150,
        "share_confirmed": 0.8333,
    }
    assert tuple(figures) == FIGURES
