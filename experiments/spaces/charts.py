"""Two pictures for the park manager, as shapes; the templates only write them down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .figures import Block, Row, Used
from .standing import Bar

LABELS, WIDTH, HEAD, LINE = 220, 1180, 32, 52
FIRST_HOUR, LAST_HOUR = 8, 20  # shown at least


@dataclass(frozen=True)
class Cell:
    """A rectangle one can open: a booking, a closure, or free time; ``x`` and ``width`` on the paper."""

    x: float
    y: float
    width: float
    bar: Bar
    block: Block | None = None

    @property
    def look(self) -> str:
        return self.block.look if self.block else "free"

    @property
    def has_room(self) -> bool:
        """For words inside."""
        return self.width > 70

    @property
    def middle(self) -> float:
        return self.y + LINE / 2 + 1


@dataclass(frozen=True)
class Line:
    row: Row
    y: float
    shut: list[tuple[float, float]]
    cells: list[Cell]

    @property
    def middle(self) -> float:
        return self.y + LINE / 2 + 5


@dataclass(frozen=True)
class DayPlan:
    hours: list[tuple[float, int]]
    lines: list[Line]
    height: float
    now: float | None
    width: int = WIDTH
    labels: int = LABELS
    line: int = LINE


def day_plan(rows: Sequence[Row], now_minute: int | None) -> DayPlan:
    first, last = _shown_hours(rows)
    step = (WIDTH - LABELS) / (last - first)

    def at(minute: float) -> float:
        place = min(max(minute / 60, first), last) - first
        return round(LABELS + place * step, 1)

    lines = [_line(row, HEAD + number * LINE, at) for number, row in enumerate(rows)]
    is_shown = now_minute is not None and first * 60 <= now_minute <= last * 60
    return DayPlan(
        [(at(hour * 60), hour) for hour in range(first, last + 1, 2)],
        lines,
        HEAD + len(rows) * LINE + 8,
        at(now_minute) if is_shown else None,
    )


def _shown_hours(rows: Sequence[Row]) -> tuple[int, int]:
    """From the first that is booked or opens to the last, but places that never close stretch nothing."""
    bars = [block.bar for row in rows for block in row.blocks if not block.is_closure]
    bars += [bar for row in rows for bar in row.opened if bar.length < 24 * 60]
    starts = [bar.start // 60 for bar in bars]
    ends = [ceil((bar.start + bar.length) / 60) for bar in bars]
    return min([FIRST_HOUR, *starts]), max([LAST_HOUR, *ends])


def _line(row: Row, y: float, at) -> Line:
    cells = [Cell(*_place(block.bar, y, at), block.bar, block) for block in row.blocks]
    cells += [Cell(*_place(bar, y, at), bar) for bar in row.free]
    cells = sorted((each for each in cells if each.width > 1), key=lambda each: each.x)
    shut = [_place(bar, y, at)[::2] for bar in row.opened]
    return Line(row, y, shut, cells)


def _place(bar: Bar, y: float, at) -> tuple[float, float, float]:
    x = at(bar.start)
    return x, y, round(at(bar.start + bar.length) - x, 1)


BAR, GAP, TALL, NAMES, ROW = 56, 12, 40, 230, 72


@dataclass(frozen=True)
class UseBar:
    x: float
    top: float
    height: float
    words: str

    @property
    def middle(self) -> float:
        return self.x + BAR / 2

    @property
    def above(self) -> float:
        return self.top - 5


@dataclass(frozen=True)
class UseLine:
    name: str
    y: float
    base: float
    share: str
    bars: list[UseBar]


@dataclass(frozen=True)
class UseChart:
    title: str
    description: str
    width: int
    height: int
    weeks: list[tuple[float, str]]
    lines: list[UseLine]
    names: int = NAMES

    @property
    def end(self) -> int:
        return self.width - 80


def use_chart(rows: Sequence[Used]) -> UseChart:
    """A bar a week for each space: the part of the open hours that was booked."""
    weeks = [week.monday for week in rows[0].weeks] if rows else []
    described = [
        _("%(space)s: %(share)s of the open hours.")
        % {"space": row.space, "share": percent(row.share)}
        for row in rows
    ]
    return UseChart(
        _("Hours booked of the hours open, by week"),
        " ".join(described),
        NAMES + len(weeks) * (BAR + GAP) + 90,
        34 + len(rows) * ROW,
        [(_x(number) + BAR / 2, _day(week)) for number, week in enumerate(weeks)],
        [_use_line(row, 34 + number * ROW) for number, row in enumerate(rows)],
    )


def _use_line(row: Used, y: int) -> UseLine:
    base = y + TALL + 18
    bars = [
        UseBar(
            _x(number),
            round(base - TALL * min(week.share or 0, 1), 1),
            round(TALL * min(week.share or 0, 1), 1),
            percent(week.share),
        )
        for number, week in enumerate(row.weeks)
    ]
    return UseLine(str(row.space), y, base, percent(row.share), bars)


def _x(number: int) -> float:
    return NAMES + number * (BAR + GAP)


def _day(day: date) -> str:
    return date_format(day, "BRIEF_DAY_FORMAT")


def percent(share: float | None) -> str:
    return "–" if share is None else f"{round(100 * share)} %"
