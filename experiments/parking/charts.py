"""The drawing of a search: its areas, and as their ground the river and the districts around the place.

The river is the park's own drawing (:mod:`experiments.maps`), rough on purpose; outlines of districts are there once they
are imported (``import_districts``).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from experiments.maps import HAN
from innovation_park.lib.distances import METRES_PER_DEGREE, Point, shrinking

from .availability import AROUND_METRES
from .wishes import ParkingWish

SIDE = 1000  # of the drawing, whose middle is the place
REACH = AROUND_METRES + 400  # metres from the middle to its edge
RADII = {
    metres: round(metres / REACH * SIDE / 2) for metres in (AROUND_METRES, 1000, 500)
}
RINGS = [
    {"radius": radius, "foot": SIDE // 2 + radius, "metres": metres}
    for metres, radius in RADII.items()
]
AIR = 160  # around the drawing, within which a line is still drawn: half the river is as wide
INSET = 60  # of a name from the edge
WORD, LETTERS = 160, 40  # about as long and as high as a name is


@dataclass(frozen=True)
class Plot:
    """One area on the drawing, in its units."""

    area: object  # a :class:`experiments.parking.maps.ShownArea`
    x: int
    y: int
    size: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.size // 2, self.y + self.size // 2


@dataclass(frozen=True)
class Drawing:
    """Rings tell how far it is from the middle; ``metres`` from the middle to the edge, for the moving map."""

    plots: list[Plot]

    metres = REACH
    rings = RINGS


def drawing_of(areas: Iterable, wish: ParkingWish) -> Drawing:
    """The wide ones first, so that the small ones lie on top."""
    plots = []
    for area in sorted(areas, key=lambda each: -each.wide):
        x, y = placed(wish.point, area.longitude, area.latitude)
        size = round(area.wide / REACH * SIDE / 2)
        plots.append(Plot(area, round(x - size / 2), round(y - size / 2), size))
    return Drawing(plots)


def placed(middle: Point, longitude: float, latitude: float) -> tuple[float, float]:
    """On the drawing around ``middle``; north is up."""
    north = (latitude - middle[0]) * METRES_PER_DEGREE
    east = (longitude - middle[1]) * METRES_PER_DEGREE * shrinking(middle[0])
    return (1 + east / REACH) * SIDE / 2, (1 - north / REACH) * SIDE / 2


@dataclass(frozen=True)
class Named:
    name: str
    x: int
    y: int


@dataclass(frozen=True)
class Ground:
    """Paths in the units of the drawing; an empty one is not near."""

    river: str
    outlines: list[str]
    names: list[Named]


def ground_of(middle: Point, districts: Iterable) -> Ground:
    """``districts`` are rows with a point each and, where it was imported, an outline."""
    districts = list(districts)
    lines = (
        line
        for each in districts
        if each.boundary
        for ring in _rings(each.boundary)
        if (line := _line(middle, ring))
    )
    return Ground(
        _line(middle, HAN),
        list(lines),
        [named for each in districts if (named := _named(middle, each))],
    )


def _rings(boundary: dict) -> Iterable[list]:
    shapes = boundary["coordinates"]
    polygons = [shapes] if boundary["type"] == "Polygon" else shapes
    return (ring for polygon in polygons for ring in polygon)


def _line(middle: Point, points: Iterable) -> str:
    """Only what is near: an outline may have thousands of points."""
    seen = [placed(middle, *each[:2]) for each in points]
    drawn, last = [], None
    for start, end in pairwise(seen):
        if not _is_near(start, end):
            continue
        if start != last:
            drawn.append(f"M{start[0]:.0f} {start[1]:.0f}")
        drawn.append(f"L{end[0]:.0f} {end[1]:.0f}")
        last = end
    return "".join(drawn)


def _is_near(start: tuple[float, float], end: tuple[float, float]) -> bool:
    """Does the piece between them touch the drawing or the air around it? What is cut off its ends must leave something."""
    first, last = 0.0, 1.0
    for a, b in zip(start, end, strict=True):
        if a == b:
            if not -AIR <= a <= SIDE + AIR:
                return False
            continue
        into, out = sorted(((-AIR - a) / (b - a), (SIDE + AIR - a) / (b - a)))
        first, last = max(first, into), min(last, out)
    return first <= last


def _named(middle: Point, district) -> Named | None:
    x, y = placed(middle, district.longitude, district.latitude)
    if not all(INSET <= each <= SIDE - INSET for each in (x, y)):
        return None
    is_on_a_foot = any(abs(y - each["foot"]) < LETTERS for each in RINGS)
    if abs(x - SIDE / 2) < WORD and is_on_a_foot:
        y -= LETTERS
    return Named(str(district), round(x), round(y))
