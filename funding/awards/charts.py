"""The drawings of money, as numbers for templates: what is drawn is said beside it in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from .enums import AccountKind

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 8, 96, 16, 28
STEPS = (1, 2, 5)
NAME, BAR, GAP = 28, 26, 14  # heights, from the top of a row


@dataclass(frozen=True)
class Part:
    """A piece of a bar, from ``x`` on; ``name`` is its class."""

    name: str
    x: float
    width: float
    won: int


def money_bar(amount: int, balances: Mapping[str, int]) -> list[Part]:
    """How an award divides: paid, asked back, come back, still to come, given up."""
    lapsed = amount + balances[AccountKind.BUDGET]
    pieces = [
        ("released", balances[AccountKind.RELEASED]),
        ("clawback", balances[AccountKind.CLAWBACK]),
        ("returned", balances[AccountKind.RETURNED]),
        (
            "coming",
            balances[AccountKind.COMMITTED] + balances[AccountKind.AWARDED],
        ),
        ("lapsed", lapsed),
    ]
    parts, x = [], 0.0
    for name, won in pieces:
        width = won / amount * WIDTH
        if won:
            parts.append(Part(name, round(x, 1), round(width, 1), won))
        x += width
    return parts


@dataclass(frozen=True)
class Line:
    name: str
    points: str
    end: tuple[float, float]
    label: float  # where its name stands: beside the end, and off the other's
    won: int


@dataclass(frozen=True)
class TimeChart:
    lines: list[Line]
    grid: list[tuple[float, int]]
    first: object
    last: object
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    foot: int = HEIGHT - 8


def over_time(months: Sequence) -> TimeChart | None:
    """Released and matched, summed up from the beginning. ``None`` where one month is all there is."""
    if len(months) < 2:
        return None
    most = round_up(max(max(each.released, each.matched) for each in months))
    lines = [
        _line(name, [getattr(each, name) for each in months], most)
        for name in ("released", "matched")
    ]
    grid = [(_y(most * part // 2, most), most * part // 2) for part in (0, 1, 2)]
    return TimeChart(_apart(lines), grid, months[0].first, months[-1].first)


def _line(name: str, values: list[int], most: int) -> Line:
    step = (WIDTH - LEFT - RIGHT) / (len(values) - 1)
    points = [
        (round(LEFT + place * step, 1), _y(won, most))
        for place, won in enumerate(values)
    ]
    drawn = " ".join(f"{x},{y}" for x, y in points)
    return Line(name, drawn, points[-1], points[-1][1] + 5, values[-1])


def _apart(lines: list[Line], least: float = 18) -> list[Line]:
    """Names that would lie on each other are moved from each other."""
    upper, lower = sorted(lines, key=lambda each: each.end[1])
    if lower.label - upper.label >= least:
        return lines
    middle = (upper.label + lower.label) / 2
    moved = {upper.name: middle - least / 2, lower.name: middle + least / 2}
    return [
        Line(each.name, each.points, each.end, moved[each.name], each.won)
        for each in lines
    ]


def _y(won: int, most: int) -> float:
    room = HEIGHT - TOP - BOTTOM
    return round(TOP + room * (1 - won / most), 1)


def round_up(value: int) -> int:
    """To one, two or five with noughts behind."""
    power = 1
    while True:
        for step in STEPS:
            if step * power >= max(value, 1):
                return step * power
        power *= 10


@dataclass(frozen=True)
class Bar:
    """Its name stands above it, its number behind its end."""

    label: str
    number: int
    y: int
    width: float

    @property
    def name_y(self) -> int:
        return self.y - 8

    @property
    def number_x(self) -> float:
        return self.width + 12

    @property
    def number_y(self) -> int:
        return self.y + BAR - 7


@dataclass(frozen=True)
class StateChart:
    bars: list[Bar]
    height: int
    width: int = WIDTH
    thick: int = BAR


def by_status(counts: Iterable[tuple[str, int]]) -> StateChart | None:
    counts = list(counts)
    if not counts:
        return None
    most = max(number for _label, number in counts)
    row, room = NAME + BAR + GAP, WIDTH - 80
    bars = [
        Bar(label, number, place * row + NAME, round(room * number / most, 1))
        for place, (label, number) in enumerate(counts)
    ]
    return StateChart(bars, height=len(bars) * row)
