"""Figures as the reader writes them."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _

MOST_DECIMALS = 6


@dataclass(frozen=True)
class Measure:
    """How the values of one field are written: with its unit, and as many digits as carry meaning."""

    unit: str
    decimals: int
    is_share: bool = False

    def number(self, value: float | None) -> str:
        """Without the unit, for columns and axes."""
        if value is None:
            return "–"
        return number_format(
            round(value * 100 if self.is_share else value, self.decimals),
            self.decimals,
            use_l10n=True,
            force_grouping=True,
        )

    def words(self, value: float | None) -> str:
        if value is None:
            return "–"
        if self.is_share:
            return _("%(number)s %%") % {"number": self.number(value)}
        return f"{self.number(value)} {self.unit}".strip()

    def signed(self, value: float) -> str:
        """A difference: of shares in percentage points."""
        sign = "+" if value > 0 else "−" if value < 0 else "±"
        number = sign + self.number(abs(value))
        if self.is_share:
            return _("%(number)s percentage points") % {"number": number}
        return f"{number} {self.unit}".strip()

    def interval(self, low: float | None, high: float | None) -> str:
        if low is None or high is None:
            return ""
        return _("%(low)s to %(high)s") % {
            "low": self.number(low),
            "high": self.words(high),
        }

    def tick(self, value: float) -> str:
        """Ticks are round numbers: only the digits they have."""
        shown = round(value * 100 if self.is_share else value, 8)
        decimals = next(
            (each for each in range(5) if round(shown, each) == shown), MOST_DECIMALS
        )
        return number_format(shown, decimals, use_l10n=True, force_grouping=True)


def measure_for(
    unit: str, values: Iterable[float | None], *, is_share=False
) -> Measure:
    """Three digits of the largest value, or one more than whole for shares."""
    if is_share:
        return Measure("%", 1, True)
    known = [abs(value) for value in values if value]
    size = math.floor(math.log10(max(known))) if known else 0
    return Measure(unit, min(max(2 - size, 0), MOST_DECIMALS))


def day(iso: str, form="DATE_FORMAT") -> str:
    return date_format(date.fromisoformat(iso), form)


def days(first: str, last: str) -> str:
    return _("%(from)s to %(to)s") % {"from": day(first), "to": day(last)}


def count(number: int | None) -> str:
    return (
        "–"
        if number is None
        else number_format(number, use_l10n=True, force_grouping=True)
    )
