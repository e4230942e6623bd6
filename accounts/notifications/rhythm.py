"""When a letter with many things goes out, and when a device may sound. Pure; all on the person's own clock."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo


def next_digest(
    now: datetime, *, zone: str, hour: int, weekday: int | None = None
) -> datetime:
    """The next ``hour`` after ``now``; with ``weekday`` (0 is Monday) the next on that day."""
    here = now.astimezone(ZoneInfo(zone))
    day = here.date()
    if weekday is not None:
        day += timedelta(days=(weekday - day.weekday()) % 7)
    due = _on(day, hour, zone)
    if due <= now:
        due = _on(day + timedelta(days=1 if weekday is None else 7), hour, zone)
    return due


def after_quiet(now: datetime, *, zone: str, begins: int, ends: int) -> datetime:
    """``now``, or the end of the quiet hours it falls into; they may pass midnight."""
    here = now.astimezone(ZoneInfo(zone))
    is_quiet = (
        begins <= here.hour < ends
        if begins <= ends
        else not (ends <= here.hour < begins)
    )
    if not is_quiet:
        return now
    return next_digest(now, zone=zone, hour=ends)


def _on(day, hour: int, zone: str) -> datetime:
    return datetime.combine(day, time(hour), ZoneInfo(zone))
