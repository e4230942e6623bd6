from datetime import UTC, date, datetime

from icalendar import Calendar

from innovation_park.lib.calendar_feed import Entry, calendar_response, render_calendar

UPDATED = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)


def entry(**values) -> Entry:
    return Entry(
        **{
            "key": "experiment-1",
            "title": "행복주차, 첫날",
            "starts": date(2026, 3, 2),
            "updated_at": UPDATED,
            **values,
        }
    )


def only_event(*entries, language="ko"):
    calendar = Calendar.from_ical(render_calendar("Dates", entries, language=language))
    return calendar.walk("VEVENT")[0]


def test_render_calendar_days_are_whole_and_the_last_is_included():
    event = only_event(entry(ends=date(2026, 3, 4)))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2026, 3, 2),
        date(2026, 3, 5),
    )


def test_render_calendar_moment_is_in_the_parks_time():
    starts = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
    raw = render_calendar("Dates", [entry(starts=starts)], language="en")
    assert b"DTSTART;TZID=Asia/Seoul:20260302T190000" in raw
    assert b"BEGIN:VTIMEZONE\r\nTZID:Asia/Seoul" in raw


def test_render_calendar_says_its_language_and_escapes_words():
    raw = render_calendar("Dates", [entry()], language="ko").decode()
    assert "SUMMARY;LANGUAGE=ko:행복주차\\, 첫날" in raw


def test_render_calendar_same_entries_are_the_same_bytes():
    first, second = (render_calendar("D", [entry()], language="en") for _ in range(2))
    assert first == second
    assert b"DTSTAMP:20260301T030000Z" in first


def test_render_calendar_uid_does_not_depend_on_the_language():
    uids = {str(only_event(entry(), language=code)["uid"]) for code in ("en", "ko")}
    assert uids == {"experiment-1@localhost"}


def test_render_calendar_line_break_in_a_title_adds_no_line():
    raw = render_calendar(
        "D", [entry(title="a\r\nATTENDEE:mailto:x@example.org")], language="en"
    )
    assert b"\r\nATTENDEE" not in raw


def test_calendar_response_full_entry():
    response = calendar_response(
        "Dates",
        [entry(url="https://park.example/x", point=(37.5, 127.0), is_cancelled=True)],
        filename="happy.ics",
    )
    event = Calendar.from_ical(response.content).walk("VEVENT")[0]
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'inline; filename="happy.ics"'
    assert event["url"] == "https://park.example/x"
    assert event["status"] == "CANCELLED"
    assert event["geo"].to_ical() == "37.5;127.0"
