"""The plan of the park: beds whose areas are in proportion, with paths between them and a river.

Pure geometry, without a database. The ground is cut in two again and again, each time a little
askew, as gardens are; the first cut is the river.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from itertools import pairwise
from math import cos, hypot, pi, sin
from random import Random

from experiments.workflow import CONCLUDED, Status

Point = tuple[float, float]
Polygon = list[Point]

WIDTH = 1000
# Up to so many plots the ground is so high: more plots, more ground.
HEIGHTS = [(3, 620), (9, 860), (18, 1100), (float("inf"), 1400)]
PATH = 14
RIVER = 64
# The smallest bed has at least this share of an average one, or no finger would hit it.
SMALLEST = 0.45
TILT = 0.075
STAGES = {
    Status.PROPOSED: 0.05,
    Status.DESIGNING: 0.15,
    Status.RECRUITING: 0.25,
    Status.EVALUATING: 0.9,
}
UNDER_WAY_FROM, UNDER_WAY_UNTIL = 0.3, 0.85


@dataclass(frozen=True)
class Ground:
    """The whole plan: as many beds as weights, in their order, and the river's middle line."""

    height: int
    beds: list[Polygon]
    river: tuple[Point, Point]


def progress(
    status: str, starts_on: date | None, ends_on: date | None, today: date
) -> float:
    """How far an experiment has come, from 0 to 1; while it runs, its days decide."""
    if status in CONCLUDED:
        return 1.0
    if status in STAGES:
        return STAGES[Status(status)]
    if not starts_on or not ends_on or ends_on <= starts_on:
        return (UNDER_WAY_FROM + UNDER_WAY_UNTIL) / 2
    share = (today - starts_on).days / (ends_on - starts_on).days
    return UNDER_WAY_FROM + (UNDER_WAY_UNTIL - UNDER_WAY_FROM) * min(max(share, 0), 1)


def lay_out(weights: Sequence[float], seed: str = "park") -> Ground:
    """Cut the ground into beds in proportion to ``weights``, biggest first for good shapes."""
    height = next(height for most, height in HEIGHTS if len(weights) <= most)
    ground: Polygon = [(0, 0), (WIDTH, 0), (WIDTH, height), (0, height)]
    chance = Random(seed)  # noqa: S311
    if len(weights) < 2:
        first, second, line = _cut(ground, 0.12, 0.78, RIVER)
        beds = [first] * len(weights)
    else:
        sizes = _at_least(weights)
        middle = _halve(sizes)
        share = sum(sizes[:middle]) / sum(sizes)
        first, second, line = _cut(ground, 0.12, share, RIVER)
        beds = _divide(first, sizes[:middle], chance) + _divide(
            second, sizes[middle:], chance
        )
    return Ground(height, [_inset(bed, PATH / 2) for bed in beds], line)


def _at_least(weights: Sequence[float]) -> list[float]:
    floor = max(sum(weights) / len(weights), 1) * SMALLEST
    return [max(weight, floor) for weight in weights]


def _halve(sizes: Sequence[float]) -> int:
    """Where to split the row so that both parts weigh about the same; neither is empty."""
    total = sum(sizes)
    sums = [sum(sizes[:count]) for count in range(1, len(sizes))]
    return min(range(len(sums)), key=lambda index: abs(sums[index] * 2 - total)) + 1


def _divide(ground: Polygon, sizes: Sequence[float], chance: Random) -> list[Polygon]:
    if len(sizes) == 1:
        return [ground]
    middle = _halve(sizes)
    (left, top), (right, bottom) = bounds(ground)
    angle = 0.0 if right - left >= bottom - top else pi / 2
    angle += chance.uniform(-TILT, TILT)
    share = sum(sizes[:middle]) / sum(sizes)
    first, second, _line = _cut(ground, angle, share, 0)
    return _divide(first, sizes[:middle], chance) + _divide(
        second, sizes[middle:], chance
    )


def _cut(
    ground: Polygon, angle: float, share: float, gap: float
) -> tuple[Polygon, Polygon, tuple[Point, Point]]:
    """Two parts, ``gap`` apart, the first with ``share`` of their area; and the line between."""
    normal = (cos(angle), sin(angle))
    along = [x * normal[0] + y * normal[1] for x, y in ground]
    low, high = min(along) + gap / 2, max(along) - gap / 2
    for _step in range(40):
        offset = (low + high) / 2
        first = _before(ground, normal, offset - gap / 2)
        second = _before(ground, (-normal[0], -normal[1]), -(offset + gap / 2))
        if area(first) < share * (area(first) + area(second)):
            low = offset
        else:
            high = offset
    return first, second, _crossing(ground, normal, offset)


def _before(ground: Polygon, normal: Point, offset: float) -> Polygon:
    """The part of a convex polygon on the near side of a line."""
    kept: Polygon = []
    for start, end in pairwise([*ground, ground[0]]):
        near = normal[0] * start[0] + normal[1] * start[1] - offset
        far = normal[0] * end[0] + normal[1] * end[1] - offset
        if near <= 0:
            kept.append(start)
        if near * far < 0:
            share = near / (near - far)
            kept.append(
                (
                    start[0] + (end[0] - start[0]) * share,
                    start[1] + (end[1] - start[1]) * share,
                )
            )
    return kept


def _crossing(ground: Polygon, normal: Point, offset: float) -> tuple[Point, Point]:
    """Where a line enters and leaves the polygon."""
    first = _before(ground, normal, offset)
    ends = [
        p for p in first if abs(p[0] * normal[0] + p[1] * normal[1] - offset) < 1e-6
    ]
    ends.sort(key=lambda point: (point[1], point[0]))
    return ends[0], ends[-1]


def _inset(bed: Polygon, margin: float) -> Polygon:
    """The bed without its half of the path around it."""
    middle = centre(bed)

    def without_edge(rest: Polygon, edge: tuple[Point, Point]) -> Polygon:
        (ax, ay), (bx, by) = edge
        length = hypot(bx - ax, by - ay) or 1
        normal = ((by - ay) / length, (ax - bx) / length)
        if normal[0] * (middle[0] - ax) + normal[1] * (middle[1] - ay) > 0:
            normal = (-normal[0], -normal[1])
        return _before(rest, normal, normal[0] * ax + normal[1] * ay - margin)

    return reduce(without_edge, pairwise([*bed, bed[0]]), bed)


def area(polygon: Polygon) -> float:
    turns = (
        ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*polygon, polygon[0]])
    )
    return abs(sum(turns)) / 2 if polygon else 0.0


def centre(polygon: Polygon) -> Point:
    """The middle of the corners: inside, since every bed is convex."""
    return sum(x for x, _y in polygon) / len(polygon), sum(
        y for _x, y in polygon
    ) / len(polygon)


def bounds(polygon: Polygon) -> tuple[Point, Point]:
    xs, ys = zip(*polygon, strict=True)
    return (min(xs), min(ys)), (max(xs), max(ys))
