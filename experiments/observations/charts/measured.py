"""Charts of numbers and rates: where the metric stands, week by week, spread, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from .drawing import LINE, NARROW, WIDE, Chart, Drawing, Scale, scale_over
from .numbers import Measure, day, days

SIZES = (("narrow", NARROW), ("wide", WIDE))
EDGE = 12
LETTER = 8  # how wide a digit is, for room


@dataclass(frozen=True)
class Marks:
    """What was registered, drawn into every chart of the metric."""

    target: float | None = None
    baseline: float | None = None

    def named(self) -> list[tuple[float, str, str]]:
        marks = [
            (self.baseline, _("Baseline"), "baseline"),
            (self.target, _("Target"), "target"),
        ]
        return [mark for mark in marks if mark[0] is not None]


def _words_of(measure: Measure, figures: dict) -> str:
    interval = measure.interval(figures["low"], figures["high"])
    value = measure.words(figures["estimate"])
    return f"{value} ({interval})" if interval else value


def standing_chart(
    key: str,
    title: str,
    rows: Sequence[tuple[str, dict]],
    marks: Marks,
    measure: Measure,
) -> Chart:
    """Estimates with their intervals on one line of numbers, one row each."""
    described = [f"{name}: {_words_of(measure, row)}." for name, row in rows]
    described += [f"{name}: {measure.words(at)}." for at, name, _kind in marks.named()]
    drawings = [
        _standing(f"{key}-{size}", size, width, rows, marks, measure)
        for size, width in SIZES
    ]
    return Chart(key, title, " ".join(described), drawings)


def _standing(key, size, width, rows, marks: Marks, measure: Measure) -> Drawing:
    named = marks.named()
    top = LINE * len(named) + 14
    row_height = 56
    bottom = top + row_height * len(rows)
    drawing = Drawing(key, size, width, bottom + 2 * LINE + 4)
    values = [row[part] for _name, row in rows for part in ("low", "high", "estimate")]
    scale = scale_over(
        [*values, *(mark[0] for mark in named)],
        28,
        width - 28,
        4 if size == "narrow" else 8,
    )
    _ticks_across(drawing, scale, top, bottom, measure)
    for at, (value, name, kind) in enumerate(named):
        x, y = scale(value), LINE * (at + 1) - 4
        drawing.line(x, y + 4, x, bottom, f"mark {kind}")
        _beside(drawing, x, y, f"{name} {measure.words(value)}", f"{kind} strong")
    for at, (name, row) in enumerate(rows):
        _interval_across(drawing, scale, top + row_height * at + 36, row)
        _beside(
            drawing,
            scale(row["estimate"]),
            top + row_height * at + 18,
            f"{name} {measure.words(row['estimate'])}".strip(),
            "halo strong",
        )
    return drawing


def _beside(drawing: Drawing, x: float, y: float, text: str, kind: str) -> None:
    """Centred upon x, unless it would leave the paper."""
    half = len(text) * LETTER / 2
    if x - half < 0:
        drawing.write(EDGE / 2, y, text, f"start {kind}")
    elif x + half > drawing.width:
        drawing.write(drawing.width - EDGE / 2, y, text, f"end {kind}")
    else:
        drawing.write(x, y, text, f"middle {kind}")


def _ticks_across(
    drawing: Drawing, scale: Scale, top, bottom, measure: Measure
) -> None:
    drawing.line(scale.start, bottom, scale.end, bottom, "axis")
    for tick in scale.ticks:
        drawing.line(scale(tick), bottom, scale(tick), bottom + 6, "axis")
        drawing.write(
            scale(tick), bottom + LINE + 4, measure.tick(tick), "middle quiet"
        )
    if measure.unit:
        drawing.write(scale.end, bottom + 2 * LINE, measure.unit, "end quiet")


def _interval_across(drawing: Drawing, scale: Scale, y: float, row: dict) -> None:
    if row["low"] is not None:
        low, high = scale(row["low"]), scale(row["high"])
        drawing.box(low, y - 8, high, y + 8, "band")
        for end in (low, high):
            drawing.line(end, y - 8, end, y + 8, "end-of-band")
    drawing.dot(scale(row["estimate"]), y, "dot", 7)


def series_chart(
    key: str,
    title: str,
    rows: Sequence[dict],
    marks: Marks,
    measure: Measure,
    change_on: str = "",
) -> Chart:
    """Week by week with the band of the intervals."""
    first, last = rows[0], rows[-1]
    highest = max(rows, key=lambda row: row["estimate"])
    lowest = min(rows, key=lambda row: row["estimate"])
    described = _(
        "From %(first)s in %(start)s to %(last)s in %(end)s; highest %(highest)s, lowest %(lowest)s. The numbers are in the table."
    ) % {
        "first": measure.words(first["estimate"]),
        "start": days(first["from"], first["to"]),
        "last": measure.words(last["estimate"]),
        "end": days(last["from"], last["to"]),
        "highest": measure.words(highest["estimate"]),
        "lowest": measure.words(lowest["estimate"]),
    }
    drawings = [
        _series(f"{key}-{size}", size, width, rows, marks, measure, change_on)
        for size, width in SIZES
    ]
    return Chart(key, title, described, drawings)


def _middle(row: dict) -> float:
    return (
        date.fromisoformat(row["from"]).toordinal()
        + date.fromisoformat(row["to"]).toordinal()
    ) / 2


def _series(key, size, width, rows, marks, measure, change_on) -> Drawing:
    drawing = Drawing(key, size, width, 260 if size == "narrow" else 300)
    top, bottom = 30, drawing.height - 34
    values = [row[part] for row in rows for part in ("estimate", "low", "high")]
    up = scale_over([*values, *(mark[0] for mark in marks.named())], bottom, top, 4)
    left = 18 + LETTER * max(len(measure.tick(tick)) for tick in up.ticks)
    across = _time(rows, left, width - EDGE)
    drawing.write(0, 14, measure.unit, "start quiet")
    for tick in up.ticks:
        drawing.line(left - 6, up(tick), width, up(tick), "grid")
        drawing.write(left - 10, up(tick) + 5, measure.tick(tick), "end quiet")
    banded = [row for row in rows if row["low"] is not None]
    if len(banded) > 1:
        upper = [(across(_middle(row)), up(row["high"])) for row in banded]
        lower = [(across(_middle(row)), up(row["low"])) for row in reversed(banded)]
        drawing.path([*upper, *lower], "band", closed=True)
    _change_line(drawing, across, top, bottom, change_on)
    for value, name, kind in marks.named():
        drawing.line(left, up(value), width, up(value), f"mark {kind}")
        drawing.write(width - 4, up(value) - 6, name, f"end halo strong {kind}")
    points = [(across(_middle(row)), up(row["estimate"])) for row in rows]
    drawing.path(points, "line")
    if len(points) <= 30:
        for x, y in points:
            drawing.dot(x, y, "dot", 4)
    _days_across(drawing, rows, across, bottom)
    return drawing


def _time(rows, start: float, end: float) -> Scale:
    first, last = _middle(rows[0]), _middle(rows[-1])
    if first == last:
        first, last = first - 1, last + 1
    return Scale(first, last, start + 6, end - 6, [])


def _change_line(drawing: Drawing, across: Scale, top, bottom, change_on: str) -> None:
    if not change_on:
        return
    at = date.fromisoformat(change_on).toordinal()
    if across.low <= at <= across.high:
        drawing.line(across(at), top - 12, across(at), bottom, "mark change")
        _beside(drawing, across(at), top - 14, _("Change"), "halo")


def _days_across(drawing: Drawing, rows, across: Scale, bottom: float) -> None:
    drawing.line(across.start - 6, bottom, across.end + 6, bottom, "axis")
    named = [rows[0], rows[-1]] if len(rows) > 1 else rows
    if drawing.size == "wide" and len(rows) > 4:
        named.insert(1, rows[len(rows) // 2])
    for row in named:
        _beside(
            drawing,
            across(_middle(row)),
            bottom + 22,
            day(row["from"], "MONTH_DAY_FORMAT"),
            "quiet",
        )


def distribution_chart(
    key: str, title: str, rows: Sequence[dict], marks: Marks, measure: Measure
) -> Chart:
    """Bars as wide as their bins; the open ends as wide as a usual one."""
    most = max(rows, key=lambda row: row["share"])
    described = _("Most lie %(bin)s: %(share)s. The numbers are in the table.") % {
        "bin": bin_words(most, measure),
        "share": _percent(most["share"]),
    }
    drawings = [
        _distribution(f"{key}-{size}", size, width, rows, marks, measure)
        for size, width in SIZES
    ]
    return Chart(key, title, described, drawings)


def _percent(share: float) -> str:
    return Measure("%", 0, True).words(share)


def bin_words(row: dict, measure: Measure) -> str:
    if row["from"] is None and row["to"] is None:
        return _("anywhere")
    if row["from"] is None:
        return _("below %(value)s") % {"value": measure.words(row["to"])}
    if row["to"] is None:
        return _("from %(value)s on") % {"value": measure.words(row["from"])}
    return _("from %(low)s to below %(high)s") % {
        "low": measure.tick(row["from"]),
        "high": f"{measure.tick(row['to'])} {measure.unit}".strip(),
    }


def _edges(rows: Sequence[dict]) -> list[tuple[float, float]]:
    """The open ends get the width of the narrowest bin."""
    known = [row for row in rows if None not in (row["from"], row["to"])]
    usual = min((row["to"] - row["from"] for row in known), default=1.0)
    edges = []
    for row in rows:
        low = (
            row["to"] - usual
            if row["from"] is None and row["to"] is not None
            else row["from"]
        )
        low = 0.0 if low is None else low
        edges.append((low, low + usual if row["to"] is None else row["to"]))
    return edges


def _distribution(key, size, width, rows, marks, measure) -> Drawing:
    drawing = Drawing(key, size, width, 240)
    top, bottom = 2 * LINE, drawing.height - 2 * LINE - 4
    edges = _edges(rows)
    across = Scale(
        edges[0][0], edges[-1][1], 20, width - 20, [edge for edge, _end in edges[1:]]
    )
    # The area of a bar is its share: merged bins are wide and low.
    heights = [
        row["share"] / (high - low)
        for row, (low, high) in zip(rows, edges, strict=True)
    ]
    tallest = max(heights) or 1
    for height, (low, high) in zip(heights, edges, strict=True):
        y = bottom - (bottom - top) * height / tallest
        drawing.box(across(low) + 1, y, across(high) - 1, bottom, "bar")
    drawing.line(across.start, bottom, across.end, bottom, "axis")
    for at, (value, name, kind) in enumerate(marks.named()):
        if across.low <= value <= across.high:
            y = LINE * (at + 1) - 6
            drawing.line(across(value), y + 4, across(value), bottom, f"mark {kind}")
            _beside(drawing, across(value), y, name, f"halo strong {kind}")
    _edge_names(drawing, across, bottom, measure)
    drawing.write(width - 20, bottom + 2 * LINE, measure.unit, "end quiet")
    return drawing


def _edge_names(drawing: Drawing, across: Scale, bottom: float, measure) -> None:
    """As many as there is room for."""
    free = 0.0
    for tick in across.ticks:
        text, x = measure.tick(tick), across(tick)
        half = len(text) * LETTER / 2 + 4
        if x - half >= free:
            drawing.write(x, bottom + LINE, text, "middle quiet")
            drawing.line(x, bottom, x, bottom + 5, "axis")
            free = x + half
