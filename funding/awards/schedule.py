"""When instalments, reports and reminders fall due. Days, no clock."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

REPORT_EVERY_MONTHS = 6
TIME_TO_WRITE = timedelta(days=14)  # after the period that a report is about
FINAL_REPORT_AFTER = timedelta(days=30)
# A progress report nearer to the end than this would say what the final one says.
TOO_NEAR = timedelta(days=60)
REMIND_BEFORE = (14, 3)  # days
REMIND_AFTER = (1, 8, 22)
SHARES = (40, 40, 20)  # percent, as the foundation suggests them


def add_months(day: date, months: int) -> date:
    """The same day of a later month, or its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@dataclass(frozen=True)
class Due:
    is_final: bool
    period_end: date
    due_on: date


def reports_due(
    starts_on: date, ends_on: date, every: int = REPORT_EVERY_MONTHS
) -> list[Due]:
    """One for each half year, and the final one."""
    found, months = [], every
    while (period_end := add_months(starts_on, months)) + TOO_NEAR <= ends_on:
        found.append(Due(False, period_end, period_end + TIME_TO_WRITE))
        months += every
    return [*found, Due(True, ends_on, ends_on + FINAL_REPORT_AFTER)]


def suggested_instalments(
    amount: int, starts_on: date, ends_on: date, shares=SHARES
) -> list[tuple[int, date]]:
    """(won, due day) for each share: the first soon after the beginning, the last at the end. The last takes what is left."""
    length = (ends_on - starts_on).days
    parts = [amount * share // 100 for share in shares[:-1]]
    parts.append(amount - sum(parts))
    first = min(30, length)
    steps = max(len(shares) - 1, 1)
    days = [
        starts_on + timedelta(days=first + (length - first) * place // steps)
        for place in range(len(shares))
    ]
    return list(zip(parts, days, strict=True))


def reminder_on(due_on: date, today: date) -> str:
    """Which reminder falls on or before today and is the latest of them; empty when none does.

    Its name is kept with what was told, so that a clock that stood still tells each at most once.
    """
    left = (due_on - today).days
    passed = [days for days in REMIND_AFTER if -left >= days]
    if passed:
        return f"late-{passed[-1]}"
    coming = [days for days in REMIND_BEFORE if left <= days]
    return f"soon-{coming[-1]}" if coming and left >= 0 else ""
