"""Seoul by district, in five tones that also differ in grey; what is hidden or empty is hatched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from experiments.maps import plan_of

from .numbers import Measure

TONES = 4
FEWEST = 3  # with fewer districts a map says less than a sentence


@dataclass(frozen=True)
class Area:
    path: str
    tone: str  # tone-1 … tone-4, or hidden
    words: str


@dataclass(frozen=True)
class Legend:
    tone: str
    words: str


@dataclass(frozen=True)
class DistrictMap:
    key: str
    title: str
    description: str
    width: int
    height: int
    river: str
    areas: list[Area]
    legend: list[Legend]


def district_map(
    key: str,
    title: str,
    rows: Iterable[dict],
    districts: Iterable,
    measure: Measure,
    part="estimate",
) -> DistrictMap | None:
    """``districts`` are all of Seoul's; ``None`` where fewer than :data:`FEWEST` may be shown."""
    places = list(districts)
    values = {
        row["district"]: row[part]
        for row in rows
        if not row.get("suppressed") and row[part] is not None
    }
    for place in places:
        place.found = 0
    plan = plan_of(places)
    known = [values[place.code] for place in places if place.code in values]
    if len(known) < FEWEST:
        return None
    edges = _edges(known)
    return DistrictMap(
        key=key,
        title=title,
        description=_description(known, measure),
        width=plan.width,
        height=plan.height,
        river=plan.river,
        areas=[
            _area(each, values.get(each.code), edges, measure)
            for each in plan.districts
        ],
        legend=_legend(edges, measure),
    )


def _description(known: list[float], measure: Measure) -> str:
    words = _(
        "%(shown)s districts are shown, from %(low)s to %(high)s. The numbers are in the table."
    )
    return words % {
        "shown": len(known),
        "low": measure.words(min(known)),
        "high": measure.words(max(known)),
    }


def _area(district, value: float | None, edges, measure: Measure) -> Area:
    words = _("too few to show, or none") if value is None else measure.words(value)
    return Area(district.path, _tone(value, edges), f"{district.name}: {words}")


def _edges(known: list[float]) -> list[float]:
    low, high = min(known), max(known)
    if low == high:
        return [low]
    return [low + (high - low) * at / TONES for at in range(TONES + 1)]


def _tone(value: float | None, edges: list[float]) -> str:
    if value is None:
        return "hidden"
    if len(edges) == 1:
        return "tone-2"
    above = sum(value >= edge for edge in edges[1:-1])
    return f"tone-{above + 1}"


def _legend(edges: list[float], measure: Measure) -> list[Legend]:
    hidden = Legend("hidden", _("Fewer than five, or none"))
    if len(edges) == 1:
        return [Legend("tone-2", measure.words(edges[0])), hidden]
    pairs = zip(edges, edges[1:], strict=False)
    tones = [
        Legend(f"tone-{at}", measure.interval(low, high))
        for at, (low, high) in enumerate(pairs, start=1)
    ]
    return [*tones, hidden]
