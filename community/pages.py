"""Which posts stand on which page of a topic: pages are cut by number, so the last costs no more than the first."""

from __future__ import annotations

PAGE = 50


def page_of(number: int) -> int:
    return max(number - 1, 0) // PAGE + 1


def bounds(page: int) -> tuple[int, int]:
    """The first and the last number on it."""
    return (page - 1) * PAGE + 1, page * PAGE
