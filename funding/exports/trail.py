"""The log of one application as a file its team takes along, checked by :mod:`funding.verifying`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from innovation_park.lib.chained_lines import canonical

from ..chain import exported
from ..models import Application, ApplicationEvent
from ..verifying import FORMAT


def trail_lines(
    application: Application, events: Iterable[ApplicationEvent]
) -> Iterator[bytes]:
    """What the file tells of stands first, taken from the application itself: a lost end is seen by it."""
    header = {
        "format": FORMAT,
        "application": application.code,
        "call": application.call.slug,
        "seq": application.head_seq,
        "head": application.head_digest,
        "status": application.status,
    }
    yield canonical(header) + b"\n"
    for event in events:
        yield canonical(exported(event)) + b"\n"


def trail_file(application: Application) -> bytes:
    """A few dozen lines: written at once, of one picture of the rows."""
    found = (
        Application.objects.select_related("call")
        .prefetch_related("events")
        .get(pk=application.pk)
    )
    events = sorted(found.events.all(), key=lambda event: event.seq)
    return b"".join(trail_lines(found, events[: found.head_seq]))
