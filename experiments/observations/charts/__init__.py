"""The charts of the results page: drawn here, as accessible SVG, in the reader's language."""

from .counted import choices_chart, share_words
from .drawing import Chart
from .measured import (
    Marks,
    bin_words,
    distribution_chart,
    series_chart,
    standing_chart,
)
from .numbers import Measure, count, day, days, measure_for
from .places import DistrictMap, district_map

__all__ = [
    "Chart",
    "DistrictMap",
    "Marks",
    "Measure",
    "bin_words",
    "choices_chart",
    "count",
    "day",
    "days",
    "distribution_chart",
    "district_map",
    "measure_for",
    "series_chart",
    "share_words",
    "standing_chart",
]
