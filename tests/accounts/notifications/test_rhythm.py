"""When gathered letters go and devices are silent, on the clock of the person."""

from datetime import UTC, datetime

import pytest

from accounts.notifications.rhythm import after_quiet, next_digest

SEOUL, LONDON = "Asia/Seoul", "Europe/London"


def at(words):
    return datetime.fromisoformat(words).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "zone", "weekday", "due"),
    [
        ("2026-11-23 04:00", SEOUL, None, "2026-11-23 23:00"),
        ("2026-11-22 22:59", SEOUL, None, "2026-11-22 23:00"),
        ("2026-11-22 23:00", SEOUL, None, "2026-11-23 23:00"),
        ("2026-11-23 04:00", LONDON, None, "2026-11-23 08:00"),
        ("2026-07-23 04:00", LONDON, None, "2026-07-23 07:00"),
        # The night the clocks go back: eight in the morning all the same.
        ("2026-10-24 20:00", LONDON, None, "2026-10-25 08:00"),
        # 23 November 2026 is a Monday, in Seoul from 15:00 UTC of the 22nd.
        ("2026-11-22 16:00", SEOUL, 0, "2026-11-22 23:00"),
        ("2026-11-23 04:00", SEOUL, 0, "2026-11-29 23:00"),
        ("2026-11-23 04:00", SEOUL, 6, "2026-11-28 23:00"),
    ],
)
def test_gathered_letter_goes_at_the_next_eight_o_clock(now, zone, weekday, due):
    assert next_digest(at(now), zone=zone, hour=8, weekday=weekday) == at(due)


@pytest.mark.parametrize(
    ("now", "begins", "ends", "shown"),
    [
        ("2026-11-23 03:00", 22, 7, "2026-11-23 03:00"),  # noon
        ("2026-11-23 13:00", 22, 7, "2026-11-23 22:00"),  # ten at night
        ("2026-11-23 12:59", 22, 7, "2026-11-23 12:59"),
        ("2026-11-23 18:30", 22, 7, "2026-11-23 22:00"),  # half past three
        ("2026-11-23 22:00", 22, 7, "2026-11-23 22:00"),  # seven
        ("2026-11-23 04:30", 13, 15, "2026-11-23 06:00"),  # a rest after lunch
        ("2026-11-23 06:00", 13, 15, "2026-11-23 06:00"),
        ("2026-11-23 06:00", 9, 9, "2026-11-23 06:00"),  # no silence at all
    ],
)
def test_device_sounds_after_the_silence(now, begins, ends, shown):
    assert after_quiet(at(now), zone=SEOUL, begins=begins, ends=ends) == at(shown)
