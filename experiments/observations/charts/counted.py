"""Charts of choices: a bar for each, its words above it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from .drawing import NARROW, WIDE, Chart, Drawing
from .numbers import Measure

SHARE = Measure("%", 0, True)
ROW = 54


def choices_chart(key: str, title: str, rows: Sequence[tuple[str, dict]]) -> Chart:
    described = [f"{name}: {share_words(row)}." for name, row in rows]
    drawings = [
        _bars(f"{key}-{size}", size, width, rows)
        for size, width in (("narrow", NARROW), ("wide", WIDE))
    ]
    return Chart(key, title, " ".join(described), drawings)


def share_words(row: dict) -> str:
    if row.get("suppressed"):
        return _("too few to show")
    return SHARE.words(row["estimate"])


def _bars(key: str, size: str, width: int, rows) -> Drawing:
    drawing = Drawing(key, size, width, ROW * len(rows) + 4)
    for at, (name, row) in enumerate(rows):
        top = ROW * at + 26
        drawing.write(0, top - 8, name, "start strong")
        drawing.write(width, top - 8, share_words(row), "end")
        drawing.box(0, top, width, top + 18, "rail")
        if row.get("suppressed"):
            drawing.box(0, top, width, top + 18, "hidden")
            continue
        drawing.box(0, top, width * row["estimate"], top + 18, "bar")
        if row["low"] is not None:
            middle = top + 9
            low, high = width * row["low"], width * row["high"]
            drawing.line(low, middle, high, middle, "whisker")
            for end in (low, high):
                drawing.line(end, middle - 5, end, middle + 5, "whisker")
    return drawing
