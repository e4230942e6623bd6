"""Looking into a sealed application before its deadline: possible, with a reason, and told to those who wrote it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from ..models import Application, Peek
from ..workflow import Event
from .moving import lock_application, move


@transaction.atomic
def peek(
    *, application: Application, reason: str, by, at: datetime | None = None
) -> Peek:
    """The look is an event of the log; from then on the person reads this application as they would after the deadline."""
    at, locked = at or timezone.now(), lock_application(application)
    event = move(
        application=locked,
        event=Event.PEEK,
        by=by,
        version=locked.version,
        reason=reason.strip(),
        at=at,
    )
    return Peek.objects.create(
        application=locked, person=by, at=event.at, reason=event.reason
    )
