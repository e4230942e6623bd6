"""What a connection asks for, from its address: ``/live/topics/17/?after=412&epoch=1&language=ko``."""

from __future__ import annotations

import re
from urllib.parse import parse_qs

from django.conf import settings

from .readers import Wanted

PATH = re.compile(r"^/live/topics/(?P<topic>\d{1,18})/(?P<way>socket|stream|events)$")
LANGUAGES = {code for code, _name in settings.LANGUAGES}
MOST = 2**31 - 1  # of a sequence number


def wanted_by(scope: dict) -> Wanted | None:
    """``None`` when the address makes no sense."""
    found = PATH.match(scope["path"])
    if not found:
        return None
    query = parse_qs(scope.get("query_string", b"").decode("latin1"))
    after, epoch = _number(query, "after"), _number(query, "epoch")
    if after is None or epoch is None:
        return None
    language = query.get("language", [""])[-1]
    return Wanted(
        topic=int(found["topic"]),
        after=max(after, _last_event_id(scope)),
        epoch=epoch,
        language=language if language in LANGUAGES else settings.LANGUAGE_CODE,
    )


def _number(query: dict[str, list[str]], name: str) -> int | None:
    """0 when it is not given, ``None`` when it is no number."""
    text = query.get(name, ["0"])[-1]
    return (
        int(text) if text.isascii() and text.isdigit() and int(text) <= MOST else None
    )


def _last_event_id(scope: dict) -> int:
    """A stream that was cut says by this header how far it came."""
    for name, value in scope["headers"]:
        if name == b"last-event-id" and value.isdigit() and int(value) <= MOST:
            return int(value)
    return 0
