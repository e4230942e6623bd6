"""Factors are data: each says where it comes from, and what has none is not counted."""

from experiments.batteries.custody.enums import Material
from experiments.batteries.enums import Chemistry
from experiments.batteries.flows.factors import (
    CARBON,
    LEAST_RECYCLED,
    SOURCES,
    carbon_spared,
    carbon_spared_by,
)


def test_factors_are_of_known_things_and_sources():
    assert set(CARBON) < set(Material.values)
    assert set(LEAST_RECYCLED) < set(Chemistry.values)
    for each in (*CARBON.values(), *LEAST_RECYCLED.values()):
        assert each.source in SOURCES
        assert each.unit
    assert all(each.spared > 0 and each.is_estimate for each in CARBON.values())
    assert {each.year for each in SOURCES} == {2008, 2023}


def test_carbon_is_reckoned_in_whole_grams_and_only_where_a_factor_is_stated():
    assert carbon_spared("steel", 1_000) == 970
    assert carbon_spared("cadmium", 1_000) is None
    assert carbon_spared_by({"steel": 1_000, "zinc": 10, "other": 5}) == 988
