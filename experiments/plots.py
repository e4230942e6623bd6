"""The plot of an experiment, from its short name and topic: as SVG for pages, as a picture for cards.

On pages the inks are the page's tokens, through classes: a plot follows light, dark and high contrast.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from PIL import Image, ImageDraw

from .patterns import Ink, Point, Shape, plot_shapes

__all__ = ["INKS", "Shape", "draw_plot", "plot_paths", "plot_shapes", "plot_svg"]


@dataclass(frozen=True)
class Size:
    width: int
    height: int
    rows: float


SIZES = {
    "cover": Size(400, 100, 5.5),
    "card": Size(200, 100, 4),
    "chip": Size(100, 100, 3),
    "marker": Size(40, 40, 2.4),
}
# A plot on a stake: the foot of the marker is the place.
STAKE = "M0 0h44v44H30l-8 12-8-12H0z"
INKS: Mapping[Ink, str] = {"paper": "#f3f0e0", "ink": "#1f4a37", "tone": "#a9c47f"}
FINER = 2


def _number(value: float, digits: int = 1) -> str:
    text = f"{value:.{digits}f}".removesuffix(".0")
    return "0" if text == "-0" else text


class _Pen:
    """Writes shapes as path data, ``scale`` units high, from ``origin``."""

    def __init__(self, scale: float, origin: Point, digits: int) -> None:
        self.scale = scale
        self.origin = origin
        self.digits = digits

    def pair(self, point: Point) -> str:
        (x, y), (left, top) = point, self.origin
        x, y = left + x * self.scale, top + y * self.scale
        return f"{_number(x, self.digits)} {_number(y, self.digits)}"

    def outline(self, shape: Shape) -> str:
        first, *others = [self.pair(point) for point in shape.points]
        match shape.kind:
            case "disc":  # a round dot: a line that goes nowhere, with round ends
                return f"M{first}h0"
            case "lens":
                bulge, tip, other = others
                return f"M{first}Q{bulge} {tip}Q{other} {first}z"
            case "bend":
                return f"M{first}C{' '.join(others)}"
            case "area":
                return f"M{first}L{' '.join(others)}z"
        return f"M{first}L{' '.join(others)}"


def _style(shape: Shape) -> tuple[Ink, float, bool]:
    return shape.ink, shape.size, shape.kind == "disc"


def plot_paths(
    shapes: Iterable[Shape], *, scale: float, origin: Point = (0, 0), digits: int = 1
) -> SafeString:
    """Path elements for an SVG: one for each run of shapes that look the same."""
    pen, paths = _Pen(scale, origin, digits), []
    for (ink, size, is_disc), run in groupby(shapes, _style):
        look = f'class="plot-{ink}"'
        if size:
            look = f'class="plot-{ink}-line" stroke-width="{_number(size * scale)}"'
        if is_disc:
            look += ' stroke-linecap="round"'
        data = "".join(pen.outline(shape) for shape in run)
        paths.append(f'<path {look} d="{data}"/>')
    return mark_safe("".join(paths))  # noqa: S308


def _named(title: str) -> str:
    if title:
        return f'role="img" aria-label="{escape(title)}"'
    return 'aria-hidden="true" focusable="false"'


def plot_svg(*, seed: str, topic: str, size: str, title: str = "") -> SafeString:
    """An SVG element; without a title it is decoration and says nothing to screen readers."""
    form = SIZES[size]
    aspect = form.width / form.height
    shapes = plot_shapes(seed, topic, aspect=aspect, rows=form.rows)
    paths = plot_paths(shapes, scale=form.height)
    box = f"0 0 {form.width} {form.height}"
    ground = f'<path class="plot-paper" d="M0 0h{form.width}v{form.height}H0z"/>'
    inside = f"{ground}{paths}"
    if size == "marker":
        inside = (
            f'<path class="plot-stake" d="{STAKE}"/><svg x="2" y="2" width="40" height="40"'
            f' viewBox="{box}">{inside}</svg>'
        )
        box = "0 0 44 56"
    return mark_safe(  # noqa: S308
        f'<svg xmlns="http://www.w3.org/2000/svg" class="plot plot-{size}" viewBox="{box}"'
        f' preserveAspectRatio="xMidYMid slice" {_named(title)}>{inside}</svg>'
    )


def _curve(corners: tuple[Point, ...], beyond: float = 0.0) -> list[Point]:
    """A curve of any degree as a polyline (de Casteljau), going on ``beyond`` its ends."""
    points = []
    for step in range(17):
        t, level = step / 16 * (1 + 2 * beyond) - beyond, list(corners)
        while len(level) > 1:
            level = [
                (ax + (bx - ax) * t, ay + (by - ay) * t)
                for (ax, ay), (bx, by) in pairwise(level)
            ]
        points.append(level[0])
    return points


def _corners(shape: Shape) -> list[Point]:
    if shape.kind == "bend":
        return _curve(shape.points, beyond=0.02)  # so that neighbours meet
    if shape.kind == "lens":
        foot, bulge, tip, other = shape.points
        return [*_curve((foot, bulge, tip)), *_curve((tip, other, foot))]
    return list(shape.points)


def _draw_shape(
    draw: ImageDraw.ImageDraw, shape: Shape, scale: float, fill: str
) -> None:
    corners = [(x * scale, y * scale) for x, y in _corners(shape)]
    if shape.kind in ("area", "lens"):
        draw.polygon(corners, fill=fill)
    elif shape.kind == "disc":
        draw.circle(corners[0], shape.size * scale / 2, fill=fill)
    else:
        width = max(round(shape.size * scale), 1)
        draw.line(corners, fill=fill, width=width, joint="curve")


def draw_plot(
    picture: Image.Image,
    box: tuple[int, int, int, int],
    *,
    seed: str,
    topic: str,
    inks: Mapping[Ink, str] = INKS,
    rows: float = 6.0,
) -> None:
    """Draw the plot onto ``picture`` within ``box`` (left, top, right, bottom)."""
    left, top, right, bottom = box
    width, height = right - left, bottom - top
    plot = Image.new("RGB", (width * FINER, height * FINER), inks["paper"])
    pencil = ImageDraw.Draw(plot)
    for shape in plot_shapes(seed, topic, aspect=width / height, rows=rows):
        _draw_shape(pencil, shape, height * FINER, inks[shape.ink])
    picture.paste(plot.resize((width, height), Image.Resampling.LANCZOS), (left, top))
