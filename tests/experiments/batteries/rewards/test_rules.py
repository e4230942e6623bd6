"""Four real rules: exact examples, and what must hold for whatever is brought."""

import copy

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from experiments.batteries.rewards.rules import NOTHING, Amount, faults_of, read_rule

from .real_rules import DOBONG, DONGDAEMUN, EUNPYEONG, RULES, SEOCHO

REWARDS = {"bag-10", "cells-aa"}
READ = {name: read_rule(rule) for name, rule in RULES.items()}
amounts = st.builds(Amount, st.integers(0, 500), st.integers(0, 20_000))
days = st.lists(amounts, max_size=6)
rules = st.sampled_from(list(READ.values()))


def pieces(rule, *each_day):
    """``each_day``: cells, or (cells, grams)."""
    brought = [
        Amount(*day) if isinstance(day, tuple) else Amount(day) for day in each_day
    ]
    read = read_rule(rule)
    return read.gives[1] * read.bundles(brought)


@pytest.mark.parametrize(
    ("rule", "brought", "given"),
    [
        # Dobong: 10 cells = one 10-litre bag, at most 3 a day; the rest is carried
        (DOBONG, [9], 0),
        (DOBONG, [10], 1),
        (DOBONG, [19], 1),
        (DOBONG, [30], 3),
        (DOBONG, [500], 3),
        (DOBONG, [500, 500], 6),
        (DOBONG, [9, 1], 1),
        (DOBONG, [35, 5], 3),  # the five above the cap are not carried
        # Dongdaemun: 10 = 1 bag, at most 100 cells; each day begins at nought
        (DONGDAEMUN, [10], 1),
        (DONGDAEMUN, [99], 9),
        (DONGDAEMUN, [100], 10),
        (DONGDAEMUN, [500], 10),
        (DONGDAEMUN, [9, 1], 0),
        (DONGDAEMUN, [100, 100], 20),
        # Eunpyeong: 20 cells or 500 g = 2 new cells
        (EUNPYEONG, [(19, 499)], 0),
        (EUNPYEONG, [(20, 0)], 2),
        (EUNPYEONG, [(0, 500)], 2),
        (EUNPYEONG, [(20, 500)], 2),
        (EUNPYEONG, [(40, 500)], 4),
        (EUNPYEONG, [(21, 1_000)], 4),
        (EUNPYEONG, [(20, 200), (1, 500)], 2),  # on two days no more than on one
        (SEOCHO, [10], 1),
        (SEOCHO, [9, 1], 1),
    ],
)
def test_card_gives(rule, brought, given):
    assert pieces(rule, *brought) == given


@pytest.mark.parametrize(
    ("rule", "drop_off", "counted"),
    [
        (DOBONG, ("alkaline", "cell", 12, 300), Amount(12, 300)),
        (DOBONG, ("alkaline", "cell", None, 270), Amount(10, 270)),  # by weight
        (DOBONG, ("li_ion", "power_bank", 2, 700), Amount(20)),  # each is a bag
        (DONGDAEMUN, ("alkaline", "cell", None, 270), Amount(0, 270)),
        (DONGDAEMUN, ("li_ion", "power_bank", 2, 700), Amount(2, 700)),
        (EUNPYEONG, ("alkaline", "cell", None, 500), Amount(0, 500)),
        (SEOCHO, ("alkaline", "cell", 50, 1_200), NOTHING),  # rechargeable only
        (SEOCHO, ("zinc_carbon", "cell", 50, 1_000), NOTHING),
        (SEOCHO, ("li_primary", "cell", 50, 1_000), NOTHING),
        (SEOCHO, ("nimh", "cell", 10, 270), Amount(10, 270)),
        (SEOCHO, ("li_ion", "power_bank", 1, 300), Amount(10)),
    ],
)
def test_drop_off_counts(rule, drop_off, counted):
    chemistry, item, cells, grams = drop_off
    assert (
        read_rule(rule).amount_of(
            chemistry=chemistry, item=item, cells=cells, grams=grams
        )
        == counted
    )


@given(rules, days, amounts)
def test_more_never_gives_less(rule, brought, more):
    assert rule.bundles([*brought, more]) >= rule.bundles(brought)
    if brought:
        raised = [brought[0] + more, *brought[1:]]
        assert rule.bundles(raised) >= rule.bundles(brought)


