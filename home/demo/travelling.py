"""What happened long ago is done by the same actions as today, on a clock that stands at that moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.utils import timezone


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    today = timezone.now
    timezone.now = lambda: moment
    try:
        yield
    finally:
        timezone.now = today
