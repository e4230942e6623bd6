"""Reads a calendar file in a program of its own: one that asks for a million dates holds nobody up."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from ..opening_hours import Span, merged

PROGRAM = Path(__file__).with_name("occurrences.py")
MOST_BYTES = 1_000_000
MOST_TIMES = 5_000
SECONDS = 6  # of the processor
PATIENCE = 20  # seconds on the wall


class TooLarge(ValueError):
    """More bytes than :data:`MOST_BYTES`."""


class TooMany(ValueError):
    """More dates than :data:`MOST_TIMES`, or so many that they cannot be counted in time."""


class Broken(ValueError):
    """``line`` counted from 1."""

    def __init__(self, line: int, fault: str):
        super().__init__(line, fault)
        self.line = line
        self.fault = fault


def busy_times(content: bytes, window: Span, zone: str) -> list[Span]:
    """Within the window, overlapping ones joined. Raises one of the errors above."""
    if len(content) > MOST_BYTES:
        raise TooLarge
    told = _told(content, window, zone)
    if "line" in told:
        raise Broken(told["line"], told["fault"])
    if len(told["busy"]) > MOST_TIMES:
        raise TooMany
    spans = (
        Span(*(datetime.fromisoformat(each).astimezone(UTC) for each in pair))
        for pair in told["busy"]
    )
    return merged(
        Span(max(span.start, window.start), min(span.end, window.end)) for span in spans
    )


def _told(content: bytes, window: Span, zone: str) -> dict:
    moments = [each.isoformat() for each in (window.start, window.end)]
    try:
        done = subprocess.run(  # noqa: S603 - our own program, the file only as its input
            [sys.executable, PROGRAM, *moments, zone, str(SECONDS)],
            input=content,
            capture_output=True,
            timeout=PATIENCE,
            check=True,
            env={},
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
        raise TooMany from None
    return json.loads(done.stdout)
