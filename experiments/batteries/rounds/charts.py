"""Boxes and tours as a drawing: where they lie to each other. There are no streets on it, and beside it stands the list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, radians

from innovation_park.lib.distances import Point

WIDE = 1000
EDGE = 60
HIGHEST, LOWEST = 1100, 420


@dataclass(frozen=True)
class Dot:
    """``label`` is what is written in it: the number in the tour."""

    x: int
    y: int
    label: str = ""
    is_due: bool = False


@dataclass(frozen=True)
class Line:
    """One tour; ``style`` is its dashing, so that tours can be told apart without colour."""

    points: str
    dots: tuple[Dot, ...]
    style: int


@dataclass(frozen=True)
class Drawing:
    high: int
    hub: Dot
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()

    wide = WIDE


@dataclass(frozen=True)
class _Sheet:
    south: float
    west: float
    scale: float
    shrink: float
    high: int

    def at(self, point: Point) -> tuple[int, int]:
        x = EDGE + (point[1] - self.west) * self.shrink * self.scale
        y = self.high - EDGE - (point[0] - self.south) * self.scale
        return round(x), round(y)


def drawing_of_boxes(hub: Point, boxes: Iterable[tuple[Point, bool]]) -> Drawing:
    """Those that are due lie on top."""
    boxes = sorted(boxes, key=lambda each: each[1])
    sheet = _sheet([hub, *(point for point, _due in boxes)])
    dots = tuple(Dot(*sheet.at(point), is_due=due) for point, due in boxes)
    return Drawing(sheet.high, Dot(*sheet.at(hub)), dots=dots)


def drawing_of_tours(hub: Point, tours: Sequence[Sequence[Point]]) -> Drawing:
    """From the hub and back to it."""
    sheet = _sheet([hub, *(point for tour in tours for point in tour)])
    lines = []
    for number, tour in enumerate(tours):
        path = [sheet.at(point) for point in (hub, *tour, hub)]
        dots = [
            Dot(x, y, str(place)) for place, (x, y) in enumerate(path[1:-1], start=1)
        ]
        words = " ".join(f"{x},{y}" for x, y in path)
        lines.append(Line(words, tuple(dots), number % 3))
    return Drawing(sheet.high, Dot(*sheet.at(hub)), tuple(lines))


def _sheet(points: Sequence[Point]) -> _Sheet:
    south, north = min(p[0] for p in points), max(p[0] for p in points)
    west, east = min(p[1] for p in points), max(p[1] for p in points)
    shrink = max(cos(radians((south + north) / 2)), 0.01)
    wide, tall = max((east - west) * shrink, 0.002), max(north - south, 0.002)
    scale = min((WIDE - 2 * EDGE) / wide, (HIGHEST - 2 * EDGE) / tall)
    high = max(LOWEST, round(tall * scale) + 2 * EDGE)
    west -= ((WIDE - 2 * EDGE) / scale - (east - west) * shrink) / 2 / shrink
    south -= ((high - 2 * EDGE) / scale - (north - south)) / 2
    return _Sheet(south, west, scale, shrink, high)
