"""By district. Of persons every district stands in the table, so that hidden and empty look the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from accounts.districts.names import DISTRICTS

from ..suppression import SUPPRESSED, hidden_cells
from .cells import Asked, Cell, counted, cut, estimate, persons_of, written
from .collecting import Column

NOT_STATED = ""


def districts_of(
    column: Column,
    asked: Asked,
    codes: Sequence[str],
    change_on: date | None,
    *,
    tells_n: bool,
) -> list[dict]:
    """Nothing where no answer names a district. The district ``""`` is that of answers without one."""

    def figures(cell: Cell) -> dict:
        found = estimate(counted(cell, asked), asked)
        return written(found, tells_n=tells_n, is_rate=asked.is_rate)

    return _table(_cells(column, codes, change_on), asked, figures)


def places_of(
    column: Column,
    asked: Asked,
    codes: Sequence[str],
    change_on: date | None,
    *,
    tells_n: bool,
) -> list[dict]:
    """How many places are in each district; where exactly is never published."""

    def figures(cell: Cell) -> dict:
        n = len(set(cell.subjects)) if asked.by_subject else len(cell.values)
        return {"n": n if tells_n else None}

    return _table(_cells(column, codes, change_on), asked, figures)


def _cells(column: Column, codes: Sequence[str], change_on: date | None) -> dict:
    first = change_on.toordinal() if change_on else 0
    keys = (
        codes[number] if day >= first else None
        for number, day in zip(column.districts, column.days, strict=True)
    )
    return cut(column, keys)


def _table(cells: dict[str, Cell], asked: Asked, figures) -> list[dict]:
    if not cells.keys() - {NOT_STATED}:
        return []
    hidden = set()
    if asked.is_personal:
        cells = {
            code: cells.get(code, Cell()) for code in {*DISTRICTS, NOT_STATED, *cells}
        }
        hidden = hidden_cells(
            {code: persons_of(cell, asked) for code, cell in cells.items()}
        )
    return [
        {"district": code, **(SUPPRESSED if code in hidden else figures(cells[code]))}
        for code in sorted(cells)
    ]
