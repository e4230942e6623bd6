"""Calendar files of elsewhere: read as the library reads them, and none of them holds the park up."""

import importlib.util
import warnings
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import recurring_ical_events
from icalendar import Calendar

from experiments.bookings.importing import reading
from experiments.bookings.importing.occurrences import (
    Unreadable,
    busy_spans,
    occurrences,
)
from experiments.bookings.importing.reading import (
    MOST_BYTES,
    Broken,
    TooLarge,
    TooMany,
    busy_times,
)
from experiments.bookings.opening_hours import Span

SEOUL = ZoneInfo("Asia/Seoul")
LIBRARY = Path(importlib.util.find_spec("icalendar").origin).parent
FILES = sorted((LIBRARY / "tests").rglob("*.ics"))
WINDOW = Span(
    datetime(2026, 11, 23, tzinfo=UTC),
    datetime(2026, 11, 23, tzinfo=UTC).replace(month=12),
)

pytestmark = pytest.mark.filterwarnings("ignore")


def test_public_files_are_there():
    assert len(FILES) >= 160


def window_of(content):
    """A year and a half from the first event on; of files without one any."""
    days = []
    for calendar in Calendar.from_ical(content, multiple=True):
        for event in calendar.walk("VEVENT"):
            start = getattr(event.get("DTSTART"), "dt", None)
            if isinstance(start, date):
                days.append(datetime(start.year, start.month, start.day, tzinfo=SEOUL))
    first = min(days, default=datetime(2020, 1, 1, tzinfo=SEOUL))
    return first - timedelta(days=2), first + timedelta(days=550)


def by_the_library(content, start, end):
    if not Calendar.from_ical(content, multiple=True):
        raise ValueError("no calendar")
    return [
        event
        for calendar in Calendar.from_ical(content, multiple=True)
        for event in recurring_ical_events.of(calendar).between(start, end)
    ]


def times(events):
    return sorted(
        (str(event.get("UID")), str(event.start), str(event.end)) for event in events
    )


@pytest.mark.parametrize(
    "file", FILES, ids=lambda file: f"{file.parent.name}-{file.stem}"
)
def test_public_file_is_read_as_the_library_does_or_refused_by_line(file):
    content = file.read_bytes()
    try:
        start, end = window_of(content)
        wanted = by_the_library(content, start, end)
    except Exception:
        start, end, wanted = WINDOW.start, WINDOW.end, None
    try:
        found = occurrences(content, start, end)
    except Unreadable as refusal:
        lines = len(content.splitlines())
        assert 1 <= refusal.line <= max(lines, 1)
        assert refusal.fault
        assert wanted is None
    else:
        assert wanted is not None
        assert times(found) == times(wanted)
        for first, last in busy_spans(found, SEOUL):
            assert first < last


def file_of(*lines, event=()):
    return "\r\n".join(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Test//EN",
            *lines,
            "BEGIN:VEVENT",
            "UID:1",
            *event,
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    ).encode()


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (["DTSTART:20261199T100000Z"], 6),
        (["DTSTART:20261124T100000Z", "RRULE:FREQ=OFTEN"], 7),
        (["SUMMARY:No beginning"], 4),
        (["DTSTART:20261124T100000Z", "DURATION:P9999999999999999W"], 7),
        (["DTSTART;;:20261124T100000Z"], 6),
        (["DTSTART:20261124T100000Z", "BEGIN:VALARM"], 8),
    ],
)
def test_broken_file_is_refused_by_its_line(event, line):
    with pytest.raises(Unreadable) as refusal:
        occurrences(file_of(event=event), WINDOW.start, WINDOW.end)
    assert refusal.value.line == line


@pytest.mark.parametrize("content", [b"", b"\x89PNG\r\n\x1a\n\0\0", b"a,b,c\n1,2,3\n"])
def test_what_is_no_calendar_is_refused(content):
    with pytest.raises(Unreadable):
        occurrences(content, WINDOW.start, WINDOW.end)


def test_lines_are_counted_as_they_stand_in_the_file():
    folded = [
        "DTSTART:20261124T100000Z",
        "SUMMARY:long\r\n  and longer",
        "RRULE:FREQ=OFTEN",
    ]
    with pytest.raises(Unreadable) as refusal:
        occurrences(file_of(event=folded), WINDOW.start, WINDOW.end)
    assert refusal.value.line == 9


def busy(*event):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = occurrences(file_of(event=event), WINDOW.start, WINDOW.end)
    return busy_spans(found, SEOUL)


def test_hours_without_a_zone_and_whole_days_are_those_of_the_place():
    assert busy("DTSTART:20261124T100000", "DTEND:20261124T110000") == [
        (
            datetime(2026, 11, 24, 10, tzinfo=SEOUL),
            datetime(2026, 11, 24, 11, tzinfo=SEOUL),
        )
    ]
    assert busy("DTSTART;VALUE=DATE:20261124") == [
        (datetime(2026, 11, 24, tzinfo=SEOUL), datetime(2026, 11, 25, tzinfo=SEOUL))
    ]


@pytest.mark.parametrize("line", ["TRANSP:TRANSPARENT", "STATUS:CANCELLED"])
def test_free_and_cancelled_events_take_no_time(line):
    assert busy("DTSTART:20261124T100000Z", "DURATION:PT1H", line) == []
    assert len(busy("DTSTART:20261124T100000Z", "DURATION:PT1H")) == 1


def test_program_joins_what_overlaps_and_cuts_at_the_window():
    event = ["DTSTART:20261122T230000Z", "DURATION:PT2H", "RRULE:FREQ=HOURLY;COUNT=3"]
    assert busy_times(file_of(event=event), WINDOW, "Asia/Seoul") == [
        Span(WINDOW.start, WINDOW.start + timedelta(hours=3))
    ]


def test_program_names_the_line():
    with pytest.raises(Broken) as refusal:
        busy_times(file_of(event=["DTSTART:soon"]), WINDOW, "Asia/Seoul")
    assert refusal.value.line == 6


def test_rule_that_repeats_every_second_is_refused(monkeypatch):
    monkeypatch.setattr(reading, "SECONDS", 1)
    event = ["DTSTART:20261123T100000Z", "RRULE:FREQ=SECONDLY"]
    with pytest.raises(TooMany):
        busy_times(file_of(event=event), WINDOW, "Asia/Seoul")


def test_file_beyond_the_limit_is_not_even_read():
    with pytest.raises(TooLarge):
        busy_times(b"x" * (MOST_BYTES + 1), WINDOW, "Asia/Seoul")
