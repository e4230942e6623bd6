"""The registered metric against its target, and the registered stop rule."""

from __future__ import annotations

from experiments.enums import Comparison, Direction
from experiments.models import Registration

from .. import statistics
from ..suppression import SUPPRESSED
from .cells import Cell, asked_of, counted, estimate, may_show, since, written
from .collecting import Collected, Column


def _column(collected: Collected, form: str, field: str) -> Column | None:
    data = collected.forms.get(form)
    if data is None:
        return None
    return next((each for each in data.columns if each.field.key == field), None)


def _estimate(column: Column, statistic: str, registration: Registration):
    """``None`` when it must not be shown."""
    asked = asked_of(column, statistic, registration.confidence)
    cell: Cell = since(column, registration.change_on)
    return estimate(counted(cell, asked), asked) if may_show(cell, asked) else None


def metric_of(collected: Collected, registration: Registration, before_after) -> dict:
    """``reached`` is decided by the estimate alone; ``is_certain`` when the interval excludes the other answer."""
    column = _column(collected, registration.metric_form, registration.metric_field)
    metric = {
        "form": registration.metric_form,
        "field": registration.metric_field,
        "statistic": str(registration.statistic),
        "unit": registration.unit,
        "unit_of_analysis": str(registration.unit_of_analysis),
        "confidence": registration.confidence,
        "baseline": registration.baseline,
        "target": registration.target,
        "direction": str(registration.direction),
        "reached": None,
        "is_certain": None,
        "effect": None,
        "before": None,
        "after": None,
        "change": None,
    }
    found = _estimate(column, registration.statistic, registration) if column else None
    if found is None:
        is_personal = column is not None and column.is_personal
        return {
            **metric,
            **(SUPPRESSED if is_personal else written(statistics.Estimate(0, None))),
        }
    return {
        **metric,
        **written(found),
        **_verdict(found, registration),
        "effect": _effect(found, registration.baseline),
        **_change(before_after),
    }


def _verdict(found: statistics.Estimate, registration: Registration) -> dict:
    target = registration.target
    if target is None or found.estimate is None:
        return {}

    def reaches(value: float) -> bool:
        if registration.direction == Direction.AT_LEAST:
            return value >= target
        return value <= target

    reached = reaches(found.estimate)
    ends = (found.low, found.high)
    certain = None if None in ends else all(reaches(end) is reached for end in ends)
    return {"reached": reached, "is_certain": certain}


def _effect(found: statistics.Estimate, baseline: float | None) -> dict | None:
    if baseline is None or found.estimate is None:
        return None
    moved = found.minus(baseline)
    return {"difference": moved.estimate, "low": moved.low, "high": moved.high}


def _change(before_after: dict | None) -> dict:
    if not before_after or before_after.get("suppressed"):
        return {}
    difference = before_after["difference"]
    return {
        "before": before_after["before"],
        "after": before_after["after"],
        "change": {
            "difference": difference["estimate"],
            "low": difference["low"],
            "high": difference["high"],
            "method": before_after["method"],
        },
    }


def stop_rule_of(collected: Collected, registration: Registration) -> dict | None:
    """``fires`` is ``None`` while there are fewer than the registered minimum; no rule, no answer."""
    if not registration.stop_field or registration.stop_value is None:
        return None
    rule = {
        "form": registration.stop_form,
        "field": registration.stop_field,
        "statistic": str(registration.stop_statistic),
        "comparison": str(registration.stop_comparison),
        "limit": registration.stop_value,
        "minimum": registration.stop_minimum,
        "value": None,
        "fires": None,
    }
    column = _column(collected, registration.stop_form, registration.stop_field)
    found = (
        _estimate(column, registration.stop_statistic, registration) if column else None
    )
    if found is None or found.n < registration.stop_minimum:
        return {**rule, **(SUPPRESSED if column and column.is_personal else {})}
    above = registration.stop_comparison == Comparison.ABOVE
    fires = found.estimate > rule["limit"] if above else found.estimate < rule["limit"]
    return {**rule, "value": found.estimate, "n": found.n, "fires": fires}
