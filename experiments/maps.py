"""Where experiments are: a plan of Seoul drawn by the park, and points for the map upon it.

The plan is in the projection of web maps, so that the same drawing is a picture in the page and
the ground under the moving map. It needs no tiles and no other server.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .plots import plot_svg
from .standing import places_in_words

WIDTH = 1000
WEST, SOUTH, EAST, NORTH = 126.745, 37.415, 127.205, 37.710
MOST_POINTS = 2_000
APART = 0.006  # degrees between points that would lie upon each other
PLOT = 22  # half the side of a district drawn as a plot, for want of its outline

# The Han, from the western border to the eastern: longitude, latitude.
HAN = (
    (126.745, 37.628),
    (126.800, 37.600),
    (126.832, 37.583),
    (126.866, 37.568),
    (126.893, 37.552),
    (126.912, 37.538),
    (126.935, 37.531),
    (126.958, 37.515),
    (126.985, 37.508),
    (127.003, 37.517),
    (127.017, 37.531),
    (127.036, 37.536),
    (127.058, 37.525),
    (127.084, 37.521),
    (127.103, 37.531),
    (127.118, 37.546),
    (127.142, 37.560),
    (127.175, 37.573),
    (127.205, 37.574),
)


@dataclass(frozen=True)
class PlanDistrict:
    code: str
    name: str
    path: str
    x: int
    y: int
    found: int
    is_chosen: bool

    @property
    def words(self) -> str:
        count = ngettext("%(n)s experiment", "%(n)s experiments", self.found)
        return f"{self.name}: {count % {'n': self.found}}"


@dataclass(frozen=True)
class Plan:
    height: int
    river: str
    districts: list[PlanDistrict]
    has_outlines: bool

    width = WIDTH
    bounds = f"{SOUTH},{WEST},{NORTH},{EAST}"


def plan_of(districts: Iterable, chosen: str = "") -> Plan:
    """Of rows that carry ``found``, the number of experiments to show for each."""
    rows = list(districts)
    return Plan(
        height=_project(EAST, SOUTH)[1],
        river="M" + " ".join(f"{x},{y}" for x, y in (_project(*at) for at in HAN)),
        districts=[_plan_district(row, chosen) for row in rows],
        has_outlines=any(row.boundary for row in rows),
    )


def _plan_district(row, chosen: str) -> PlanDistrict:
    x, y = _project(row.longitude, row.latitude)
    return PlanDistrict(
        code=row.code,
        name=str(row.name),
        path=_outline(row.boundary) if row.boundary else _plot(x, y),
        x=x,
        y=y,
        found=row.found,
        is_chosen=row.code == chosen,
    )


def _mercator(latitude: float) -> float:
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)))


def _project(longitude: float, latitude: float) -> tuple[int, int]:
    scale = WIDTH / (EAST - WEST)
    return (
        round((longitude - WEST) * scale),
        round((_mercator(NORTH) - _mercator(latitude)) * scale),
    )


def _outline(boundary: dict) -> str:
    polygons = boundary["coordinates"]
    if boundary["type"] == "Polygon":
        polygons = [polygons]
    return "".join(_ring(ring) for polygon in polygons for ring in polygon)


def _ring(ring: list) -> str:
    points = list(dict.fromkeys(_project(*point[:2]) for point in ring))
    return "M" + " ".join(f"{x},{y}" for x, y in points) + "z"


def _plot(x: int, y: int) -> str:
    return f"M{x - PLOT},{y - PLOT}h{2 * PLOT}v{2 * PLOT}h-{2 * PLOT}z"


def feature_collection(experiments: Iterable) -> dict:
    """GeoJSON with what everybody may know; districts are prefetched by the caller."""
    taken: dict[tuple, int] = {}
    features = []
    for experiment in experiments:
        if point := _point(experiment, taken):
            features.append(_feature(experiment, point))
        if experiment.area:
            features.append(_area(experiment))
    return {"type": "FeatureCollection", "features": features}


def _point(experiment, taken: dict) -> tuple[float, float] | None:
    """Its own; else beside what else is in its first district; the whole city has none."""
    if experiment.latitude is not None:
        return experiment.longitude, experiment.latitude
    first = next(iter(experiment.districts.all()), None)
    if first is None:
        return None
    turn = taken[first.code] = taken.get(first.code, -1) + 1
    distance, angle = APART * math.sqrt(turn), turn * 2.4
    return (
        round(first.longitude + distance * math.cos(angle), 5),
        round(first.latitude + distance * math.sin(angle), 5),
    )


def _feature(experiment, point: tuple[float, float]) -> dict:
    return {
        "type": "Feature",
        "id": experiment.slug,
        "geometry": {"type": "Point", "coordinates": list(point)},
        "properties": {
            "name": str(experiment.name),
            "language": experiment.name.here.language,
            "url": experiment.get_absolute_url(),
            "topic": experiment.get_topic_display(),
            "status": experiment.get_status_display(),
            "places": places_in_words(experiment),
            "where": where_in_words(experiment),
            "marker": plot_svg(
                seed=experiment.slug, topic=experiment.topic, size="marker"
            ),
        },
    }


def _area(experiment) -> dict:
    return {
        "type": "Feature",
        "geometry": experiment.area,
        "properties": {"name": str(experiment.name)},
    }


def where_in_words(experiment) -> str:
    """The districts, prefetched; or that it is everywhere."""
    names = sorted(str(district) for district in experiment.districts.all())
    return ", ".join(names) or _("The whole of Seoul")
