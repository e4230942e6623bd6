"""Shapes and words on paper of a given width; the template only writes them down.

Every chart is drawn twice, narrow for phones and wide: text keeps its size instead of shrinking with the picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

NARROW, WIDE = 320, 720
LINE = 20  # the height of a line of text
NICE = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Shape:
    d: str
    kind: str


@dataclass(frozen=True)
class Words:
    x: float
    y: float
    text: str
    kind: str = ""  # start, middle or end of the text at x; quiet or strong


@dataclass
class Drawing:
    """``key`` is unique in its page; ``size`` is narrow or wide."""

    key: str
    size: str
    width: int
    height: int
    shapes: list[Shape] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)

    def line(self, x1, y1, x2, y2, kind: str) -> None:
        self.shapes.append(Shape(f"M{_at(x1)},{_at(y1)}L{_at(x2)},{_at(y2)}", kind))

    def box(self, x1, y1, x2, y2, kind: str) -> None:
        d = f"M{_at(x1)},{_at(y1)}H{_at(x2)}V{_at(y2)}H{_at(x1)}z"
        self.shapes.append(Shape(d, kind))

    def path(self, points: Iterable[tuple[float, float]], kind: str, *, closed=False):
        d = "M" + "L".join(f"{_at(x)},{_at(y)}" for x, y in points)
        self.shapes.append(Shape(d + ("z" if closed else ""), kind))

    def dot(self, x, y, kind: str, radius=6) -> None:
        d = f"M{_at(x - radius)},{_at(y)}a{radius},{radius} 0 1 0 {2 * radius},0a{radius},{radius} 0 1 0 {-2 * radius},0z"
        self.shapes.append(Shape(d, kind))

    def write(self, x, y, text: str, kind: str = "") -> None:
        self.words.append(Words(round(x, 1), round(y, 1), text, kind))


def _at(value: float) -> str:
    return f"{value:.1f}".rstrip("0").rstrip(".")


@dataclass(frozen=True)
class Chart:
    """What a reader of the page gets: two drawings, and the same in words."""

    key: str
    title: str
    description: str
    drawings: list[Drawing]


@dataclass(frozen=True)
class Scale:
    """From values to places on the paper, with ticks at numbers one can say."""

    low: float
    high: float
    start: float
    end: float
    ticks: list[float]

    def __call__(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.start + min(max(share, 0), 1) * (self.end - self.start)


def scale_over(values: Iterable[float], start: float, end: float, most=5) -> Scale:
    """Covers all values, from tick to tick."""
    known = [value for value in values if value is not None]
    low, high = min(known), max(known)
    if low == high:
        low, high = low - (abs(low) or 1) / 2, high + (abs(high) or 1) / 2
    step = _step((high - low) / most)
    first, last = math.floor(low / step), math.ceil(high / step)
    ticks = [round(at * step, 10) for at in range(first, last + 1)]
    return Scale(ticks[0], ticks[-1], start, end, ticks)


def _step(wished: float) -> float:
    power = 10.0 ** math.floor(math.log10(wished))
    return next(each * power for each in NICE if each * power >= wished * 0.999)
