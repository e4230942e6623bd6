"""The plot of an experiment: a pattern in two inks, made from its short name and its topic.

Pure geometry first (:func:`plot_shapes`), so that the same plot can be an SVG on a page
(:func:`plot_svg`), a part of the plan of the park, or a picture (:func:`draw_plot`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from math import ceil, cos, pi, sin
from random import Random
from typing import Literal

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

Point = tuple[float, float]
Ink = Literal["paper", "ink", "tone"]
Kind = Literal["area", "disc", "line", "bend"]


@dataclass(frozen=True)
class Shape:
    """``area``: a filled polygon; ``disc``: a centre and ``size`` as radius; ``line``: a
    polyline ``size`` wide; ``bend``: the same through cubic curves (1 + 3n points)."""

    kind: Kind
    ink: Ink
    points: tuple[Point, ...]
    size: float = 0.0

    @property
    def is_stroke(self) -> bool:
        return self.kind in ("line", "bend")


@dataclass(frozen=True)
class Field:
    """The ground a pattern grows on: ``width`` x 1, with ``step`` between its rows."""

    width: float
    step: float
    chance: Random

    def grid(self, step_x: float, step_y: float) -> Iterator[tuple[int, int, float, float]]:
        """Row, column, x and y of every crossing, one step beyond each edge."""
        for row in range(-1, ceil(1 / step_y) + 2):
            for column in range(-1, ceil(self.width / step_x) + 2):
                yield row, column, column * step_x, row * step_y


def _box(ink: Ink, x: float, y: float, width: float, height: float) -> Shape:
    return Shape("area", ink, ((x, y), (x + width, y), (x + width, y + height), (x, y + height)))


def _parking(field: Field) -> Iterator[Shape]:
    """Slanted stripes in rows that lean against each other: bays on both sides of a lane."""
    row_height, bay = field.step * 1.5, field.step * 0.42
    lean = bay * field.chance.choice([1.2, 1.7, 2.2])
    taken = field.chance.uniform(0.3, 0.45)
    for row in range(-1, ceil(1 / row_height) + 1):
        top, bottom = row * row_height, (row + 1) * row_height - field.step * 0.34
        slant = lean if row % 2 else -lean
        for column in range(-6, ceil(field.width / bay) + 6):
            x = column * bay
            if field.chance.random() < taken:
                corners = ((x, top), (x + bay, top), (x + bay + slant, bottom), (x + slant, bottom))
                yield Shape("area", "tone", corners)
            yield Shape("line", "ink", ((x, top), (x + slant, bottom)), bay * 0.3)


def _batteries(field: Field) -> Iterator[Shape]:
    """Round cells packed as tightly as cells can be, some of them charged."""
    across = field.step * 0.86
    charged = field.chance.uniform(0.28, 0.42)
    for row, _column, x, y in field.grid(across, across * 0.866):
        centre = ((x + (across / 2 if row % 2 else 0), y),)
        draw = field.chance.random()
        yield Shape("disc", "ink" if draw < charged else "tone", centre, across * 0.43)
        yield Shape("disc", "paper", centre, across * (0.12 if draw < charged else 0.27))
        if draw > 0.75:
            yield Shape("disc", "ink", centre, across * 0.14)


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
    for _row, _column, x, y in tiles:
        if field.chance.random() < steep:
            yield _box("paper", x, y, tile, tile)
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
    for (row, column), stop in stops.items():
        ways = [(row, column + 1), (row + 1, column), (row + 1, column + 1)]
        for way in field.chance.sample(ways, k=field.chance.choice([1, 1, 2])):
            if way in stops:
                is_route = field.chance.random() < 0.42
                ink, size = ("ink", 0.075) if is_route else ("tone", 0.16)
                yield Shape("line", ink, (stop, stops[way]), field.step * size)
    for stop in stops.values():
        yield Shape("disc", "ink", (stop,), field.step * 0.17)
        if field.chance.random() < 0.45:
            yield Shape("disc", "paper", (stop,), field.step * 0.085)


def _energy(field: Field) -> Iterator[Shape]:
    """Waves of current, one ink after the other."""
    wave, height = field.step * 0.8, field.step * field.chance.uniform(0.5, 0.75)
    pitch = field.step * 0.5
    for row in range(-2, ceil(1 / pitch) + 2):
        ink: Ink = "ink" if row % 3 == 0 else "tone"
        size = field.step * (0.17 if ink == "ink" else 0.24)
        peaks = range(-1, ceil(field.width / wave * 2) + 3)
        line = tuple((peak * wave / 2, row * pitch + (height if peak % 2 else 0)) for peak in peaks)
        yield Shape("line", ink, line, size)


def _care(field: Field) -> Iterator[Shape]:
    """Scales that cover one another, like roofs and like hands."""
    across = field.step * 1.15
    inner = field.chance.choice([0.3, 0.36])
    for row in range(-1, ceil(1 / (across / 2)) + 2):
        shift = across / 2 if row % 2 else 0
        columns = range(-1, ceil(field.width / across) + 2)
        centres = [((column * across + shift, row * across / 2),) for column in columns]
        for ink, radius in (("ink", 0.5), ("paper", 0.43), ("tone", inner), ("paper", 0.14)):
            for centre in centres:
                yield Shape("disc", ink, centre, across * radius)


def _leaf(x: float, y: float, length: float, angle: float) -> tuple[Point, ...]:
    """A lens of twelve corners around its middle line."""
    outline = [(t / 6, sin(t / 6 * pi) * 0.3) for t in range(7)]
    outline += [(along, -off) for along, off in reversed(outline[1:-1])]
    return tuple(
        (
            x + length * (along * cos(angle) - off * sin(angle)),
            y + length * (along * sin(angle) + off * cos(angle)),
        )
        for along, off in outline
    )


def _green(field: Field) -> Iterator[Shape]:
    """Leaves on both sides of upright stems."""
    across, pitch = field.step * 1.25, field.step * 0.5
    rise = field.chance.uniform(0.55, 0.8)
    for column in range(-1, ceil(field.width / across) + 2):
        x = column * across
        yield Shape("line", "ink", ((x, -0.1), (x, 1.1)), field.step * 0.07)
        for row in range(-1, ceil(1 / pitch) + 3):
            y = row * pitch + (pitch / 2 if column % 2 else 0)
            right: Ink = "ink" if field.chance.random() < 0.35 else "tone"
            left: Ink = "ink" if field.chance.random() < 0.35 else "tone"
            yield Shape("area", right, _leaf(x, y, across * 0.5, -rise))
            yield Shape("area", left, _leaf(x, y, across * 0.5, pi + rise))


def _other(field: Field) -> Iterator[Shape]:
    """Beds of triangles: an idea that has no shape of its own yet."""
    tile = field.step * 0.9
    for _row, _column, x, y in field.grid(tile, tile):
        corners = [(x, y), (x + tile, y), (x + tile, y + tile), (x, y + tile)]
        first = field.chance.randrange(4)
        points = tuple(corners[(first + corner) % 4] for corner in range(3))
        draw = field.chance.random()
        if draw < 0.8:
            yield Shape("area", "ink" if draw < 0.36 else "tone", points)


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


def plot_shapes(
    seed: str, topic: str, *, aspect: float = 1.0, rows: float = 6.0
) -> list[Shape]:
    """The pattern on a ground ``aspect`` wide and 1 high, with about ``rows`` rows.

    The same seed and topic give the same pattern for ever; shapes may reach over the edge.
    """
    chance = Random(f"{seed}/{topic}")  # noqa: S311
    return list(PATTERNS.get(topic, _other)(Field(aspect, 1 / rows, chance)))
