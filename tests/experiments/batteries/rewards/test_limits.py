from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from experiments.batteries.enums import Chemistry
from experiments.batteries.rewards.limits import Before, limit_on, weight_limit

NOON = datetime(2026, 11, 23, 12, tzinfo=ZoneInfo("Asia/Seoul"))
HERE, THERE = 1, 2


def before(minutes, point=THERE):
    return Before(NOON - timedelta(minutes=minutes), point)


def code_of(limit):
    return limit and limit.code


@pytest.mark.parametrize(
    ("earlier", "code"),
    [
        ([], None),
        ([before(30 * n) for n in range(1, 5)], None),
        ([before(30 * n) for n in range(1, 6)], "many_today"),
        ([before(24 * 60 + 30 * n) for n in range(9)], None),
        ([before(9, HERE)], "same_box"),
        ([before(10, HERE)], None),
        ([before(1, THERE)], None),
        ([before(24 * 60, HERE), before(3, HERE)], "same_box"),
    ],
)
def test_how_often_and_where(earlier, code):
    assert code_of(limit_on(earlier, point=HERE, now=NOON)) == code


def test_photo_comes_once():
    assert code_of(limit_on([], point=HERE, now=NOON, is_known_photo=True)) == (
        "known_photo"
    )


def test_sentence_says_when_one_may_come_again():
    limit = limit_on([before(4, HERE)], point=HERE, now=NOON)
    with override("en"):
        assert str(limit) == (
            "You stated a drop-off at this very box at 11:56. Wait until 12:06 to state another one here; "
            "what you stated first is kept and needs nothing more."
        )


@pytest.mark.parametrize(
    ("cells", "grams", "code"),
    [
        (10, 230, None),
        (10, None, None),
        (None, 19_000, None),
        (10, 44, "too_light"),
        (10, 45, None),
        (10, 1_605, None),
        (10, 1_606, "too_heavy"),
    ],
)
def test_weight_fits_the_number(cells, grams, code):
    limit = weight_limit(
        chemistry=Chemistry.ALKALINE, item="cell", cells=cells, grams=grams
    )
    assert code_of(limit) == code


@pytest.mark.parametrize("chemistry", Chemistry)
def test_every_chemistry_has_a_weight(chemistry):
    light = weight_limit(chemistry=chemistry, item="cell", cells=400, grams=1)
    assert code_of(light) == "too_light"


def test_power_bank_weighs_what_power_banks_weigh():
    def limit(grams):
        return weight_limit(
            chemistry=Chemistry.LI_ION, item="power_bank", cells=1, grams=grams
        )

    assert (code_of(limit(30)), code_of(limit(350))) == ("too_light", None)