@given(rules, days, st.randoms())
def test_order_of_days_does_not_matter(rule, brought, chance):
    mixed = list(brought)
    chance.shuffle(mixed)
    assert rule.bundles(mixed) == rule.bundles(brought)


@given(st.sampled_from(["dobong", "dongdaemun"]), days, amounts)
def test_no_day_gives_more_than_its_cap(name, brought, day):
    rule = READ[name]
    most = {"dobong": 3, "dongdaemun": 10}[name]
    assert rule.bundles([*brought, day]) - rule.bundles(brought) <= most


@given(rules, amounts, amounts, st.sampled_from(["alkaline", "li_ion", "nimh"]))
def test_two_halves_on_one_day_give_what_the_whole_gives(rule, one, two, chemistry):
    def counted(part):
        return rule.amount_of(
            chemistry=chemistry, item="cell", cells=part.cells, grams=part.grams
        )

    whole = counted(one + two)
    assert rule.bundles([counted(one) + counted(two)]) == rule.bundles([whole])


@given(rules, amounts, amounts)
def test_halves_that_were_only_weighed_give_no_more_than_the_whole(rule, one, two):
    def counted(grams):
        return rule.amount_of(chemistry="nimh", item="cell", cells=None, grams=grams)

    halves = [counted(one.grams) + counted(two.grams)]
    assert rule.bundles(halves) <= rule.bundles([counted(one.grams + two.grams)])


@given(rules, amounts, amounts)
def test_two_days_give_no_more_than_one_where_no_cap_is_met(rule, one, two):
    whole = one + two
    assume(rule.cap is None or whole.at_most(rule.cap) == whole)
    assert rule.bundles([one, two]) <= rule.bundles([whole])


@given(rules, days, amounts)
def test_what_is_missing_is_enough_and_needed(rule, brought, today):
    """Within the day and below its cap."""
    held = [*brought, today]
    assume(rule.cap is None)
    missing = rule.missing_to_next(held)
    now = rule.bundles(held)
    if rule.per.cells:
        filled = [*brought, today + Amount(missing.cells)]
        assert rule.bundles(filled) == now + 1
        less = [*brought, today + Amount(missing.cells - 1)]
        assert rule.bundles(less) == now


def changed(path, value):
    rule = copy.deepcopy(DOBONG)
    *way, last = path
    at = rule
    for key in way:
        at = at[key]
    at[last] = value
    return rule


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_real_cards_have_no_faults(rule):
    assert faults_of(rule, REWARDS) == []


@pytest.mark.parametrize(
    ("rule", "faults"),
    [
        (None, ["card"]),
        ([], ["card"]),
        (changed(["for"], {}), ["for"]),
        (changed(["for"], {"kilos": 1}), ["for.kilos"]),
        (changed(["for"], {"cells": 0}), ["for.cells"]),
        (changed(["for"], {"cells": True}), ["for.cells"]),
        (changed(["for"], {"cells": 1.5}), ["for.cells"]),
        (changed(["gives"], 3), ["gives"]),
        (changed(["gives", "reward"], "gold"), ["gives.reward"]),
        (changed(["gives", "reward"], []), ["gives.reward"]),
        (changed(["gives", "number"], -1), ["gives.number"]),
        (changed(["remainder"], "kept"), ["remainder"]),
        (changed(["most_a_day"], {}), ["most_a_day"]),
        (changed(["most_a_day"], {"bundles": 3, "cells": 3}), ["most_a_day"]),
        (changed(["accepts"], []), ["accepts"]),
        (changed(["accepts"], ["gold"]), ["accepts.0"]),
        (changed(["accepts"], [[]]), ["accepts.0"]),
        (changed(["counts_as"], {"car": 2}), ["counts_as.car"]),
        (changed(["grams_a_cell"], "25"), ["grams_a_cell"]),
        (changed(["instead"], {}), ["instead"]),
        (changed(["instead"], ["bag-10"]), ["instead.0"]),
        (changed(["bonus"], 2), ["bonus"]),
        (EUNPYEONG | {"most_a_day": {"cells": 9}}, ["most_a_day.cells"]),
    ],
)
def test_fault_of_a_card_is_named(rule, faults):
    assert faults_of(rule, REWARDS) == faults


@settings(max_examples=30)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from([*DOBONG, "accepts", "x"]), inner)
        ),
        max_leaves=12,
    )
)
def test_whatever_has_no_faults_can_be_read(given):
    if not faults_of(given, REWARDS):
        assert read_rule(given).bundles([Amount(500, 500)]) >= 0
