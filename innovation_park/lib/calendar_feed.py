"""Dates of the park for one's own calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from icalendar import Calendar, Event, vText, vUri

PARK_TIME = ZoneInfo("Asia/Seoul")


@dataclass(frozen=True)
class Entry:
    """One date.

    ``key`` is the same for ever, in every language (``experiment-7-start``): a calendar
    that reads the feed again replaces the date instead of doubling it. A ``date`` is a
    whole day and ``ends`` the last day included; a ``datetime`` is a moment.
    ``updated_at`` makes the feed the same bytes until something changes. ``revision`` grows
    with every change, so that a calendar moves the date it has already.
    """

    key: str
    title: str
    starts: date | datetime
    updated_at: datetime
    ends: date | datetime | None = None
    description: str = ""
    place: str = ""
    url: str = ""
    point: tuple[float, float] | None = None  # latitude, longitude
    is_cancelled: bool = False
    revision: int = 0


def calendar_response(
    name: str,
    entries: Iterable[Entry],
    *,
    filename: str = "innovation-park.ics",
    language: str | None = None,
) -> HttpResponse:
    """A calendar file to open or to subscribe to, its words in ``language``."""
    body = render_calendar(name, entries, language=language or get_language() or "en")
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = content_disposition_header(
        False, filename
    )
    return response


def render_calendar(name: str, entries: Iterable[Entry], *, language: str) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.WAGTAIL_SITE_NAME}//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", _words(name, language))
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", PARK_TIME.key)
    calendar.add(
        "refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"}
    )
    for entry in entries:
        calendar.add_component(_event(entry, language))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _event(entry: Entry, language: str) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@{urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname}")
    event.add("dtstamp", entry.updated_at.astimezone(UTC))
    event.add("last-modified", entry.updated_at.astimezone(UTC))
    if entry.revision:
        event.add("sequence", entry.revision)
    event.add("summary", _words(entry.title, language))
    _add_moments(event, entry)
    if entry.description:
        event.add("description", _words(entry.description, language))
    if entry.place:
        event.add("location", _words(entry.place, language))
    if entry.url:
        event.add("url", vUri(entry.url))
    if entry.point:
        event.add("geo", entry.point)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    return event


def _add_moments(event: Event, entry: Entry) -> None:
    if isinstance(entry.starts, datetime):
        event.add("dtstart", entry.starts.astimezone(PARK_TIME))
        if entry.ends:
            event.add("dtend", entry.ends.astimezone(PARK_TIME))
        return
    event.add("dtstart", entry.starts)
    # The format's end is the day after the last one.
    event.add("dtend", (entry.ends or entry.starts) + timedelta(days=1))
    event.add("transp", "TRANSPARENT")


def _words(text: str, language: str) -> vText:
    words = vText(text)
    words.params["LANGUAGE"] = language
    return words
