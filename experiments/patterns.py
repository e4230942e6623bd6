"""The patterns of the plots, as geometry: one per topic, grown from a seed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, cos, pi, sin
from random import Random
from typing import Literal

Point = tuple[float, float]
Ink = Literal["paper", "ink", "tone"]
Kind = Literal["area", "lens", "disc", "line", "bend"]


@dataclass(frozen=True)
class Shape:
    """``area``: a filled polygon; ``lens``: foot, bulge, tip, other bulge of a leaf;
    ``disc``: a centre, ``size`` across; ``line``: a polyline ``size`` wide; ``bend``: one
    cubic curve ``size`` wide."""

    kind: Kind
    ink: Ink
    points: tuple[Point, ...]
    size: float = 0.0


@dataclass(frozen=True)
class Field:
    """The ground a pattern grows on: ``width`` x 1, with ``step`` between its rows."""

    width: float
    step: float
    chance: Random

    def grid(
        self, step_x: float, step_y: float
    ) -> Iterator[tuple[int, int, float, float]]:
        """Row, column, x and y of every crossing, one step beyond each edge."""
        for row in range(-1, ceil(1 / step_y) + 2):
            for column in range(-1, ceil(self.width / step_x) + 2):
                yield row, column, column * step_x, row * step_y


def _box(ink: Ink, x: float, y: float, width: float, height: float) -> Shape:
    return Shape(
        "area", ink, ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    )


def _parking(field: Field) -> Iterator[Shape]:
    """Slanted stripes in rows that lean against each other: bays on both sides of a lane."""
    row_height, bay = field.step * 1.5, field.step * 0.42
    lean = bay * field.chance.choice([1.2, 1.7, 2.2])
    taken = field.chance.uniform(0.3, 0.45)
    stripes = []
    for row in range(-1, ceil(1 / row_height) + 1):
        top, bottom = row * row_height, (row + 1) * row_height - field.step * 0.34
        slant = lean if row % 2 else -lean
        for column in range(-6, ceil(field.width / bay) + 6):
            x = column * bay
            stripes.append(((x, top), (x + slant, bottom)))
            if field.chance.random() < taken:
                far = ((x + bay + slant, bottom), (x + bay, top))
                yield Shape("area", "tone", (*stripes[-1], *far))
    for stripe in stripes:
        yield Shape("line", "ink", stripe, bay * 0.3)


def _batteries(field: Field) -> Iterator[Shape]:
    """Round cells packed as tightly as cells can be, some of them charged."""
    across = field.step * 0.86
    charged = field.chance.uniform(0.28, 0.42)
    cells = [
        ((x + (across / 2 if row % 2 else 0), y), field.chance.random())
        for row, _column, x, y in field.grid(across, across * 0.866)
    ]
    full = [centre for centre, draw in cells if draw < charged]
    empty = [centre for centre, draw in cells if draw >= charged]
    half = [centre for centre, draw in cells if draw > 0.75]
    for ink, centres, size in (
        ("ink", full, 0.86),
        ("paper", full, 0.24),
        ("tone", empty, 0.86),
        ("paper", empty, 0.54),
        ("ink", half, 0.28),
    ):
        for centre in centres:
            yield Shape("disc", ink, (centre,), across * size)


def _quarter(centre: Point, radius: float, start: float) -> tuple[Point, ...]:
    """A quarter of a circle as one cubic curve."""
    pull = radius * 0.5523
    (x, y), end = centre, start + pi / 2
    first = (x + radius * cos(start), y + radius * sin(start))
    last = (x + radius * cos(end), y + radius * sin(end))
    return (
        first,
        (first[0] - pull * sin(start), first[1] + pull * cos(start)),
        (last[0] + pull * sin(end), last[1] - pull * cos(end)),
        last,
    )


def _barriers(field: Field) -> Iterator[Shape]:
    """Winding paths, and here and there a flight of steps across them."""
    tile, half = field.step * 1.1, field.step * 0.55
    steep = field.chance.uniform(0.2, 0.3)
    tiles = list(field.grid(tile, tile))
    is_turned = [field.chance.random() < 0.5 for _ in tiles]
    for (_row, _column, x, y), turned in zip(tiles, is_turned, strict=True):
        corners = [(x, y, 0.0), (x + tile, y + tile, pi)]
        if turned:
            corners = [(x + tile, y, pi / 2), (x, y + tile, -pi / 2)]
        for corner_x, corner_y, start in corners:
            curve = _quarter((corner_x, corner_y), half, start)
            yield Shape("bend", "tone", curve, field.step * 0.3)
    flights = [place for place in tiles if field.chance.random() < steep]
    for _row, _column, x, y in flights:
        yield _box("paper", x, y, tile, tile)
    for _row, _column, x, y in flights:
        yield from _steps(x, y, tile, is_upright=field.chance.random() < 0.5)


def _steps(x: float, y: float, tile: float, *, is_upright: bool) -> Iterator[Shape]:
    for number in range(4):
        offset, thick = tile * (number + 0.28) / 4, tile * 0.13
        if is_upright:
            yield _box("ink", x + offset, y + tile * 0.06, thick, tile * 0.88)
        else:
            yield _box("ink", x + tile * 0.06, y + offset, tile * 0.88, thick)


def _night_bus(field: Field) -> Iterator[Shape]:
    """Stops in the dark and the lines that could join them."""
    gap = field.step * 0.95
    stops = {
        (row, column): (
            x + gap * field.chance.uniform(0.3, 0.7),
            y + gap * field.chance.uniform(0.3, 0.7),
        )
        for row, column, x, y in field.grid(gap, gap)
    }
    routes, streets = [], []
    for (row, column), stop in stops.items():
        ways = [(row, column + 1), (row + 1, column), (row + 1, column + 1)]
        for way in field.chance.sample(ways, k=field.chance.choice([1, 1, 2])):
            if way in stops:
                lines = routes if field.chance.random() < 0.42 else streets
                lines.append((stop, stops[way]))
    for ink, lines, size in (("tone", streets, 0.16), ("ink", routes, 0.075)):
        for line in lines:
            yield Shape("line", ink, line, field.step * size)
    changes = [stop for stop in stops.values() if field.chance.random() < 0.45]
    for ink, points, size in (("ink", stops.values(), 0.34), ("paper", changes, 0.17)):
        for stop in points:
            yield Shape("disc", ink, (stop,), field.step * size)


def _energy(field: Field) -> Iterator[Shape]:
    """Waves of current, one ink after the other."""
    wave, height = field.step * 0.8, field.step * field.chance.uniform(0.4, 0.6)
    pitch = field.step * 0.4
    for row in range(-2, ceil(1 / pitch) + 2):
        ink: Ink = "ink" if row % 3 == 0 else "tone"
        size = field.step * (0.2 if ink == "ink" else 0.1)
        peaks = range(-1, ceil(field.width / wave * 2) + 3)
        line = tuple(
            (peak * wave / 2, row * pitch + (height if peak % 2 else 0))
            for peak in peaks
        )
        yield Shape("line", ink, line, size)


def _care(field: Field) -> Iterator[Shape]:
    """Scales that cover one another, like roofs and like hands."""
    across = field.step * 1.15
    inner = field.chance.choice([0.6, 0.72])
    for row in range(-1, ceil(1 / (across / 2)) + 2):
        shift = across / 2 if row % 2 else 0
        columns = range(-1, ceil(field.width / across) + 2)
        centres = [((column * across + shift, row * across / 2),) for column in columns]
        for ink, size in (
            ("ink", 1),
            ("paper", 0.86),
            ("tone", inner),
            ("paper", 0.28),
        ):
            for centre in centres:
                yield Shape("disc", ink, centre, across * size)


def _leaf(ink: Ink, foot: Point, length: float, angle: float) -> Shape:
    def away(along: float, aside: float) -> Point:
        return (
            foot[0] + length * (along * cos(angle) - aside * sin(angle)),
            foot[1] + length * (along * sin(angle) + aside * cos(angle)),
        )

    return Shape("lens", ink, (foot, away(0.5, 0.6), away(1, 0), away(0.5, -0.6)))


def _green(field: Field) -> Iterator[Shape]:
    """Leaves on both sides of upright stems."""
    across, pitch = field.step * 1.25, field.step * 0.5
    rise = field.chance.uniform(0.55, 0.8)
    leaves = []
    for column in range(-1, ceil(field.width / across) + 2):
        x = column * across
        yield Shape("line", "ink", ((x, -0.1), (x, 1.1)), field.step * 0.07)
        for row in range(-1, ceil(1 / pitch) + 3):
            foot = (x, row * pitch + (pitch / 2 if column % 2 else 0))
            for angle in (-rise, pi + rise):
                ink: Ink = "ink" if field.chance.random() < 0.35 else "tone"
                leaves.append(_leaf(ink, foot, across * 0.5, angle))
    yield from sorted(leaves, key=lambda leaf: leaf.ink)


def _other(field: Field) -> Iterator[Shape]:
    """Beds of triangles: an idea that has no shape of its own yet."""
    tile = field.step * 0.9
    beds = []
    for _row, _column, x, y in field.grid(tile, tile):
        corners = [(x, y), (x + tile, y), (x + tile, y + tile), (x, y + tile)]
        first = field.chance.randrange(4)
        points = tuple(corners[(first + corner) % 4] for corner in range(3))
        draw = field.chance.random()
        if draw < 0.8:
            beds.append(Shape("area", "ink" if draw < 0.36 else "tone", points))
    yield from sorted(beds, key=lambda bed: bed.ink)


PATTERNS = {
    "parking": _parking,
    "batteries": _batteries,
    "barriers": _barriers,
    "night-bus": _night_bus,
    "energy": _energy,
    "care": _care,
    "green": _green,
    "other": _other,
}


def _touches(shape: Shape, width: float) -> bool:
    xs, ys = zip(*shape.points, strict=True)
    reach = shape.size
    return (
        -reach < max(xs)
        and min(xs) < width + reach
        and -reach < max(ys)
        and min(ys) < 1 + reach
    )


def plot_shapes(
    seed: str, topic: str, *, aspect: float = 1.0, rows: float = 6.0
) -> list[Shape]:
    """The pattern on a ground ``aspect`` wide and 1 high, with about ``rows`` rows.

    The same seed and topic give the same pattern for ever; shapes may reach over the edge.
    """
    chance = Random(f"{seed}/{topic}")  # noqa: S311
    grown = PATTERNS.get(topic, _other)(Field(aspect, 1 / rows, chance))
    return [shape for shape in grown if _touches(shape, aspect)]
