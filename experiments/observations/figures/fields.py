"""The figures of one field: summary, weeks, distribution, districts, before and after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from experiments.enums import FieldKind, Statistic

from ..suppression import SUPPRESSED
from .cells import (
    MEASURED,
    Asked,
    Cell,
    asked_of,
    counted,
    estimate,
    may_show,
    since,
    written,
)
from .changes import before_after_of
from .collecting import Column
from .distributions import choices_of, distribution_of
from .places import districts_of, places_of
from .series import series_of

COUNTED = {FieldKind.CHOICE, FieldKind.CHOICES}
NOTHING = {"series": [], "distribution": [], "districts": [], "before_after": None}


@dataclass(frozen=True)
class Setting:
    """What the registration says about every field."""

    statistic: str
    confidence: float
    change_on: date | None
    districts: Sequence[str]  # codes, by the numbers in the columns


def figures_of_field(
    form: str, column: Column, setting: Setting, *, tells_n=True
) -> dict:
    """Canonical figures of one field; ``tells_n`` is off where the number would betray a few."""
    field = column.field
    asked = asked_of(column, setting.statistic, setting.confidence)
    cell = since(column, setting.change_on)
    return {
        "form": form,
        "field": field.key,
        "kind": str(field.kind),
        "unit": field.unit,
        "about_persons": column.is_personal,
        **NOTHING,
        **_by_kind(column, cell, asked, setting, tells_n),
    }


def _by_kind(column: Column, cell: Cell, asked: Asked, setting, tells_n) -> dict:
    if not may_show(cell, asked):
        return {"summary": dict(SUPPRESSED)}
    kind = column.field.kind
    if kind in MEASURED:
        return _measured(column, cell, asked, setting, tells_n)
    figures = {"summary": _counted(cell, asked, tells_n)}
    if kind in COUNTED:
        figures["distribution"] = choices_of(column, cell, asked, tells_n=tells_n)
    elif kind == FieldKind.PLACE:
        figures["districts"] = places_of(
            column, asked, setting.districts, setting.change_on, tells_n=tells_n
        )
    return figures


def _counted(cell: Cell, asked: Asked, tells_n: bool) -> dict:
    """Where answers are no numbers there is only how many gave one."""
    n = len(set(cell.subjects)) if asked.by_subject else len(cell.values)
    return {"n": n if tells_n else None}


def _measured(column: Column, cell: Cell, asked: Asked, setting, tells_n) -> dict:
    values = counted(cell, asked)
    change = setting.change_on
    return {
        "summary": _summary(values, asked, tells_n),
        "series": series_of(column, asked, change, tells_n=tells_n),
        "distribution": []
        if asked.is_rate
        else distribution_of(cell, values, asked, tells_n=tells_n),
        "districts": districts_of(
            column, asked, setting.districts, change, tells_n=tells_n
        ),
        "before_after": before_after_of(column, cell, asked, change, tells_n=tells_n),
    }


def _summary(values, asked: Asked, tells_n: bool) -> dict:
    summary = {
        "statistic": str(asked.statistic),
        **written(estimate(values, asked), tells_n=tells_n, is_rate=asked.is_rate),
    }
    if not asked.is_rate:
        is_median = asked.statistic == Statistic.MEDIAN
        other = Statistic.MEAN if is_median else Statistic.MEDIAN
        beside = estimate(values, replace(asked, statistic=other))
        summary[str(other)] = written(beside, tells_n=tells_n)
    return summary
