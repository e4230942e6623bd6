"""Why a box is emptied today or can wait, in words. Facts are kept with a stop as JSON and said in the reader's language."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .level import Level

DUE = 0.2  # chance of being full before the van can come again, from which a box is emptied today
LONGEST_DAYS = 60  # batteries do not lie longer in a box that anything is in
A_FEW_GRAMS = 500


@dataclass(frozen=True)
class Reason:
    """Grams, and shares from 0 to 1; days in ISO form. ``by`` is the next day on which the van could come instead."""

    expected: int
    low: int
    high: int
    capacity: int
    known: int
    chance: float
    per_day: int
    emptied_on: str
    by: str
    reports: int = 0
    days: int = 0

    @classmethod
    def of(
        cls,
        now: Level,
        later: Level,
        *,
        per_day: float,
        since: date,
        today: date,
        by: date,
    ):
        return cls(
            expected=now.expected,
            low=now.low,
            high=now.high,
            capacity=now.capacity,
            known=now.known,
            chance=round(later.chance_full, 3),
            per_day=round(per_day),
            emptied_on=since.isoformat(),
            by=by.isoformat(),
            reports=now.full_reports,
            days=(today - since).days,
        )

    @property
    def is_long(self) -> bool:
        return self.days >= LONGEST_DAYS and self.expected >= A_FEW_GRAMS

    @property
    def is_due(self) -> bool:
        return self.chance >= DUE or self.reports > 0 or self.is_long

    @property
    def percent(self) -> int:
        return min(100, round(100 * self.expected / self.capacity))

    @property
    def chance_percent(self) -> int:
        """Never told as certain either way."""
        return min(99, max(1, round(100 * self.chance)))

    def to_json(self) -> dict:
        return asdict(self)

    @property
    def words(self) -> list[str]:
        """Sentences, what weighs most first."""
        said = []
        if self.reports:
            said.append(
                ngettext(
                    "%(count)s resident says that it is full.",
                    "%(count)s residents say that it is full.",
                    self.reports,
                )
                % {"count": self.reports}
            )
        said.append(
            _("The chance that it is full by %(day)s is %(chance)s %%.")
            % {"day": day_of(self.by), "chance": self.chance_percent}
        )
        said.append(
            _("About %(percent)s %% full: %(low)s to %(high)s kg of %(capacity)s kg.")
            % {
                "percent": self.percent,
                "low": kilograms(self.low),
                "high": kilograms(self.high),
                "capacity": kilograms(self.capacity),
            }
        )
        said.append(
            _("Emptied on %(day)s; it takes in about %(grams)s g a day.")
            % {"day": day_of(self.emptied_on), "grams": number_format(self.per_day)}
        )
        if self.is_long:
            said.append(
                _("Batteries have lain in it for %(days)s days.") % {"days": self.days}
            )
        return said


def reason_from(told: dict) -> Reason | None:
    return Reason(**told) if told else None


def day_of(iso: str) -> str:
    return date_format(date.fromisoformat(iso), "DAY_FORMAT")


def kilograms(grams: int) -> str:
    return number_format(grams / 1000, 1)
