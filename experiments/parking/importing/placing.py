"""Where a car park without coordinates may be drawn: in the middle of its neighbourhood, else of its district.

The list names legal neighbourhoods (당산동3가), the register administrative ones (당산1동, 당산2동): they are told apart
by their stem (당산), and several stand for one with the mean of their middles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import NamedTuple

from accounts.districts.models import District, Neighbourhood

from ..codes import PlacedBy


class Placed(NamedTuple):
    district: District | None
    latitude: float | None
    longitude: float | None
    by: PlacedBy


def stem(name: str) -> str:
    """``당산동3가`` and ``당산1동`` are both ``당산``."""
    letters = re.sub(r"[\d.·,\s]", "", name)
    return re.sub(r"[동가]+$", "", letters) or letters


class Gazetteer:
    """The register of places, read once."""

    def __init__(self):
        self.districts = {each.name["ko"]: each for each in District.objects.all()}
        middles = defaultdict(list)
        for each in Neighbourhood.objects.all():
            key = (each.district_id, stem(each.name["ko"]))
            middles[key].append(middle(each.boundary))
        self.middles = {key: _mean(points) for key, points in middles.items()}

    def place(self, district: str, neighbourhood: str) -> Placed:
        found = self.districts.get(district)
        if found is None:
            return Placed(None, None, None, PlacedBy.NOTHING)
        point = self.middles.get((found.pk, stem(neighbourhood)))
        if point and neighbourhood:
            return Placed(found, *point, PlacedBy.NEIGHBOURHOOD)
        return Placed(found, found.latitude, found.longitude, PlacedBy.DISTRICT)


def middle(boundary: dict) -> tuple[float, float]:
    """(latitude, longitude) of the centroid of the largest ring; of its corners when it has no area."""
    shapes = boundary["coordinates"]
    polygons = [shapes] if boundary["type"] == "Polygon" else shapes
    ring = max((polygon[0] for polygon in polygons), key=lambda each: abs(_area(each)))
    area = _area(ring)
    if not area:
        return _mean([(y, x) for x, y in (point[:2] for point in ring)])
    sum_x = sum_y = 0.0
    for (ax, ay), (bx, by) in pairwise(point[:2] for point in ring):
        cross = ax * by - bx * ay
        sum_x += (ax + bx) * cross
        sum_y += (ay + by) * cross
    return round(sum_y / (6 * area), 6), round(sum_x / (6 * area), 6)


def _area(ring: list) -> float:
    corners = pairwise(point[:2] for point in ring)
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in corners) / 2


def _mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    latitudes, longitudes = zip(*points, strict=True)
    return (
        round(sum(latitudes) / len(points), 6),
        round(sum(longitudes) / len(points), 6),
    )
