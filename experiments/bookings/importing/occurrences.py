"""What a calendar file says is on in a span of time. Run as a program of its own, with limits: :mod:`.reading` does.

It knows neither Django nor the park. Recurrences are those of ``recurring_ical_events``.
"""

from __future__ import annotations

import json
import resource
import sys
import warnings
from codecs import BOM_UTF8
from collections.abc import Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar, Component, Event
from icalendar.parser import Contentline

BYTES = 1 << 30  # of memory
WHEN = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")


class Unreadable(ValueError):
    """``line`` of the file, counted from 1; ``fault`` as the library has it."""

    def __init__(self, line: int, fault: str):
        super().__init__(line, fault)
        self.line = line
        self.fault = fault


def occurrences(content: bytes, start: datetime, end: datetime) -> list[Component]:
    """Every event between, one component for each time it takes place. Raises :class:`Unreadable`."""
    try:
        calendars = Calendar.from_ical(content, multiple=True)
        if not calendars:
            raise ValueError("BEGIN:VCALENDAR is missing")
        for calendar in calendars:
            _require_times(calendar)
        return [
            event
            for calendar in calendars
            for event in recurring_ical_events.of(calendar).between(start, end)
        ]
    except Exception as fault:
        raise Unreadable(*locate(content, start, end, fault)) from fault


def _require_times(calendar: Component) -> None:
    """The library leaves out what it cannot read; of an event's times nothing may be missing."""
    for event in calendar.walk("VEVENT"):
        for name, fault in event.errors:
            if (name or fault.partition("'")[2])[:20].startswith(WHEN):
                raise ValueError(fault)


def locate(
    content: bytes, start: datetime, end: datetime, fault: Exception
) -> tuple[int, str]:
    """The line that makes the file unreadable, and what is wrong with it."""
    open_parts: list[tuple[str, int]] = []
    last = 1
    for number, line in unfolded(content):
        last = number
        try:
            name, _parameters, value = Contentline(line).parts()
        except ValueError as wrong:
            if line.upper().startswith((*WHEN, "BEGIN", "END")) or not isinstance(
                fault, KeyError
            ):
                return number, _short(wrong)
            continue
        if name.upper() == "BEGIN":
            open_parts.append((value.upper(), number))
        elif name.upper() == "END":
            if not open_parts or open_parts.pop()[0] != value.upper():
                return number, f"END:{value} without its BEGIN"
        elif wrong := _wrong_value(name, line):
            return number, wrong
    if open_parts:
        return open_parts[-1][1], f"BEGIN:{open_parts[-1][0]} without its END"
    return _bad_event(content, start, end, fault) or (last, _short(fault))


def unfolded(content: bytes) -> Iterator[tuple[int, str]]:
    """Content lines, each with the number of the line on which it begins."""
    pending, begun = "", 0
    for number, raw in enumerate(content.removeprefix(BOM_UTF8).splitlines(), 1):
        line = raw.decode("utf-8", "replace")
        if line[:1] in (" ", "\t") and pending:
            pending += line[1:]
            continue
        if pending:
            yield begun, pending
        pending, begun = line.rstrip(), number
    if pending:
        yield begun, pending


def _wrong_value(name: str, line: str) -> str:
    if name.upper() not in WHEN:
        return ""
    try:
        event = Event.from_ical(f"BEGIN:VEVENT\r\n{line}\r\nEND:VEVENT\r\n")
    except ValueError as wrong:
        return _short(wrong)
    return next((_short(wrong) for _name, wrong in event.errors), "")


def _bad_event(content: bytes, start, end, fault) -> tuple[int, str] | None:
    """Every line can be read, but an event cannot be: the first that fails alone."""
    lines: list[str] = []
    begun = 0
    for number, line in unfolded(content):
        if line.upper() == "BEGIN:VEVENT":
            lines, begun = [], number
        lines.append(line)
        if line.upper() == "END:VEVENT" and begun:
            try:
                event = Event.from_ical("\r\n".join([*lines, ""]))
                recurring_ical_events.of(event).between(start, end)
            except Exception as wrong:
                return begun, _short(wrong)
    return None


def _short(fault) -> str:
    text = str(fault)
    if isinstance(fault, KeyError):
        text = f"{fault.args[0]} is missing"
    return " ".join(text.split())[:200]


def busy_spans(
    events: list[Component], zone: ZoneInfo
) -> list[tuple[datetime, datetime]]:
    """When whoever keeps the calendar is not free; whole days and hours without a zone are those of the place."""
    spans = []
    for event in events:
        if event.get("TRANSP") == "TRANSPARENT" or event.get("STATUS") == "CANCELLED":
            continue
        start, end = (_moment(each, zone) for each in (event.start, event.end))
        if start < end:
            spans.append((start, end))
    return spans


def _moment(at: date | datetime, zone: ZoneInfo) -> datetime:
    if not isinstance(at, datetime):
        return datetime.combine(at, time(), zone)
    return at if at.tzinfo else at.replace(tzinfo=zone)


def main() -> None:
    """Arguments: from, until, zone, seconds of the processor. The file comes in, JSON goes out."""
    seconds = int(sys.argv[4])
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    warnings.simplefilter("ignore")
    start, end = (datetime.fromisoformat(each) for each in sys.argv[1:3])
    try:
        events = occurrences(sys.stdin.buffer.read(), start, end)
        spans = busy_spans(events, ZoneInfo(sys.argv[3]))
        told = {"busy": [[each.isoformat() for each in span] for span in spans]}
    except Unreadable as fault:
        told = {"line": fault.line, "fault": fault.fault}
    except MemoryError:
        sys.exit(1)
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
